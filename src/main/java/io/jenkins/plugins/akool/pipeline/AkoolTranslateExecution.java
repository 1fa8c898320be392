package io.jenkins.plugins.akool.pipeline;

import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.preflight.PreflightReport;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.service.Checks;
import io.jenkins.plugins.akool.service.TranslationService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One {@code akoolTranslate}. It places an order and is called back; while it waits it holds no thread and writes
 * nothing. What it persists is the order's id: after a restart the service knows the rest.
 */
final class AkoolTranslateExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(AkoolTranslateExecution.class.getName());

    /** For the life of the step, in the program's saved state. */
    private final String orderId = TranslationService.newOrderId();

    /** Needed again only if Jenkins went down before the order was written to the journal. */
    private final TranslationOptions options;

    /**
     * Set once the step has its result or was stopped, so that it gets no second one. For the life of the process: a step
     * that comes back has none, whatever it was told just before a crash.
     */
    private transient AtomicBoolean completed = new AtomicBoolean();

    AkoolTranslateExecution(StepContext context, TranslationOptions options) {
        super(context);
        this.options = options;
    }

    private Object readResolve() {
        completed = new AtomicBoolean();
        return this;
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        if (options.isDryRun()) {
            Checks.dryRun(run, options, watcher()).whenComplete(this::checked);
            return false;
        }
        String problem = options.problem();
        if (problem != null) {
            throw new AbortException(problem);
        }
        if (options.isWait()) {
            NodeMarks.begin(getContext(), label());
        }
        // A step that Jenkins forgets in a crash would be run again with another id, and pay again: so it is saved
        // first, and where that cannot be done nothing is paid.
        ListenableFuture<Void> saved = getContext().saveState();
        saved.addListener(() -> placeIf(saved), Runnable::run);
        return false;
    }

    private void placeIf(Future<Void> saved) {
        try {
            saved.get();
            place();
        } catch (ExecutionException e) {
            LOGGER.log(Level.FINE, "a program cannot be saved", e);
            fail(new AbortException(Messages.notSaved(e.getCause().getMessage())));
        } catch (IOException | InterruptedException | RuntimeException e) {
            fail(e);
        }
    }

    private void place() throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        if (completed.get() || node != null && !node.isActive()) {
            // Whoever waited for it is gone.
            return;
        }
        Run<?, ?> run = getContext().get(Run.class);
        handOver(run, TranslationService.get().place(orderId, run, options, watcher()));
    }

    /** A step that does not wait goes on once its order cannot be lost any more. */
    private void handOver(Run<?, ?> run, CompletionStage<Void> placed) {
        if (!options.isWait()) {
            placed.whenComplete((done, error) -> handOver(run, error));
        }
    }

    private void handOver(Run<?, ?> run, @CheckForNull Throwable error) {
        if (error != null) {
            fail(error.getCause() == null ? error : error.getCause());
        } else if (completed.compareAndSet(false, true)) {
            BuildTranslations known = BuildTranslations.find(run);
            OrderRecord order = known == null ? null : known.order(orderId);
            List<String> languages = order == null ? options.languageList() : order.languages();
            getContext().onSuccess(new TranslationHandle(orderId, run, languages));
        }
    }

    private void checked(@CheckForNull PreflightReport report, @CheckForNull Throwable error) {
        String failure = report == null ? Messages.notChecked() : report.failure();
        if (failure != null) {
            fail(new AbortException(failure));
        } else if (completed.compareAndSet(false, true)) {
            getContext().onSuccess(new ArrayList<>());
        }
    }

    @Override
    public void onResume() {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            if (options.isDryRun()) {
                Checks.dryRun(run, options, watcher()).whenComplete(this::checked);
            } else {
                handOver(run, TranslationService.get().resume(orderId, run, options, watcher()));
            }
        } catch (IOException | InterruptedException e) {
            fail(e);
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
        NodeMarks.end(getContext());
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

    private String label() {
        return Messages.step_label(String.join(", ", options.languageList()));
    }

    private OrderWatcher watcher() {
        return new ContextWatcher(getContext()) {
            @Override
            public void progressed(int settled, int all) {
                if (completed.get()) {
                    return;
                }
                try {
                    NodeMarks.label(getContext(), Messages.step_progress(label(), settled, all));
                } catch (IOException | InterruptedException e) {
                    LOGGER.log(Level.FINE, "the step is gone", e);
                }
            }

            @Override
            public void finished(@NonNull OrderOutcome outcome) {
                complete(outcome);
            }

            @Override
            public void failed(@NonNull String why) {
                fail(new AbortException(why));
            }
        };
    }

    private void complete(OrderOutcome outcome) {
        if (!completed.compareAndSet(false, true)) {
            return;
        }
        try {
            NodeMarks.end(getContext());
            String failure = outcome.failure();
            if (failure != null) {
                NodeMarks.judge(getContext(), outcome.onFailure(), failure);
            }
            getContext().onSuccess(outcome.toList());
        } catch (IOException | InterruptedException e) {
            NodeMarks.failed(getContext(), e);
        }
    }

    private void fail(Throwable why) {
        if (completed.compareAndSet(false, true)) {
            NodeMarks.failed(getContext(), why);
        }
    }
}
