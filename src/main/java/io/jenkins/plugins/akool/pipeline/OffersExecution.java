package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Asks AKOOL for a list without holding a thread. Asking is free, so after a restart it is asked again. */
abstract class OffersExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** The question under way; null before the start and after a restart. */
    private transient volatile CompletableFuture<?> asked;

    OffersExecution(StepContext context) {
        super(context);
    }

    /** Returns at once; fails with a message for the user. */
    abstract CompletableFuture<List<Map<String, Object>>> ask(Run<?, ?> run);

    @Override
    public boolean start() throws Exception {
        CompletableFuture<List<Map<String, Object>>> answer = ask(getContext().get(Run.class));
        asked = answer;
        answer.whenComplete((list, error) -> {
            if (answer.isCancelled()) {
                return;
            }
            if (error == null) {
                getContext().onSuccess(list);
            } else {
                Throwable cause = error instanceof CompletionException ? error.getCause() : error;
                getContext().onFailure(new AbortException(cause.getMessage()));
            }
        });
        return false;
    }

    @Override
    public void onResume() {
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) {
        CompletableFuture<?> underWay = asked;
        if (underWay != null) {
            underWay.cancel(true);
        }
        getContext().onFailure(cause);
    }
}
