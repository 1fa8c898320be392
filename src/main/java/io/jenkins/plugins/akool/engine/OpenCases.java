package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.schedule.DueQueue;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Translations that settled without a result though AKOOL has it or may have it. They stay in the journal as long as
 * AKOOL keeps results, and a person may take them up again.
 *
 * <p>Every public method may be called from any thread and returns at once. What it returns fails with an
 * {@link AkoolException}, whose message is a sentence for the user, where it cannot be done.
 */
public final class OpenCases {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Timeline timeline;
    private final DueQueue queue;
    private final Ledger ledger;
    private final LookUps lookUps;

    /** Goes on with one that AKOOL has. */
    private final Consumer<Translation> watching;

    /** Goes on with an order that has something to submit, by its id. */
    private final Consumer<String> submitting;

    /** Questions that AKOOL has not answered, by translation and AKOOL's id; on the timeline's thread only. */
    private final Map<String, CompletableFuture<TranslationStatus>> asked = new HashMap<>();

    OpenCases(
            Timeline timeline,
            DueQueue queue,
            Ledger ledger,
            LookUps lookUps,
            Consumer<Translation> watching,
            Consumer<String> submitting) {
        this.timeline = timeline;
        this.queue = queue;
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.watching = watching;
        this.submitting = submitting;
    }

    /** Forgets the translation once nobody can take it up any more. */
    void keep(Translation t) {
        Instant end = t.openUntil();
        String id = t.id();
        if (end != null) {
            timeline.wakeAt(end, () -> close(id));
        }
    }

    private void close(String id) {
        Translation t = ledger.get(id);
        Instant end = t == null ? null : t.openUntil();
        if (end == null || timeline.now().isBefore(end)) {
            return;
        }
        if (t.state() == State.UNCOLLECTED) {
            ledger.update(t.settled(State.EXPIRED, Failures.sentence("expired")));
        } else {
            ledger.forget(id);
        }
    }

    /**
     * Takes an {@link State#UNCOLLECTED} translation up again, with its whole time limit before it.
     *
     * @return complete once it is under way
     */
    @NonNull
    public CompletionStage<Void> collect(@NonNull String id) {
        return onTimeline(() -> {
            Translation t = in(State.UNCOLLECTED, id);
            State from = t.completedAt() == null ? State.QUEUED : State.COMPLETED;
            Translation open = t.reopened(from, timeline.now());
            ledger.update(open);
            watching.accept(open);
            return DONE;
        });
    }

    /**
     * Submits an {@link State#UNKNOWN} translation, though AKOOL may have it and may charge twice: only at a person's
     * word.
     *
     * @return complete once it is planned
     */
    @NonNull
    public CompletionStage<Void> submitAgain(@NonNull String id) {
        return onTimeline(() -> {
            Translation t = in(State.UNKNOWN, id);
            if (!t.order().knowsItsSource()) {
                throw refusal(Failures.sentence("sourceForgotten"));
            }
            ledger.update(t.reopened(State.PLANNED, timeline.now()));
            submitting.accept(t.order().id());
            return DONE;
        });
    }

    /**
     * Leaves an {@link State#UNKNOWN} translation at that: whatever AKOOL has of it, nobody wants it any more.
     *
     * @param why a sentence for the user
     * @return complete once that is told
     */
    @NonNull
    public CompletionStage<Void> leave(@NonNull String id, @NonNull String why) {
        return onTimeline(() -> {
            ledger.update(in(State.UNKNOWN, id).settled(State.FAILED, why));
            return DONE;
        });
    }

    /**
     * Asks AKOOL how an {@link State#UNCOLLECTED} translation stands and writes that down; it stays uncollected.
     *
     * @return complete once it is written down
     */
    @NonNull
    public CompletionStage<Void> check(@NonNull String id) {
        return onTimeline(() -> {
            Translation t = in(State.UNCOLLECTED, id);
            return status(t, String.valueOf(t.akoolId())).thenAcceptAsync(status -> tell(id, status), timeline);
        });
    }

    private void tell(String id, TranslationStatus status) {
        Translation current = ledger.get(id);
        if (current == null || current.state() != State.UNCOLLECTED) {
            return;
        }
        Translation seen = current.observed(status, timeline.now());
        Integer percent = status.progress();
        ledger.update(
                switch (seen.state()) {
                    case FAILED -> seen;
                    case COMPLETED ->
                        seen.settled(
                                State.UNCOLLECTED,
                                status.video() == null ? Failures.sentence("noVideo") : Failures.sentence("doneThere"));
                    default ->
                        seen.settled(
                                State.UNCOLLECTED,
                                percent == null
                                        ? Failures.sentence("working")
                                        : Failures.sentence("workingAt", String.valueOf(percent)));
                });
    }

    /**
     * Goes on with an {@link State#UNKNOWN} translation under the id that its lost answer had.
     *
     * @param akoolId checked with AKOOL before anything changes; must be no other translation's
     * @return complete once it is under way
     */
    @NonNull
    public CompletionStage<Void> adopt(@NonNull String id, @NonNull String akoolId) {
        return onTimeline(() -> {
            Translation t = in(State.UNKNOWN, id);
            refuseIfTaken(akoolId);
            return status(t, akoolId).thenAcceptAsync(status -> goOn(id, akoolId), timeline);
        });
    }

    private void refuseIfTaken(String akoolId) {
        if (ledger.all().stream().anyMatch(other -> akoolId.equals(other.akoolId()))) {
            throw refusal(Failures.sentence("otherHasId"));
        }
    }

    private void goOn(String id, String akoolId) {
        Translation current = ledger.get(id);
        if (current != null && current.state() == State.UNKNOWN) {
            // While AKOOL was asked, another one may have been given it.
            refuseIfTaken(akoolId);
            Translation found = current.found(akoolId, timeline.now());
            ledger.update(found);
            watching.accept(found);
        }
    }

    /** Asks in turn with all other requests, and once for everybody who asks meanwhile. */
    private CompletableFuture<TranslationStatus> status(Translation t, String akoolId) {
        String key = "check " + t.id() + " " + akoolId;
        CompletableFuture<TranslationStatus> underWay = asked.get(key);
        if (underWay != null) {
            return underWay;
        }
        CompletableFuture<TranslationStatus> answer = new CompletableFuture<>();
        asked.put(key, answer);
        queue.put(
                key,
                timeline.now(),
                () -> lookUps.open(t)
                        .handleAsync(
                                (client, error) -> {
                                    if (error == null) {
                                        return () -> client.status(akoolId)
                                                .whenCompleteAsync(
                                                        (status, failure) -> answered(key, status, failure), timeline);
                                    }
                                    answered(key, null, error);
                                    return null;
                                },
                                timeline));
        return answer;
    }

    private void answered(String key, @CheckForNull TranslationStatus status, @CheckForNull Throwable error) {
        CompletableFuture<TranslationStatus> answer = asked.remove(key);
        if (error == null) {
            answer.complete(status);
        } else {
            answer.completeExceptionally(Failures.of(error));
        }
    }

    private Translation in(State state, String id) {
        Translation t = ledger.get(id);
        if (t == null || t.state() != state) {
            throw refusal(Failures.sentence("otherState"));
        }
        return t;
    }

    private static CompletionException refusal(String why) {
        return new CompletionException(new AkoolException(Remedy.STOP, why));
    }

    private CompletionStage<Void> onTimeline(Supplier<CompletionStage<Void>> task) {
        return CompletableFuture.supplyAsync(task, timeline).thenCompose(stage -> stage);
    }
}
