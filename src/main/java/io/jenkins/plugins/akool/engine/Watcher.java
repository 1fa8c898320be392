package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Looks at submitted translations until AKOOL is done with them, then has them collected. Looking is free, so nothing
 * that goes wrong here ends a paid translation as failed, save AKOOL's own word; what cannot be finished is left
 * {@link State#UNCOLLECTED} with its id.
 */
final class Watcher implements Collecting.Watching {

    /** For AKOOL not knowing an id: just after the creation it does not know it yet. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** After the order's time: how long it is still asked about one whose state cannot be read, since it is paid. */
    static final Duration LATE = Collecting.TIME_LIMIT;

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;
    private final LookUps lookUps;
    private final Foresight foresight;
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
            LookUps lookUps,
            Foresight foresight,
            Collector collector) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.foresight = foresight;
        collecting = new Collecting(timeline, pacing, ledger, collector, this);
    }

    OptionalInt progress(String id) {
        Integer percent = progress.get(id);
        return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    /** Starts looking, after a pause in which AKOOL cannot be done. */
    void watch(Translation t) {
        lookIn(t, pacing.untilFirstLook());
    }

    /** Looks at once, or as soon as the queue lets it. */
    void lookNow(Translation t) {
        watch(t.id()).called = true;
        lookIn(t, Duration.ZERO);
    }

    /** The same, since AKOOL reports that there is something new. */
    void lookAtReported(Translation t) {
        watch(t.id()).reported = true;
        lookNow(t);
    }

    /** Goes on after a restart, not all at the same moment. */
    void resume(Translation t) {
        lookIn(t, pacing.spread());
    }

    /** Ends looking and collecting, with nothing half-written left behind. */
    void giveUp(Translation t, String why) {
        Watch watch = watch(t.id());
        end(t, State.UNCOLLECTED, why);
        watch.cancelTransfer();
    }

    /** Like {@link #giveUp}, for one that nobody wants to hear of any more. */
    void drop(String id) {
        Watch watch = watch(id);
        forget(id);
        watch.cancelTransfer();
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
        return watches.computeIfAbsent(id, i -> new Watch(timeline.now()));
    }

    @Override
    public void lookIn(Translation t, Duration pause) {
        watch(t.id());
        queue.put(t.id(), timeline.now().plus(pause), () -> prepare(t.id()));
    }

    @Override
    public void end(Translation t, State end, String why) {
        ledger.update(t.settled(end, why));
        forget(t.id());
    }

    /** Looks once more after the pause, at the latest when all time for looking is over: that last look counts. */
    private void lookAgainIn(Translation t, Watch watch, Duration pause) {
        if (watch.called) {
            // This look left before the call, and the one that the call asked for is still to leave.
            return;
        }
        Instant end = watch.lateSince == null ? t.order().deadline() : watch.lateSince.plus(LATE);
        Duration left = Duration.between(timeline.now(), end);
        boolean last = !left.isNegative() && !left.isZero() && left.compareTo(pause) < 0;
        lookIn(t, last ? left : pause);
    }

    private CompletionStage<Supplier<CompletionStage<?>>> prepare(String id) {
        Translation t = ledger.get(id);
        String akoolId = t == null ? null : t.akoolId();
        Watch watch = watches.get(id);
        if (akoolId == null || !t.state().watched() || watch == null) {
            return CompletableFuture.completedFuture(null);
        }
        boolean called = watch.called;
        return lookUps.open(t)
                .handleAsync(
                        (client, error) -> {
                            if (error == null) {
                                return () -> look(id, akoolId, watch, client);
                            }
                            watch.called &= !called;
                            watch.reported &= watch.called;
                            answered(id, watch, null, error);
                            return null;
                        },
                        timeline);
    }

    private CompletionStage<?> look(String id, String akoolId, Watch watch, TranslationApi client) {
        watch.answersReport = watch.reported;
        watch.reported = false;
        watch.called = false;
        return ask(akoolId, watch, client)
                .handleAsync(
                        (status, error) -> {
                            answered(id, watch, status, error);
                            return null;
                        },
                        timeline);
    }

    /** What comes about one that was given up or forgotten meanwhile is of no use any more. */
    private void answered(
            String id, Watch watch, @CheckForNull TranslationStatus status, @CheckForNull Throwable error) {
        Translation current = ledger.get(id);
        if (current == null || !current.state().watched() || watches.get(id) != watch) {
            return;
        }
        if (error == null && status != null) {
            throttle.answered();
            seen(current, watch, status);
        } else {
            unseen(current, watch, Failures.of(error));
        }
    }

    /** Not with a login that was refused, as long as it is the same: that would only be refused again. */
    private CompletionStage<TranslationStatus> ask(String akoolId, Watch watch, TranslationApi client) {
        Instant now = timeline.now();
        AkoolException known = watch.refusalOf(client, now);
        if (known != null) {
            return CompletableFuture.failedFuture(known);
        }
        return client.status(akoolId)
                .whenCompleteAsync(
                        (status, error) -> {
                            AkoolException said = error == null ? null : Failures.of(error);
                            if (said != null && said.remedy() == Remedy.CREDENTIALS) {
                                watch.refused(client, now, said);
                            }
                        },
                        timeline);
    }

    private void seen(Translation t, Watch watch, TranslationStatus status) {
        watch.seen(status);
        Optional.ofNullable(status.progress()).ifPresent(percent -> progress.put(t.id(), percent));
        Translation seen = t.observed(status, timeline.now());
        if (!seen.equals(t)) {
            ledger.update(seen);
        }
        if (seen.completedAt() != null && t.completedAt() == null) {
            foresight.done(seen, watch);
        }
        String link = status.video();
        if (seen.state() == State.FAILED) {
            forget(t.id());
        } else if (seen.state() == State.COMPLETED && link != null) {
            collecting.collect(seen, link, status.extras());
        } else if (watch.looksWithoutVideo >= Watch.LOOKS_FOR_VIDEO) {
            end(seen, State.UNCOLLECTED, Failures.sentence("noVideo"));
        } else if (seen.state() == State.COMPLETED) {
            notRead(seen, watch, pacing.untilRetry(Math.max(1, watch.looksWithoutVideo)), Failures.sentence("noVideo"));
        } else if (timeline.now().isBefore(seen.order().deadline())) {
            lookAgainIn(seen, watch, foresight.untilNextLook(seen, watch, status));
        } else {
            String minutes = String.valueOf(t.order().terms().timeLimit().toMinutes());
            end(seen, State.UNCOLLECTED, Failures.sentence("notDone", minutes));
        }
    }

    /** Only AKOOL's own word on this id ends anything before its time; whatever else stands in the way may pass. */
    private void unseen(Translation t, Watch watch, AkoolException error) {
        Instant now = timeline.now();
        watch.unseen();
        if (Failures.tooOften(error)) {
            throttle.tooOften(now, error.retryAfter().orElse(null));
        }
        if (error.remedy() == Remedy.CREDENTIALS && !watch.paused) {
            watch.paused = true;
            ledger.listener().paused(t, error.getMessage());
        }
        if (error.remedy() != Remedy.NOT_FOUND || error.code() == 0) {
            watch.unknownSince = null;
        } else if (watch.unknownSince == null) {
            watch.unknownSince = now;
        } else if (Duration.between(watch.unknownSince, now).compareTo(GRACE) > 0) {
            Instant expires = t.expiresAt();
            if (expires == null || now.isBefore(expires)) {
                end(t, State.UNCOLLECTED, Failures.sentence("untold", error.getMessage()));
            } else {
                end(t, State.EXPIRED, Failures.sentence("expired"));
            }
            return;
        }
        Duration pause = pacing.untilRetry(watch.failures);
        Duration asked = error.retryAfter().orElse(Duration.ZERO);
        pause = Collections.max(List.of(pause, Collections.min(List.of(asked, Throttle.LONGEST_PAUSE))));
        notRead(t, watch, pause, Failures.sentence("unread", error.getMessage()));
    }

    /** Asks again, until the order's time is over and some hours more. */
    private void notRead(Translation t, Watch watch, Duration pause, String reasonIfLate) {
        Instant now = timeline.now();
        if (now.isBefore(t.order().deadline())) {
            watch.lateSince = null;
        } else if (watch.lateSince == null) {
            watch.lateSince = now;
        } else if (!now.isBefore(watch.lateSince.plus(LATE))) {
            end(t, State.UNCOLLECTED, reasonIfLate);
            return;
        }
        lookAgainIn(t, watch, pause);
    }
}
