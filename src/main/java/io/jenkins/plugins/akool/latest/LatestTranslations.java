package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Tab;
import jenkins.security.stapler.StaplerDispatchable;

/** A job's newest translation of each video into each language. Made anew for each request. */
public final class LatestTranslations extends Tab {

    private final Job<?, ?> job;

    LatestTranslations(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    @NonNull
    @Override
    public String getIconFileName() {
        return "symbol-language-outline plugin-ionicons-api";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return "akool";
    }

    /** Of each video into each language the newest that a build has; of the 100 newest builds, ordered by language. */
    @NonNull
    public List<LatestTranslation> getTranslations() {
        Set<String> seen = new HashSet<>();
        List<LatestTranslation> newest = new ArrayList<>(
                LatestTranslation.of(job).filter(t -> seen.add(t.key())).toList());
        newest.sort(Comparator.comparing(LatestTranslation::getLanguageName)
                .thenComparing(LatestTranslation::getSource)
                .thenComparing(LatestTranslation::turn));
        return newest;
    }

    /** The same, as the page shows them. */
    @NonNull
    public List<LatestRow> getRows() {
        return LatestRow.of(getTranslations());
    }

    @NonNull
    public Api getApi() {
        return new Api(new JobData(getTranslations()));
    }

    /** Addresses that stay, by language. */
    @StaplerDispatchable
    @NonNull
    public LatestAddresses getLatest() {
        return new LatestAddresses(job);
    }
}
