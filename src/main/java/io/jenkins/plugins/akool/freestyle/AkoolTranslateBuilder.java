package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.akool.jenkins.OrderOutcome;
import io.jenkins.plugins.akool.jenkins.Site;
import io.jenkins.plugins.akool.jenkins.TranslationOptions;
import io.jenkins.plugins.akool.jenkins.TranslationService;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Translates a video in a freestyle build. Its executor is taken while it waits; that is how freestyle builds are.
 *
 * <p>Not a {@code SimpleBuildStep} on purpose: as one it could be called from a Pipeline, where it could not survive a
 * restart. There is a step for that.
 */
public class AkoolTranslateBuilder extends Builder {

    private final TranslationOptions options;

    @DataBoundConstructor
    public AkoolTranslateBuilder(@NonNull TranslationOptions options) {
        this.options = options;
    }

    @NonNull
    public TranslationOptions getOptions() {
        return options;
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new AbortException(Messages.noWorkspace());
        }
        TranslationService service = TranslationService.get();
        String orderId = TranslationService.newOrderId();
        WaitingBuild waiting = new WaitingBuild(new Site(workspace, launcher, listener, false));
        service.place(orderId, build, options.expanded(build.getEnvironment(listener)), waiting);
        OrderOutcome outcome;
        try {
            outcome = waiting.outcome().get();
        } catch (InterruptedException e) {
            service.abort(orderId, Messages.stopped())
                    .forEach(paid -> listener.getLogger().println("[AKOOL] " + paid));
            throw e;
        } catch (ExecutionException e) {
            throw new AbortException(e.getCause().getMessage());
        }
        String failure = outcome.failure();
        if (failure != null) {
            throw new AbortException(failure);
        }
        return true;
    }

    /** Offers the step in freestyle jobs. */
    @Extension
    @Symbol("akoolVideoTranslation")
    public static class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.builder_displayName();
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
