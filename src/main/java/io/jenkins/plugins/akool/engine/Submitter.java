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
    private final Ledger ledger;
    private final LookUps lookUps;
    private final WebhookAddress webhookAddress;

    private final Settlement settlement;
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
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.webhookAddress = webhookAddress;
        settlement = new Settlement(timeline, throttle, pacing, ledger, accepted, this::at, this::next);
    }

    /** Like {@link #abandon}, for one that is forgotten once it was told what became of it. */
    void drop(String id, String why) {
        settlement.drop(id, why);
    }

    /** Takes back one that is planned and is not to be sent any more. */
    void withdraw(String id) {
        settlement.withdraw(id);
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
        settlement.abandon(id, why);
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
            settlement.end(planned, State.FAILED, objection);
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
                                settlement.settle(List.of(still), new Refused(Failures.of(error)));
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
            settlement.settle(together, new Refused(why));
            return CompletableFuture.completedFuture(null);
        }
        return client.create(addressed.request(
                        together.stream().map(Translation::language).toList(),
                        token == null ? null : address + token.value()))
                .handleAsync(
                        (submission, error) -> {
                            if (error == null) {
                                throttle.answered();
                                settlement.settle(together, submission);
                            } else {
                                settlement.settle(together, new Refused(Failures.of(error)));
                            }
                            onTheirWay.arrived(id);
                            return null;
                        },
                        timeline);
    }
}
