package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Adds the page to each build that translated something. Asked for each build of each list, so it reads no record. */
@Extension
@SuppressWarnings("rawtypes")
public final class ReportFactory extends TransientActionFactory<Run> {

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return TranslationsReport.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Run run) {
        BuildTranslations found = BuildTranslations.find(run);
        return found == null ? Set.of() : Set.of(new TranslationsReport(run, found));
    }
}
