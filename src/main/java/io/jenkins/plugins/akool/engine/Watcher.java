package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.client.AkoolException;
import io.jenkins.plugins.akool.client.Remedy;
import io.jenkins.plugins.akool.client.TranslationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at submitted translations until AKOOL is done with them, then has them collected. Looking is free, so nothing
 * that goes wrong here ends a paid translation as failed, save AKOOL's own word; what cannot be finished is left
 * {@link State#UNCOLLECTED} with its id.
 */
final class Watcher {

    /** For AKOOL not knowing an id: just after the creation it does not know it yet. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** Collections that may fail before the translation is left to a person, each with a link read anew. */
    private static final int MOST_COLLECTIONS = 5;

    /** Says nothing of the translation, and ends nothing before the time limit. */
    private static final Set<Remedy> MAY_PASS = EnumSet.of(Remedy.RETRY_LATER, Remedy.SLOW_DOWN, Remedy.CREDENTIALS);

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Collector collector;

    /** What is known of each watched translation beyond the journal; lost at a restart, where counting starts anew. */
    private final Map<String, Watch> watches = new HashMap<>();

    /** Per cent by id, as last heard; read from other threads. */
    private final Map<String, Integer> progress = new ConcurrentHashMap<>();

    private static final class Watch {
        int looks;
        int failures;
        int failedCollections;
        /** When AKOOL first said it did not know the id, or null since it last knew it. */
        Instant unknownSince;
        /** The transfer under way, or null. */
        CompletableFuture<Collector.Collected> transfer;
    }

    Watcher(
            Timeline timeline,
            DueQueue queue,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            Accounts accounts,
            Collector collector) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.accounts = accounts;
        this.collector = collector;
    }

    OptionalInt progress(String id) {
        Integer percent = progress.get(id);
        return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** Starts looking, after a pause in which AKOOL cannot be done. */
    void watch(Translation t) {
        lookIn(t, pacing.untilNextLook(0));
    }

    /** Looks at once, or as soon as the queue lets it. */
    void lookNow(Translation t) {
        lookIn(t, Duration.ZERO);
    }

    /** Goes on after a restart, not all at the same moment. */
    void resume(Translation t) {
        lookIn(t, pacing.spread());
    }

    /** Ends looking and collecting, with nothing half-written left behind. */
    void giveUp(Translation t, String why) {
        queue.remove(t.id());
        CompletableFuture<?> transfer = watch(t.id()).transfer;
        end(t, State.UNCOLLECTED, why);
        if (transfer != null) {
            transfer.cancel(true);
        }
    }

    void forget(String id) {
        queue.remove(id);
        watches.remove(id);
        progress.remove(id);
    }

    private Watch watch(String id) {
        return watches.computeIfAbsent(id, i -> new Watch());
    }

    private void lookIn(Translation t, Duration pause) {
        queue.put(t.id(), timeline.now().plus(pause), () -> look(t.id()));
    }

    /**
     * Looks once more after the pause, at the latest when the time limit is over. That last look counts, since a result
     * that is there is worth more than the limit: Jenkins may have been down when it passed.
     */
    private void lookAgainIn(Translation t, Duration pause, String reasonIfLate) {
        Instant now = timeline.now();
        Instant deadline = t.order().deadline();
        if (!now.isBefore(deadline)) {
            end(t, State.UNCOLLECTED, reasonIfLate);
            return;
        }
        Duration left = Duration.between(now, deadline);
        lookIn(t, pause.compareTo(left) < 0 ? pause : left);
    }

    private CompletionStage<?> look(String id) {
        Translation t = ledger.get(id);
        String akoolId = t == null ? null : t.akoolId();
        if (akoolId == null || !t.state().watched()) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = timeline.now();
        Instant expires = t.expiresAt();
        if (expires != null && t.completedAt() != null && !now.isBefore(expires)) {
            end(t, State.EXPIRED, "AKOOL deletes results after seven days, and this one was not collected in time.");
            return CompletableFuture.completedFuture(null);
        }
        return Failures.caught(() -> accounts.open(t))
                .thenCompose(client -> client.status(akoolId))
                .handleAsync(
                        (status, error) -> {
                            Translation current = ledger.get(id);
                            if (current != null && current.state().watched()) {
                                if (error == null) {
                                    throttle.answered();
                                    seen(current, status);
                                } else {
                                    unseen(current, Failures.of(error));
                                }
                            }
                            return null;
                        },
                        timeline);
    }

    private void seen(Translation t, TranslationStatus status) {
        Watch watch = watch(t.id());
        watch.failures = 0;
        watch.unknownSince = null;
        watch.looks++;
        Integer percent = status.progress();
        if (percent != null) {
            progress.put(t.id(), percent);
        }
        Translation seen = t.observed(status, timeline.now());
        if (!seen.equals(t)) {
            ledger.update(seen);
        }
        String link = status.video();
        if (seen.state() == State.FAILED) {
            forget(t.id());
        } else if (seen.state() == State.COMPLETED && link != null) {
            collect(seen, link);
        } else {
            lookAgainIn(
                    seen,
                    pacing.untilNextLook(watch.looks),
                    "AKOOL was not done within the time limit of "
                            + t.order().timeLimit().toMinutes() + " minutes; the credits are spent.");
        }
    }

    private void unseen(Translation t, AkoolException error) {
        Watch watch = watch(t.id());
        Instant now = timeline.now();
        watch.failures++;
        if (Failures.tooOften(error)) {
            throttle.tooOften(now, error.retryAfter().orElse(null));
        }
        if (MAY_PASS.contains(error.remedy())) {
            watch.unknownSince = null;
        } else if (watch.unknownSince == null) {
            watch.unknownSince = now;
        } else if (Duration.between(watch.unknownSince, now).compareTo(GRACE) > 0) {
            end(t, State.UNCOLLECTED, "AKOOL does not tell its state any more: " + error.getMessage());
            return;
        }
        Duration pause = pacing.untilRetry(watch.failures);
        Duration asked = error.retryAfter().orElse(Duration.ZERO);
        lookAgainIn(
                t,
                asked.compareTo(pause) > 0 ? asked : pause,
                "Its state could not be read within the time limit: " + error.getMessage());
    }

    private void collect(Translation completed, String link) {
        Translation t = completed.collecting();
        ledger.update(t);
        CompletableFuture<Collector.Collected> transfer = Failures.caught(() -> collector.collect(t, link));
        Watch watch = watch(t.id());
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
                        forget(t.id());
                    } else {
                        notCollected(current, Failures.unwrapped(error));
                    }
                },
                timeline);
    }

    private void notCollected(Translation t, Throwable error) {
        Watch watch = watch(t.id());
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
            lookIn(completed, pacing.untilRetry(watch.failedCollections));
        } else {
            end(t, State.UNCOLLECTED, "The translation is done, but its video could not be collected: " + why);
        }
    }

    private void end(Translation t, State end, String why) {
        ledger.update(t.settled(end, why));
        forget(t.id());
    }
}
