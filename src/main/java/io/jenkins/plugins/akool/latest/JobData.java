package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A job's newest translations as REST tells them. Not the page itself: Jenkins tells with a list of jobs whatever their
 * actions export, and would read the records of their builds.
 */
@ExportedBean
public final class JobData {

    private final List<LatestTranslation> translations;

    JobData(List<LatestTranslation> translations) {
        this.translations = translations;
    }

    /** Of each video into each language the newest that a build has; of the 100 newest builds, ordered by language. */
    @Exported
    @NonNull
    public List<LatestTranslation> getTranslations() {
        return translations;
    }
}
