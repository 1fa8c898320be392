package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.AkoolException;
import io.jenkins.plugins.akool.client.Remedy;
import io.jenkins.plugins.akool.client.Submission;
import io.jenkins.plugins.akool.client.Submission.Accepted;
import io.jenkins.plugins.akool.client.Submission.Outcome;
import io.jenkins.plugins.akool.client.Submission.Refused;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes the translations of an order from {@link State#PLANNED} to an id at AKOOL, one language after the other, each
 * with one request. The intent is on disk before the request leaves; a request that may have been delivered without an
 * answer is never repeated.
 */
final class Submitter {

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;
    private final Accounts accounts;

    /** Told of each translation that AKOOL accepted. */
    private final Consumer<Translation> accepted;

    /** How many times in a row AKOOL put off a translation, by id, while it is planned. */
    private final Map<String, Integer> postponed = new HashMap<>();

    /** Translations whose order was given up while their request was on its way, with the reason. */
    private final Map<String, String> abandoned = new HashMap<>();

    private final Set<String> onTheirWay = new HashSet<>();

    Submitter(
            Timeline timeline,
            DueQueue queue,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            Accounts accounts,
            Consumer<Translation> accepted) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.accounts = accounts;
        this.accepted = accepted;
    }

    /** Goes on with the first language of the order that was not sent. */
    void next(String orderId) {
        ledger.ofOrder(orderId).stream()
                .filter(t -> t.state() == State.PLANNED)
                .findFirst()
                .ifPresent(t -> at(timeline.now(), t));
    }

    /** The answer that is still to come decides: with an id the translation is kept for collecting later. */
    void abandon(String id, String why) {
        abandoned.put(id, why);
    }

    private void at(Instant due, Translation planned) {
        queue.put(planned.id(), due, () -> submit(planned.id()));
    }

    private CompletionStage<?> submit(String id) {
        Translation planned = ledger.get(id);
        if (planned == null || planned.state() != State.PLANNED || !onTheirWay.add(id)) {
            return CompletableFuture.completedFuture(null);
        }
        if (!timeline.now().isBefore(planned.order().deadline())) {
            onTheirWay.remove(id);
            end(planned, State.FAILED, "The time limit passed before it was submitted; nothing was paid.");
            next(planned.order().id());
            return CompletableFuture.completedFuture(null);
        }
        return accounts.open(planned)
                .<CompletionStage<Void>>handleAsync(
                        (client, error) -> {
                            if (error != null) {
                                onTheirWay.remove(id);
                                refused(id, Failures.of(error));
                                return CompletableFuture.completedFuture(null);
                            }
                            return send(id, client);
                        },
                        timeline)
                .thenCompose(Function.identity());
    }

    private CompletionStage<Void> send(String id, AkoolClient client) {
        Translation planned = ledger.get(id);
        if (planned == null || planned.state() != State.PLANNED) {
            onTheirWay.remove(id);
            return CompletableFuture.completedFuture(null);
        }
        try {
            ledger.updateOnDisk(planned.submitting());
        } catch (IOException e) {
            onTheirWay.remove(id);
            refused(
                    id,
                    new AkoolException(
                            Remedy.STOP,
                            "Not submitted, since Jenkins cannot write down that it would be: " + Ledger.why(e) + "."));
            return CompletableFuture.completedFuture(null);
        }
        return client.create(planned.order().request(planned.language()))
                .handleAsync(
                        (submission, error) -> {
                            onTheirWay.remove(id);
                            if (error == null) {
                                throttle.answered();
                                answered(id, submission);
                            } else {
                                refused(id, Failures.of(error));
                            }
                            return null;
                        },
                        timeline);
    }

    private void answered(String id, Submission submission) {
        Translation t = ledger.get(id);
        if (t == null) {
            return;
        }
        Outcome outcome = submission.outcomes().get(t.language());
        if (outcome instanceof Accepted answer) {
            postponed.remove(id);
            Translation taken = t.accepted(answer, timeline.now());
            String why = abandoned.remove(id);
            if (why == null) {
                ledger.update(taken);
                accepted.accept(taken);
            } else {
                ledger.update(taken.settled(State.UNCOLLECTED, why));
            }
            next(t.order().id());
        } else if (outcome instanceof Refused no) {
            refused(id, no.reason());
        }
    }

    private void refused(String id, AkoolException reason) {
        Translation t = ledger.get(id);
        if (t == null) {
            return;
        }
        String given = abandoned.remove(id);
        switch (reason.remedy()) {
            case RETRY_LATER -> {
                if (given == null) {
                    postpone(t, reason);
                    return;
                }
                end(t, State.FAILED, given);
            }
            case OUTCOME_UNKNOWN -> end(t, State.UNKNOWN, Failures.unknown(reason));
            case CREDENTIALS, QUOTA -> {
                end(t, State.FAILED, reason.getMessage());
                dropRest(t, reason.getMessage());
            }
            case STOP, INPUT, NOT_FOUND -> end(t, State.FAILED, reason.getMessage());
        }
        next(t.order().id());
    }

    private void postpone(Translation t, AkoolException reason) {
        Instant now = timeline.now();
        if (Failures.tooOften(reason)) {
            throttle.tooOften(now, reason.retryAfter().orElse(null));
        }
        if (t.state() != State.PLANNED) {
            ledger.update(t.plannedAgain());
        }
        int failures = postponed.merge(t.id(), 1, Integer::sum);
        Instant retry = now.plus(reason.retryAfter().orElse(pacing.untilRetry(failures)));
        if (retry.isBefore(t.order().deadline())) {
            at(retry, t);
        } else {
            end(t, State.FAILED, "Not submitted within the time limit: " + reason.getMessage());
            next(t.order().id());
        }
    }

    /** What the same key or the same empty account would only be told again. */
    private void dropRest(Translation first, String why) {
        List<Translation> rest = ledger.ofOrder(first.order().id());
        rest.stream().filter(t -> t.state() == State.PLANNED).forEach(t -> end(t, State.FAILED, why));
    }

    private void end(Translation t, State end, String why) {
        postponed.remove(t.id());
        ledger.update(t.settled(end, why));
    }
}
