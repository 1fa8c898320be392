package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.akool.record.RecordedBuilds;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Adds the page to each job whose newest builds translated something. Loads no build, and asks the disk once a job. */
@Extension
@SuppressWarnings("rawtypes")
public final class LatestFactory extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return LatestTranslations.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Job job) {
        Job<?, ?> asked = job;
        return RecordedBuilds.hasAny(asked) ? Set.of(new LatestTranslations(asked)) : Set.of();
    }
}
