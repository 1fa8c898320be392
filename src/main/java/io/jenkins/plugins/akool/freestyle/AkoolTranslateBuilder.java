package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.service.Checks;
import io.jenkins.plugins.akool.service.TranslationService;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
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
        WaitingBuild waiting = new WaitingBuild(new Site(workspace, launcher, listener, false));
        TranslationOptions expanded = options.expanded(build.getEnvironment(listener));
        if (expanded.isDryRun()) {
            String failure = answer(Checks.dryRun(build, expanded, waiting)).failure();
            if (failure != null) {
                throw new AbortException(failure);
            }
        } else {
            try {
                translate(build, expanded, waiting);
            } finally {
                WorkspaceResults.offer(build, workspace);
            }
        }
        return true;
    }

    private static void translate(AbstractBuild<?, ?> build, TranslationOptions options, WaitingBuild waiting)
            throws InterruptedException, IOException {
        TranslationService service = TranslationService.get();
        String orderId = TranslationService.newOrderId();
        CompletableFuture<Void> placed =
                service.place(orderId, build, options, waiting).toCompletableFuture();
        try {
            if (options.isWait()) {
                judge(build, answer(waiting.outcome()), waiting);
            } else {
                answer(placed);
                waiting.log().getLogger().println("[AKOOL] " + Messages.background());
            }
        } catch (InterruptedException e) {
            service.abort(orderId, Messages.stopped())
                    .forEach(paid -> waiting.log().getLogger().println("[AKOOL] " + paid));
            throw e;
        }
    }

    private static void judge(AbstractBuild<?, ?> build, OrderOutcome outcome, WaitingBuild waiting)
            throws AbortException {
        String failure = outcome.failure();
        if (failure == null) {
            return;
        }
        switch (outcome.onFailure()) {
            case FAIL -> throw new AbortException(failure);
            case UNSTABLE -> {
                waiting.log().getLogger().println("[AKOOL] " + failure);
                build.setResult(Result.UNSTABLE);
            }
            case IGNORE -> waiting.log().getLogger().println("[AKOOL] " + failure);
        }
    }

    private static <T> T answer(CompletableFuture<T> question) throws InterruptedException, AbortException {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw new AbortException(e.getCause().getMessage());
        }
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
