package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.record.OrderOutcome;
import java.util.concurrent.CompletableFuture;

/**
 * A build whose executor waits for the outcome.
 *
 * @param outcome fails with a sentence for the user, where nothing was submitted
 */
record WaitingBuild(@NonNull Site site, @NonNull CompletableFuture<OrderOutcome> outcome) implements OrderWatcher {

    WaitingBuild(Site site) {
        this(site, new CompletableFuture<>());
    }

    @NonNull
    @Override
    public TaskListener log() {
        return site.listener();
    }

    @Override
    public void finished(@NonNull OrderOutcome ended) {
        outcome.complete(ended);
    }

    @Override
    public void failed(@NonNull String why) {
        outcome.completeExceptionally(new AbortException(why));
    }
}
