package io.jenkins.plugins.akool.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Has results collected, and decides what a failed collection means. Used on the timeline's thread. */
final class Collecting {

    /** Collections that may fail before the translation is left to a person, each with a link read anew. */
    private static final int MOST_COLLECTIONS = 5;

    /** Who looks at translations, and takes them back when their result could not be collected. */
    interface Watching {
        Watch watch(String id);

        void lookIn(Translation t, Duration pause);

        void end(Translation t, State end, String why);

        void forget(String id);
    }

    private final Timeline timeline;
    private final Pacing pacing;
    private final Ledger ledger;
    private final Collector collector;
    private final Watching watching;

    Collecting(Timeline timeline, Pacing pacing, Ledger ledger, Collector collector, Watching watching) {
        this.timeline = timeline;
        this.pacing = pacing;
        this.ledger = ledger;
        this.collector = collector;
        this.watching = watching;
    }

    /**
     * @param link as AKOOL just told it, since it runs out
     */
    void collect(Translation completed, String link) {
        Translation t = completed.collecting();
        ledger.update(t);
        CompletableFuture<Collector.Collected> transfer = Failures.caught(() -> collector.collect(t, link));
        Watch watch = watching.watch(t.id());
        watch.transfer = transfer;
        transfer.whenCompleteAsync(
                (result, error) -> {
                    watch.transfer = null;
                    Translation current = ledger.get(t.id());
                    if (current == null || current.state() != State.COLLECTING) {
                        return;
                    }
                    if (error == null) {
                        ledger.update(current.collected(result));
                        watching.forget(t.id());
                    } else {
                        notCollected(current, watch, Failures.unwrapped(error));
                    }
                },
                timeline);
    }

    private void notCollected(Translation t, Watch watch, Throwable error) {
        watch.failedCollections++;
        String why = error instanceof DownloadException
                ? error.getMessage()
                : Failures.of(error).getMessage();
        boolean again = error instanceof DownloadException e
                && e.worthRetrying()
                && watch.failedCollections < MOST_COLLECTIONS
                && timeline.now().isBefore(t.order().deadline());
        if (again) {
            Translation completed = t.completedAgain();
            ledger.update(completed);
            watching.lookIn(completed, pacing.untilRetry(watch.failedCollections));
        } else {
            watching.end(t, State.UNCOLLECTED, "The translation is done, but its video could not be collected: " + why);
        }
    }
}
