package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.jenkins.OrderOutcome;
import io.jenkins.plugins.akool.jenkins.OrderWatcher;
import io.jenkins.plugins.akool.jenkins.PreflightReport;
import io.jenkins.plugins.akool.jenkins.Site;
import io.jenkins.plugins.akool.jenkins.TranslationOptions;
import io.jenkins.plugins.akool.jenkins.TranslationService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One {@code akoolTranslate} that waits. It places an order and is called back; while it waits it holds no thread and
 * writes nothing. What it persists is the order's id: after a restart the service knows the rest.
 */
final class AkoolTranslateExecution extends StepExecution implements OrderWatcher {

    private static final long serialVersionUID = 1L;

    /** For the life of the step, in the program's saved state. */
    private final String orderId = TranslationService.newOrderId();

    /** Needed again only if Jenkins went down before the order was written to the journal. */
    private final TranslationOptions options;

    /** Set once the step has its result or was stopped, so that it gets no second one. */
    private final AtomicBoolean completed = new AtomicBoolean();

    AkoolTranslateExecution(StepContext context, TranslationOptions options) {
        super(context);
        this.options = options;
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        if (options.isDryRun()) {
            TranslationService.get().check(run, options, this).whenComplete(this::checked);
        } else {
            TranslationService.get().place(orderId, run, options, this);
        }
        return false;
    }

    private void checked(@CheckForNull PreflightReport report, @CheckForNull Throwable error) {
        String failure = report == null ? Messages.notChecked() : report.failure();
        if (failure != null) {
            failed(failure);
        } else if (completed.compareAndSet(false, true)) {
            getContext().onSuccess(new ArrayList<>());
        }
    }

    @Override
    public void onResume() {
        try {
            if (options.isDryRun()) {
                start();
            } else {
                TranslationService.get().resume(orderId, getContext().get(Run.class), options, this);
            }
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        if (!completed.compareAndSet(false, true)) {
            return;
        }
        TaskListener log = getContext().get(TaskListener.class);
        for (String paid : TranslationService.get().abort(orderId, Messages.stopped())) {
            log.getLogger().println("[AKOOL] " + paid);
        }
        getContext().onFailure(cause);
    }

    @Override
    public boolean blocksRestart() {
        return TranslationService.get().isBusy(orderId);
    }

    @Override
    public String getStatus() {
        return TranslationService.get().describe(orderId);
    }

    @NonNull
    @Override
    public TaskListener log() throws IOException, InterruptedException {
        TaskListener log = getContext().get(TaskListener.class);
        return log == null ? TaskListener.NULL : log;
    }

    @CheckForNull
    @Override
    public Site site() throws IOException, InterruptedException {
        FilePath workspace = getContext().get(FilePath.class);
        Launcher launcher = getContext().get(Launcher.class);
        return workspace == null || launcher == null ? null : new Site(workspace, launcher, log(), false);
    }

    @Override
    public void finished(@NonNull OrderOutcome outcome) {
        String failure = outcome.failure();
        if (failure != null) {
            failed(failure);
        } else if (completed.compareAndSet(false, true)) {
            getContext().onSuccess(outcome.toList());
        }
    }

    @Override
    public void failed(@NonNull String why) {
        if (completed.compareAndSet(false, true)) {
            getContext().onFailure(new AbortException(why));
        }
    }
}
