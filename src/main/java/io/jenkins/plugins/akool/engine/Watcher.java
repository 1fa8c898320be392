package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.schedule.DueQueue;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Throttle;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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
final class Watcher implements Collecting.Watching {

    /** For AKOOL not knowing an id: just after the creation it does not know it yet. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** How often AKOOL is asked with a login that it refused, in case it was AKOOL that was wrong. */
    static final Duration SAME_LOGIN_AGAIN = Duration.ofHours(1);

    /** Says nothing of the translation, and ends nothing before the time limit. */
    private static final Set<Remedy> MAY_PASS = EnumSet.of(Remedy.RETRY_LATER, Remedy.SLOW_DOWN, Remedy.CREDENTIALS);

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;
    private final Accounts accounts;
    private final WebhookAddress webhookAddress;
    private final Collecting collecting;

    /** By id of the translation, as long as it is watched. */
    private final Map<String, Watch> watches = new HashMap<>();

    /** Per cent by id, as last heard; read from other threads. */
    private final Map<String, Integer> progress = new ConcurrentHashMap<>();

    Watcher(
            Timeline timeline,
            DueQueue queue,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            Accounts accounts,
            WebhookAddress webhookAddress,
            Collector collector) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.accounts = accounts;
        this.webhookAddress = webhookAddress;
        collecting = new Collecting(timeline, pacing, ledger, collector, this);
    }

    OptionalInt progress(String id) {
        Integer percent = progress.get(id);
        return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** Starts looking, after a pause in which AKOOL cannot be done. */
    void watch(Translation t) {
        lookIn(t, pacing.untilNextLook(0, false));
    }

    /** Looks at once, or as soon as the queue lets it. */
    void lookNow(Translation t) {
        watch(t.id()).called = true;
        lookIn(t, Duration.ZERO);
    }

    /** Goes on after a restart, not all at the same moment. */
    void resume(Translation t) {
        lookIn(t, pacing.spread());
    }

    /** Ends looking and collecting, with nothing half-written left behind. */
    void giveUp(Translation t, String why) {
        CompletableFuture<?> transfer = watch(t.id()).transfer;
        end(t, State.UNCOLLECTED, why);
        if (transfer != null) {
            transfer.cancel(true);
        }
    }

    /** Like {@link #giveUp}, for one that nobody wants to hear of any more. */
    void drop(String id) {
        CompletableFuture<?> transfer = watch(id).transfer;
        forget(id);
        if (transfer != null) {
            transfer.cancel(true);
        }
    }

    /** Looks again, soon, at what waits for a login that AKOOL accepts. */
    void loginsChanged() {
        for (String id : List.copyOf(watches.keySet())) {
            Translation t = ledger.get(id);
            if (t != null && t.state().watched() && watch(id).paused) {
                lookIn(t, pacing.spread());
            }
        }
    }

    @Override
    public void forget(String id) {
        queue.remove(id);
        watches.remove(id);
        progress.remove(id);
    }

    @Override
    public Watch watch(String id) {
        return watches.computeIfAbsent(id, i -> new Watch());
    }

    @Override
    public void lookIn(Translation t, Duration pause) {
        queue.put(t.id(), timeline.now().plus(pause), () -> look(t.id()));
    }

    @Override
    public void end(Translation t, State end, String why) {
        ledger.update(t.settled(end, why));
        forget(t.id());
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
        if (watch(t.id()).called) {
            // This look left before the call, and the one that the call asked for is still to leave.
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
            end(t, State.EXPIRED, Failures.EXPIRED);
            return CompletableFuture.completedFuture(null);
        }
        watch(id).called = false;
        return Failures.caught(() -> accounts.open(t))
                .thenComposeAsync(client -> ask(id, akoolId, client), timeline)
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

    /** Not with a login that was refused, as long as it is the same: that would only be refused again. */
    private CompletionStage<TranslationStatus> ask(String id, String akoolId, TranslationApi client) {
        Watch watch = watch(id);
        Instant now = timeline.now();
        TranslationApi refused = watch.refused;
        if (refused != null && client.hasSameLoginAs(refused) && now.isBefore(watch.refusedAt.plus(SAME_LOGIN_AGAIN))) {
            return CompletableFuture.failedFuture(watch.refusal);
        }
        return client.status(akoolId)
                .whenCompleteAsync(
                        (status, error) -> {
                            AkoolException refusal = error == null ? null : Failures.of(error);
                            if (refusal != null && refusal.remedy() == Remedy.CREDENTIALS) {
                                watch.refused = client;
                                watch.refusedAt = now;
                                watch.refusal = refusal;
                            }
                        },
                        timeline);
    }

    private void seen(Translation t, TranslationStatus status) {
        Watch watch = watch(t.id());
        watch.failures = 0;
        watch.unknownSince = null;
        watch.refused = null;
        watch.paused = false;
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
            collecting.collect(seen, link, status.extras());
        } else {
            lookAgainIn(
                    seen,
                    pacing.untilNextLook(watch.looks, seen.webhook() != null && webhookAddress.get() != null),
                    "AKOOL was not done within the time limit of "
                            + t.order().terms().timeLimit().toMinutes() + " minutes; the credits are spent.");
        }
    }

    private void unseen(Translation t, AkoolException error) {
        Watch watch = watch(t.id());
        Instant now = timeline.now();
        watch.failures++;
        if (Failures.tooOften(error)) {
            throttle.tooOften(now, error.retryAfter().orElse(null));
        }
        if (error.remedy() == Remedy.CREDENTIALS && !watch.paused) {
            watch.paused = true;
            ledger.tellPaused(t, error.getMessage());
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
}
