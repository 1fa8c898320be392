package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.callbacks.ReplayMemory;
import io.jenkins.plugins.akool.callbacks.WebhookCall;
import io.jenkins.plugins.akool.callbacks.WebhookKey;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * AKOOL's calls to the addresses that submissions went out with. A call that is what it should be has its translation
 * looked at now; what it says is not believed. One exception: where the answer to a submission was lost, the id that the
 * call names is asked about, and taken where AKOOL knows it.
 *
 * <p>That needs a request for one language: a call does not say which of several it is about, and neither does AKOOL's
 * answer about its id. There the id is only mentioned, so that a person can try it.
 *
 * <p>May be used by any thread. A stranger, who knows no token, costs one look into a map.
 */
public final class Webhooks {

    /** Calls that name an id nobody knows yet, and wait for the answer to the submission or for AKOOL to know it. */
    private static final int MOST_WAITING = 100;

    /** For each of them; with the pauses in between more than an hour. */
    private static final int MOST_ATTEMPTS = 20;

    /** Characters; more than the ids of all languages take. */
    private static final int LONGEST_REASON = 4000;

    private final Timeline timeline;
    private final Pacing pacing;
    private final Ledger ledger;
    private final LookUps lookUps;
    private final OpenCases openCases;

    /** Looks at a watched translation at once. */
    private final Consumer<Translation> looking;

    private final ReplayMemory memory;

    /** AKOOL's ids that are being found out about. On the timeline's thread only. */
    private final Set<String> waiting = new HashSet<>();

    Webhooks(
            Timeline timeline,
            Pacing pacing,
            Ledger ledger,
            LookUps lookUps,
            OpenCases openCases,
            Consumer<Translation> looking) {
        this.timeline = timeline;
        this.pacing = pacing;
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.openCases = openCases;
        this.looking = looking;
        memory = new ReplayMemory(timeline::now);
    }

    /** Whether a translation that is not forgotten went out with this token; reads memory only. */
    public boolean knows(@NonNull WebhookToken token) {
        return !ledger.calledBy(token).isEmpty();
    }

    /**
     * Takes a call; returns at once.
     *
     * @param body as it came
     * @return whether it is AKOOL's and fits the token, also where it came before; fails with an {@link AkoolException}
     *     where there is no login to open it with
     */
    @NonNull
    public CompletionStage<Boolean> receive(@NonNull WebhookToken token, @NonNull byte[] body) {
        return ledger.calledBy(token).stream()
                .findAny()
                .map(any -> lookUps.openForCall(any)
                        .thenApply(client -> WebhookKey.of(client.login()).flatMap(key -> key.open(body)))
                        .thenApply(call -> call.isPresent() && accept(token, call.get())))
                .orElse(CompletableFuture.completedFuture(false));
    }

    private boolean accept(WebhookToken token, WebhookCall call) {
        boolean fits = ledger.calledBy(token).stream()
                .anyMatch(t -> isOpen(t) || call.id().equals(t.akoolId()));
        if (fits && memory.admit(call)) {
            timeline.execute(() -> act(token, call.id()));
        }
        return fits;
    }

    /** Whether AKOOL may have it under an id that is not known here. */
    private static boolean isOpen(Translation t) {
        return t.akoolId() == null && (t.state() == State.SUBMITTING || t.state() == State.UNKNOWN);
    }

    private void act(WebhookToken token, String akoolId) {
        if (!found(token, akoolId) && waiting.size() < MOST_WAITING && waiting.add(akoolId)) {
            attempt(token, akoolId, 1);
        }
    }

    /** Whether a translation has this id by now; then it is looked at. */
    private boolean found(WebhookToken token, String akoolId) {
        Optional<Translation> known = ledger.calledBy(token).stream()
                .filter(t -> akoolId.equals(t.akoolId()))
                .findAny();
        known.filter(t -> t.state().watched()).ifPresent(looking);
        return known.isPresent();
    }

    private void attempt(WebhookToken token, String akoolId, int number) {
        List<Translation> open =
                ledger.calledBy(token).stream().filter(Webhooks::isOpen).toList();
        if (open.stream().anyMatch(t -> t.state() == State.SUBMITTING)) {
            again(token, akoolId, number);
        } else if (found(token, akoolId) || open.isEmpty()) {
            waiting.remove(akoolId);
        } else if (isShared(open.get(0).order())) {
            waiting.remove(akoolId);
            open.forEach(t -> mention(t, akoolId));
        } else {
            openCases
                    .adopt(open.get(0).id(), akoolId)
                    .whenCompleteAsync(
                            (done, error) -> {
                                if (error == null || Failures.of(error).remedy() == Remedy.STOP) {
                                    waiting.remove(akoolId);
                                } else {
                                    again(token, akoolId, number);
                                }
                            },
                            timeline);
        }
    }

    /** Leaves it to a person whether the id is this translation's. */
    private void mention(Translation t, String akoolId) {
        String reason = String.valueOf(t.reason());
        if (!reason.contains(akoolId) && reason.length() < LONGEST_REASON) {
            ledger.update(t.settled(State.UNKNOWN, Failures.sentence("reported", reason, akoolId)));
        }
    }

    private void again(WebhookToken token, String akoolId, int number) {
        if (number == MOST_ATTEMPTS) {
            waiting.remove(akoolId);
        } else {
            timeline.wakeAt(timeline.now().plus(pacing.untilRetry(number)), () -> attempt(token, akoolId, number + 1));
        }
    }

    /** Whether one request may have asked for several languages of the order. */
    private static boolean isShared(Order order) {
        return order.terms().singleRequest() && order.languages().size() > 1;
    }
}
