package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;

/** Tells the service that no step of a build will come back for its results. */
@Extension
public final class BuildEnd extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(@NonNull Run<?, ?> run) {
        TranslationService.get().buildEnded(run);
    }
}
