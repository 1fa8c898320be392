package io.jenkins.plugins.akool.events;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.service.TranslationService;

/** Tells the service of builds that no step will come back to, or that are gone. */
@Extension
public final class BuildEvents extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(@NonNull Run<?, ?> run) {
        TranslationService.get().buildEnded(run);
    }

    @Override
    public void onDeleted(@NonNull Run<?, ?> run) {
        String deleted = Owners.of(run);
        TranslationService.get().forgetOwners(deleted::equals);
    }
}
