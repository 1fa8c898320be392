package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.record.ShownTranslation;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A build's translations as REST tells them. Not the page itself: Jenkins tells with a list of builds whatever their
 * actions export, and would read the record of each.
 */
@ExportedBean
public final class BuildData {

    private final List<ShownTranslation> translations;

    BuildData(List<ShownTranslation> translations) {
        this.translations = translations;
    }

    /** In the order of their orders and languages. */
    @Exported
    @NonNull
    public List<ShownTranslation> getTranslations() {
        return translations;
    }
}
