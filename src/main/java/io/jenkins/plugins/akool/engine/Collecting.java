package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Has results collected, and decides what a failed collection means. Used on the timeline's thread.
 *
 * <p>The order's time limit is for AKOOL's work. Collecting has one of its own, in which a transfer may wait for its turn
 * and for its node, and fail and be tried again.
 */
final class Collecting {

    /** Collections that may fail before the translation is left to a person, each with a link read anew. */
    private static final int MOST_COLLECTIONS = 5;

    /** For all collections of one translation together, pauses included. */
    static final Duration TIME_LIMIT = Duration.ofHours(2);

    /** For each of them: what kept its link from being read for hours leaves time to follow it. */
    private static final Duration AT_LEAST = Duration.ofMinutes(15);

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
     * @param link as AKOOL just told it, since it runs out; the extras' as well
     */
    void collect(Translation completed, String link, TranslationStatus.Extras extras) {
        Translation t = completed.collecting();
        ledger.update(t);
        CompletableFuture<Collected> transfer = Failures.caught(() -> collector.collect(t, link, extras));
        Watch watch = watching.watch(t.id());
        watch.transfer = transfer;
        if (watch.collectingSince == null) {
            watch.collectingSince = timeline.now();
        }
        Instant end = Collections.max(
                List.of(watch.collectingSince.plus(TIME_LIMIT), timeline.now().plus(AT_LEAST)));
        timeline.wakeAt(end, () -> transfer.cancel(true));
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
        DownloadException failure = failure(error);
        Duration pause = pacing.untilRetry(watch.failedCollections);
        Duration asked = failure.pause().orElse(pause);
        pause = asked.compareTo(pause) > 0 ? asked : pause;
        boolean again = failure.worthRetrying()
                && watch.failedCollections < MOST_COLLECTIONS
                && timeline.now().plus(pause).isBefore(watch.collectingSince.plus(TIME_LIMIT));
        if (again) {
            Translation completed = t.completedAgain();
            ledger.update(completed);
            watching.lookIn(completed, pause);
        } else if (deleted(t, failure)) {
            watching.end(t, State.EXPIRED, Failures.sentence("expired"));
        } else {
            watching.end(t, State.UNCOLLECTED, Failures.sentence("notCollected", failure.getMessage()));
        }
    }

    private static DownloadException failure(Throwable error) {
        if (error instanceof DownloadException known) {
            return known;
        }
        // Only the time limit cancels what is still wanted.
        boolean late = error instanceof CancellationException;
        String why = late
                ? Failures.sentence("notThere", String.valueOf(TIME_LIMIT.toHours()))
                : Failures.of(error).getMessage();
        return new DownloadException(why, !late, error);
    }

    /**
     * Whether the video is not at AKOOL any more. Where Jenkins was down when AKOOL was done, the completion was seen
     * late; then links that lead to nothing tell, from when on AKOOL may have deleted it.
     */
    private boolean deleted(Translation t, DownloadException failure) {
        Instant now = timeline.now();
        Instant submitted = t.submittedAt();
        Instant earliest = submitted == null ? now : submitted.plus(Purchase.KEPT_BY_AKOOL);
        Instant latest = t.expiresAt();
        return latest != null && !now.isBefore(latest)
                || failure.cure() == DownloadException.Cure.FRESH_LINK && !now.isBefore(earliest);
    }
}
