package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.budget.Verdict;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes the translations of an order from {@link State#PLANNED} to an id at AKOOL, one language after the other, each
 * with one request, or all with one where the order says so. The intent is on disk before the request leaves; a request
 * that may have been delivered without an answer is never repeated.
 */
final class Submitter {

    private static final CompletionStage<Supplier<CompletionStage<?>>> NOTHING =
            CompletableFuture.completedFuture(null);

    private final Timeline timeline;
    private final DueQueue queue;
    private final Throttle throttle;
    private final Ledger ledger;
    private final LookUps lookUps;
    private final WebhookAddress webhookAddress;
    private final Payers payers;
    private final PriceCheck prices;

    /** Told of each translation that AKOOL has. */
    private final Consumer<Translation> accepted;

    private final Settlement settlement;
    private final OnTheirWay onTheirWay = new OnTheirWay();
    private final Waiting waiting;

    /**
     * What a request needs; for one request.
     *
     * @param addressed the order as AKOOL is told of it; never written down
     * @param found whose id is taken instead of a request, if there is a payer
     */
    private record Ready(TranslationApi client, Order addressed, Payers.Found found) {}

    Submitter(
            Timeline timeline,
            DueQueue queue,
            Throttle throttle,
            Pacing pacing,
            Ledger ledger,
            LookUps lookUps,
            WebhookAddress webhookAddress,
            Payers payers,
            PriceCheck prices,
            Consumer<Translation> accepted) {
        this.timeline = timeline;
        this.queue = queue;
        this.throttle = throttle;
        this.ledger = ledger;
        this.lookUps = lookUps;
        this.webhookAddress = webhookAddress;
        this.payers = payers;
        this.prices = prices;
        waiting = new Waiting(ledger);
        this.accepted = accepted;
        settlement = new Settlement(timeline, throttle, pacing, ledger, accepted, this::at, this::next);
    }

    /** Like {@link #abandon}, for one that is forgotten once it was told what became of it. */
    void drop(String id, String why) {
        settlement.drop(id, why);
    }

    /** Takes back one that is planned and is not to be sent any more. */
    void withdraw(String id) {
        waiting.remove(id);
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

    /** Somebody wants what a restart found planned. */
    void release(String id) {
        Translation t = ledger.get(id);
        if (t != null && ledger.release(id)) {
            next(t.order().id());
        }
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
            return NOTHING;
        }
        waiting.remove(id);
        if (!timeline.now().isBefore(planned.order().deadline())) {
            refuse(planned, Failures.sentence("tooLate"));
            return NOTHING;
        }
        if (!payers.hasRivals(planned, Set.of()) && !mayLeave(planned)) {
            return NOTHING;
        }
        return lookUps.open(planned)
                .thenComposeAsync(client -> ready(planned, client), timeline)
                .handleAsync(
                        (ready, error) -> {
                            Translation payer = error == null ? ready.found().payer() : null;
                            if (error == null && payer == null) {
                                return () -> send(id, ready);
                            }
                            Translation still = toSend(id);
                            if (still != null && payer != null) {
                                follow(still, payer);
                            } else if (still != null) {
                                settlement.settle(List.of(still), new Refused(Failures.of(error)));
                            }
                            return null;
                        },
                        timeline);
    }

    private CompletionStage<Ready> ready(Translation planned, TranslationApi client) {
        return payers.find(planned, client, settlement.isPatient(planned.id()))
                .whenComplete((found, error) -> {
                    if (error != null && !LookUps.isNotAsked(error)) {
                        settlement.silent(planned.id());
                    }
                })
                .thenCompose(found -> found.payer() == null
                        ? lookUps.addressed(planned.order()).thenApply(order -> new Ready(client, order, found))
                        : CompletableFuture.completedFuture(new Ready(client, planned.order(), found)));
    }

    /** Takes what somebody else pays for, or waits until it is known whether somebody does. */
    private void follow(Translation planned, Translation found) {
        Translation known = ledger.get(found.id());
        Translation payer = known == null ? found : known;
        if (known != null && found.state() == State.SUBMITTING && known.state() == State.SUBMITTING) {
            waiting.add(planned.id());
        } else if (payer.state() == State.UNKNOWN && found.state() == State.UNKNOWN) {
            refuse(planned, Failures.doubtful(payer.order().owner()));
        } else if (found.state() != State.SUBMITTING && payers.isPaid(payer)) {
            settlement.withdraw(planned.id());
            Translation taken = planned.shared(payer);
            ledger.update(taken);
            accepted.accept(taken);
            next(planned.order().id());
        } else {
            at(timeline.now(), planned);
        }
    }

    /** Wakes those that wait for the answer. What nobody wants any more may have paid for them, and for who comes after it. */
    private void answered(Translation sent, TranslationApi client) {
        waiting.wokenBy(sent, payers).forEach(t -> at(timeline.now(), t));
        if (settlement.wasDropped(sent.id())) {
            payers.leave(sent.id(), client);
        }
    }

    private void refuse(Translation planned, String why) {
        settlement.end(planned, State.FAILED, why);
        next(planned.order().id());
    }

    /** Whether it is its turn in its order, and nothing speaks against it; ends it where something does. */
    private boolean mayLeave(Translation planned) {
        String order = planned.order().id();
        boolean busy = ledger.ofOrder(order).stream().anyMatch(t -> t.state() == State.SUBMITTING);
        if (ledger.isHeld(planned.id())) {
            hold(planned);
            return false;
        }
        if (busy || !ledger.toSubmit(order).get(0).id().equals(planned.id())) {
            // The answer to the one before goes on with the order.
            return false;
        }
        Verdict verdict = prices.verdict(planned);
        if (verdict instanceof Verdict.TooDear tooDear) {
            refuse(planned, tooDear.why());
        } else if (verdict instanceof Verdict.Waits waits) {
            waiting.addForPrice(planned.id(), waits.login());
        } else if (verdict instanceof Verdict.Later later) {
            ledger.listener().waiting(planned, later.why());
            settlement.settle(List.of(planned), new Refused(new AkoolException(Remedy.RETRY_LATER, later.why())));
        }
        return verdict instanceof Verdict.Affordable;
    }

    /** Null where it is not to be sent any more. */
    @CheckForNull
    private Translation toSend(String id) {
        Translation t = ledger.get(id);
        return !onTheirWay.isClosing() && t != null && t.state() == State.PLANNED ? t : null;
    }

    private CompletionStage<Void> send(String id, Ready ready) {
        Translation planned = toSend(id);
        if (planned != null && payers.hasRivals(planned, ready.found().strangers())) {
            at(timeline.now(), planned);
            planned = null;
        }
        if (planned == null || !mayLeave(planned)) {
            return CompletableFuture.completedFuture(null);
        }
        TranslationApi client = ready.client();
        // Without a key the calls could not be opened.
        String address = WebhookKey.of(client.login()).isPresent() ? webhookAddress.ifKnown() : null;
        WebhookToken token = address == null ? null : WebhookToken.create();
        List<Translation> together =
                prices.together(planned, t -> payers.hasRivals(t, Set.of()), token == null ? null : token.hash());
        if (together.isEmpty()) {
            // The month or the budget has changed just now.
            at(timeline.now(), planned);
        }
        if (together.isEmpty() || !onTheirWay.leaves(id)) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            for (Translation t : together) {
                ledger.updateOnDisk(t);
            }
        } catch (IOException e) {
            onTheirWay.arrived(id);
            AkoolException why = new AkoolException(Remedy.STOP, Failures.sentence("notWritten", DiskReason.of(e)));
            settlement.settle(together, new Refused(why));
            together.forEach(t -> answered(t, client));
            return CompletableFuture.completedFuture(null);
        }
        TranslationRequest request = ready.addressed()
                .request(
                        together.stream().map(Translation::language).toList(),
                        token == null ? null : address + token.value());
        return Failures.caught(() -> client.create(request))
                .handleAsync(
                        (submission, error) -> {
                            if (error == null) {
                                throttle.answered();
                                settlement.settle(together, submission);
                            } else {
                                settlement.settle(together, new Refused(Failures.ofRequest(error)));
                            }
                            together.forEach(t -> answered(t, client));
                            onTheirWay.arrived(id);
                            return null;
                        },
                        timeline);
    }
}
