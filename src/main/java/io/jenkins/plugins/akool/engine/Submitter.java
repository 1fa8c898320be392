package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.callbacks.WebhookKey;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.schedule.DueQueue;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Throttle;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes the translations of an order from {@link State#PLANNED} to an id at AKOOL, one language after the other, each
 * with one request, or all with one where the order says so. The intent is on disk before the request leaves; a request
 * that may have been delivered without an answer is never repeated.
 */
final class Submitter {

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Pacing pacing;
    private final Ledger ledger;
    private final LookUps lookUps;
    private final WebhookAddress webhookAddress;

    /** Told of each translation that AKOOL accepted. */
    private final Consumer<Translation> accepted;

    /** How many times in a row AKOOL put off a translation, by id, while it is planned. */
    private final Map<String, Integer> postponed = new HashMap<>();

    /** Translations whose order was given up while their request was on its way, with the reason. */
    private final Map<String, String> abandoned = new HashMap<>();

    /** Those of the abandoned that nobody will ask for any more. */
    private final Set<String> dropped = new HashSet<>();

    private final OnTheirWay onTheirWay = new OnTheirWay();

    /** What a request needs; for one request. */
    private record Ready(TranslationApi client, Order addressed) {}

    Submitter(
            Timeline timeline,
            DueQueue queue,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            LookUps lookUps,
            WebhookAddress webhookAddress,
            Consumer<Translation> accepted) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.pacing = pacing;
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.webhookAddress = webhookAddress;
        this.accepted = accepted;
    }

    /** Like {@link #abandon}, for one that is forgotten once it was told what became of it. */
    void drop(String id, String why) {
        abandon(id, why);
        dropped.add(id);
    }

    /** Takes back one that is planned and is not to be sent any more. */
    void withdraw(String id) {
        postponed.remove(id);
        queue.remove(id);
    }

    /** Sends nothing more; complete once nothing is on its way. */
    CompletableFuture<Void> close() {
        return onTheirWay.close();
    }

    /**
     * Goes on with the first language of the order that was not sent. It takes the order's place among all requests: where
     * so many translations wait that looks come late, a new order waits for those before it once, not with each language. A
     * clock that was set back since keeps nothing waiting.
     */
    void next(String orderId) {
        ledger.toSubmit(orderId).stream()
                .findFirst()
                .ifPresent(t -> at(Collections.min(List.of(t.order().placedAt(), timeline.now())), t));
    }

    /** Only ends it, once its order's time is over. */
    void hold(Translation planned) {
        ledger.hold(planned.id());
        at(planned.order().deadline(), planned);
    }

    /** The answer that is still to come decides: with an id the translation is kept for collecting later. */
    void abandon(String id, String why) {
        abandoned.put(id, why);
    }

    private void at(Instant due, Translation planned) {
        queue.put(planned.id(), due, () -> prepare(planned.id()));
    }

    private CompletionStage<Supplier<CompletionStage<?>>> prepare(String id) {
        Translation planned = toSend(id);
        if (planned == null) {
            return CompletableFuture.completedFuture(null);
        }
        String objection = timeline.now().isBefore(planned.order().deadline())
                ? CreditGuard.objection(ledger.allOfOrder(planned.order().id()))
                : "The time limit passed before it was submitted; nothing was paid.";
        if (objection != null) {
            end(planned, State.FAILED, objection);
            next(planned.order().id());
            return CompletableFuture.completedFuture(null);
        }
        return lookUps.open(planned)
                .thenCombine(lookUps.addressed(planned.order()), Ready::new)
                .handleAsync(
                        (ready, error) -> {
                            if (error == null) {
                                return () -> send(id, ready.client(), ready.addressed());
                            }
                            Translation still = toSend(id);
                            if (still != null) {
                                settle(List.of(still), new Refused(Failures.of(error)));
                            }
                            return null;
                        },
                        timeline);
    }

    /** Null where it is not to be sent any more. */
    @CheckForNull
    private Translation toSend(String id) {
        Translation t = ledger.get(id);
        return !onTheirWay.isClosing() && t != null && t.state() == State.PLANNED ? t : null;
    }

    /**
     * @param addressed the order as AKOOL is told of it; never written down
     */
    private CompletionStage<Void> send(String id, TranslationApi client, Order addressed) {
        Translation planned = toSend(id);
        if (planned == null || !onTheirWay.leaves(id)) {
            return CompletableFuture.completedFuture(null);
        }
        Order order = planned.order();
        boolean all = order.terms().singleRequest() && !CreditGuard.isUnmeasured(ledger.allOfOrder(order.id()));
        List<Translation> together = all ? ledger.toSubmit(order.id()) : List.of(planned);
        // Without a key the calls could not be opened.
        String address = WebhookKey.of(client.login()).isPresent() ? webhookAddress.ifKnown() : null;
        WebhookToken token = address == null ? null : WebhookToken.create();
        try {
            for (Translation t : together) {
                ledger.updateOnDisk(t.submitting(token == null ? null : token.hash()));
            }
        } catch (IOException e) {
            onTheirWay.arrived(id);
            AkoolException why = new AkoolException(
                    Remedy.STOP,
                    "Not submitted, since Jenkins cannot write down that it would be: " + DiskReason.of(e) + ".");
            settle(together, new Refused(why));
            return CompletableFuture.completedFuture(null);
        }
        return client.create(addressed.request(
                        together.stream().map(Translation::language).toList(),
                        token == null ? null : address + token.value()))
                .handleAsync(
                        (submission, error) -> {
                            if (error == null) {
                                throttle.answered();
                                settle(together, submission);
                            } else {
                                settle(together, new Refused(Failures.of(error)));
                            }
                            onTheirWay.arrived(id);
                            return null;
                        },
                        timeline);
    }

    private void settle(List<Translation> together, Outcome sameForAll) {
        settle(
                together,
                new Submission(together.stream().collect(Collectors.toMap(Translation::language, t -> sameForAll))));
    }

    /** Takes over what became of each, and goes on with the order unless it has to be patient now. */
    private void settle(List<Translation> together, Submission submission) {
        boolean goesOn = true;
        for (Translation sent : together) {
            Translation t = ledger.get(sent.id());
            Outcome outcome = submission.outcomes().get(sent.language());
            if (t != null && !t.state().settled()) {
                goesOn &= outcome instanceof Accepted answer
                        ? taken(t, answer)
                        : refused(t, ((Refused) outcome).reason());
                if (dropped.remove(t.id())) {
                    ledger.forget(t.id());
                }
            }
        }
        if (goesOn) {
            next(together.get(0).order().id());
        }
    }

    private boolean taken(Translation t, Accepted answer) {
        postponed.remove(t.id());
        Translation taken = t.accepted(answer, timeline.now());
        String why = abandoned.remove(t.id());
        if (why == null) {
            ledger.update(taken);
            accepted.accept(taken);
            String objection =
                    CreditGuard.objection(ledger.allOfOrder(taken.order().id()));
            if (objection != null) {
                dropRest(taken, objection);
            }
        } else {
            ledger.update(taken.settled(State.UNCOLLECTED, why));
        }
        return true;
    }

    /** Returns whether the order goes on at once. */
    private boolean refused(Translation t, AkoolException reason) {
        String given = abandoned.remove(t.id());
        switch (reason.remedy()) {
            case RETRY_LATER, SLOW_DOWN -> {
                if (given == null) {
                    return postpone(t, reason);
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
        return true;
    }

    private boolean postpone(Translation t, AkoolException reason) {
        Instant now = timeline.now();
        if (Failures.tooOften(reason)) {
            throttle.tooOften(now, reason.retryAfter().orElse(null));
        }
        Translation planned = t.plannedAgain();
        if (t.state() != State.PLANNED) {
            ledger.update(planned);
        }
        int failures = postponed.merge(t.id(), 1, Integer::sum);
        Instant retry = now.plus(reason.retryAfter().orElse(pacing.untilRetry(failures)));
        if (!retry.isBefore(t.order().deadline())) {
            end(planned, State.FAILED, "Not submitted within the time limit: " + reason.getMessage());
            return true;
        }
        at(retry, planned);
        return false;
    }

    /** What the same key or the same empty account would only be told again. */
    private void dropRest(Translation first, String why) {
        ledger.toSubmit(first.order().id()).forEach(t -> end(t, State.FAILED, why));
    }

    private void end(Translation t, State end, String why) {
        postponed.remove(t.id());
        ledger.update(end == State.FAILED ? t.notTaken(why) : t.settled(end, why));
    }
}
