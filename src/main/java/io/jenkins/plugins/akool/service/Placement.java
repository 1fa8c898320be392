package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.akool.bookkeeping.OrderRecorder;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.preflight.Completion;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.reuse.Reuse;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/**
 * Gives orders to the engine, with all that their build has written down of them: when a step begins, when it comes back
 * after a restart, and when another one waits for them. The engine decides what there is to do.
 */
final class Placement {

    /** Until an order is given to the engine again whose journal could not be written. */
    static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(10);

    private final Sites sites;
    private final EngineLife life;
    private final Preparation preparation;

    /** Ids of orders that some step is about to give to the engine, and of which the engine may not know all. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Placement(Sites sites, EngineLife life) {
        this.sites = sites;
        this.life = life;
        preparation = new Preparation(life, new Reuse(sites, life.recorder(), life.patience()), this::isUnderWay);
    }

    /** See {@link TranslationService#place}; of one order. */
    CompletionStage<Void> place(String id, Wish wish) {
        underWay.add(id);
        attach(id, wish);
        Instant now = life.now();
        CompletableFuture<Void> end = new CompletableFuture<>();
        wish.knownLanguages()
                .thenApply(codes -> wish.order(id, now, codes))
                .thenAccept(asked -> preparation
                        .inTime(
                                asked,
                                wish,
                                CompletableFuture.completedFuture(asked)
                                        .thenCompose(order -> preparation.checked(order, wish))
                                        .thenCompose(right -> preparation.stored(right, wish))
                                        .thenCompose(order -> begin(order, wish)))
                        .whenComplete((placed, error) -> placed(asked, wish, error, end)))
                .whenComplete((begun, error) -> {
                    if (error != null) {
                        neverAsked(id, wish, error, end);
                    }
                });
        return end;
    }

    /** One of several orders that were checked and written down together: its files are copied, earlier results taken. */
    CompletionStage<Preparation.Prepared> prepared(Order right, Wish wish) {
        if (!isUnderWay(right.id())) {
            return CompletableFuture.failedFuture(new AbortException(Messages.order_stopped()));
        }
        return preparation.inTime(right, wish, preparation.stored(right, wish).thenCompose(order -> {
            life.recorder().put(wish.run(), order);
            return preparation.reused(order, order.languages(), wish);
        }));
    }

    /**
     * Gives it to the engine, once it is prepared.
     *
     * @param prepared fails where it is not to be submitted
     */
    CompletionStage<Void> placePrepared(Order right, Wish wish, CompletionStage<Preparation.Prepared> prepared) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        prepared.thenCompose(ready -> preparation.submit(ready, wish.run()))
                .whenComplete((placed, error) -> placed(right, wish, error, end));
        return end;
    }

    /** Ends as the stage does that writes a batch down, or once the step's own time is over. */
    <T> CompletionStage<T> inTime(Wish wish, CompletionStage<T> stage, String batch) {
        return preparation.inTime(
                wish,
                stage,
                why -> BuildTranslations.of(wish.run())
                        .orders(batch)
                        .forEach(order -> preparation.refuse(order.toOrder(Owners.of(wish.run())), wish, why)));
    }

    void attach(String id, Wish wish) {
        if (wish.options().isWait()) {
            sites.attach(id, wish.watcher());
        } else {
            sites.logs().opened(wish.run(), wish.watcher());
        }
    }

    /** Some step is about to give the order to the engine. */
    void begun(String orderId) {
        underWay.add(orderId);
    }

    /** It is not even known what would have been ordered. */
    private void neverAsked(String id, Wish wish, Throwable error, CompletableFuture<Void> end) {
        underWay.remove(id);
        String sentence = OrderRecorder.explained(error);
        fail(id, wish, sentence);
        end.completeExceptionally(new AbortException(sentence));
    }

    private void fail(String id, Wish wish, String sentence) {
        if (sites.isAttached(id, wish.watcher())) {
            sites.detach(id, wish.watcher());
            wish.watcher().failed(sentence);
        }
    }

    private void placed(Order asked, Wish wish, @CheckForNull Throwable error, CompletableFuture<Void> end) {
        String id = asked.id();
        life.sources().placed(id);
        life.recorder().execute(wish.run(), id, () -> {
            underWay.remove(id);
            ended(asked, wish, error, end);
        });
    }

    private Order priced(Order right, Wish wish) {
        life.prices().check(wish, List.of(right));
        return right;
    }

    private CompletionStage<Void> begin(Order order, Wish wish) {
        life.prices().check(wish, List.of(order));
        BuildTranslations.of(wish.run())
                .put(new OrderRecord(order, wish.options().getOnFailure(), true));
        wish.understood(order);
        return life.recorder()
                .saved(wish.run(), order.id())
                .thenCompose(saved -> wish.balanceLogged())
                .thenCompose(logged -> life.resumed())
                .thenCompose(ready -> preparation.afford(order, order.languages(), wish));
    }

    /** An order that was not given to the engine, or that its step gave up before, is recorded as never submitted. */
    private void ended(Order order, Wish wish, @CheckForNull Throwable error, CompletableFuture<Void> end) {
        Throwable why = error;
        if (why == null && isUnknown(wish.run(), order)) {
            why = new AbortException(Messages.order_stopped());
        }
        if (why == null) {
            end.complete(null);
            return;
        }
        String sentence = OrderRecorder.explained(why);
        life.recorder().refuse(wish.run(), order, sentence);
        fail(order.id(), wish, sentence);
        life.recorder().finishIfSettled(wish.run(), order.id());
        end.completeExceptionally(new AbortException(sentence));
    }

    /** Whether there is a language of which neither the engine nor the build knows anything. */
    boolean isUnknown(Run<?, ?> run, Order order) {
        BuildTranslations translations = BuildTranslations.of(run);
        return order.languages().stream()
                .map(order::translationId)
                .anyMatch(id -> life.engine().translation(id) == null && translations.record(id) == null);
    }

    /** See {@link TranslationService#resume}; of one order. */
    CompletionStage<Void> resume(String orderId, Wish wish) {
        underWay.add(orderId);
        return goOn(orderId, wish);
    }

    /** The same of an order that was {@link #begun} and may have been given up since: then nothing more is submitted. */
    CompletionStage<Void> goOn(String orderId, Wish wish) {
        Run<?, ?> run = wish.run();
        if (wish.options().isWait()) {
            sites.attach(orderId, wish.watcher());
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        life.resumed()
                .whenComplete((read, error) -> life.recorder().execute(run, orderId, () -> {
                    if (error == null) {
                        comeBack(orderId, wish, end);
                    } else {
                        underWay.remove(orderId);
                        life.recorder().notPlaced(orderId, error);
                        end.completeExceptionally(new AbortException(OrderRecorder.explained(error)));
                    }
                }));
        return end;
    }

    /** In the build's queue: what the engine told of the journal is in the record by then. */
    private void comeBack(String orderId, Wish wish, CompletableFuture<Void> end) {
        Run<?, ?> run = wish.run();
        BuildTranslations translations = BuildTranslations.of(run);
        OrderRecord before = translations.order(orderId);
        // What was submitted under one spelling is not to be submitted under another.
        Order asked = before == null
                ? wish.order(orderId, life.now(), List.of())
                : wish.order(orderId, before.placedAt(), before.languages());
        Recorded recorded = translations.recorded(asked);
        OrderRecord known =
                before == null ? new OrderRecord(asked, wish.options().getOnFailure(), recorded.readable()) : before;
        if (before == null) {
            translations.put(known);
        }
        List<Translation> journaled = life.engine().translations(orderId);
        // What was given up is not copied for nobody.
        List<String> missing = before != null && !isUnderWay(orderId)
                ? List.of()
                : asked.languages().stream()
                        .filter(l -> isMissing(asked, l, recorded))
                        .toList();
        CompletionStage<Order> whole = !journaled.isEmpty()
                ? CompletableFuture.completedFuture(journaled.get(0).order())
                : missing.isEmpty() || !recorded.readable()
                        ? CompletableFuture.completedFuture(known.toOrder(asked.owner()))
                        : before == null || Completion.isNeeded(wish.options())
                                ? preparation
                                        .checked(asked, wish)
                                        .thenApply(right -> before == null ? priced(right, wish) : right)
                                        .thenCompose(right -> preparation.stored(right, wish))
                                : preparation.stored(asked.lasting(before.seconds()), wish);
        CompletionStage<Void> submitted = missing.isEmpty()
                ? whole.thenCompose(order -> preparation.afford(order, missing, wish))
                : preparation.inTime(
                        asked,
                        wish,
                        whole.thenCompose(order -> life.recorder()
                                .saved(run, orderId)
                                .thenCompose(saved -> preparation.afford(order, missing, wish))));
        submitted.whenComplete((placed, error) -> {
            life.sources().placed(orderId);
            life.recorder().execute(run, orderId, () -> cameBack(asked, wish, error, end));
        });
    }

    private void cameBack(Order order, Wish wish, Throwable error, CompletableFuture<Void> end) {
        if (error != null && !(OrderRecorder.cause(error) instanceof AbortException) && underWay.contains(order.id())) {
            // Some of it may have been submitted before, so it goes on as soon as that can be written down.
            later(UNTIL_NEXT_TRY, wish.run(), order.id(), () -> comeBack(order.id(), wish, end));
            return;
        }
        underWay.remove(order.id());
        ended(order, wish, error, end);
        life.recorder().finishIfSettled(wish.run(), order.id());
    }

    void later(Duration pause, Run<?, ?> run, String orderId, Runnable task) {
        Timer.get()
                .schedule(() -> life.recorder().execute(run, orderId, task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether nothing was sent of it, as far as is known. */
    private boolean isMissing(Order order, String language, Recorded recorded) {
        Translation known = recorded.of(language);
        return life.engine().translation(order.translationId(language)) == null
                && (known == null || !known.state().settled() && known.akoolId() == null);
    }

    boolean isUnderWay(String orderId) {
        return underWay.contains(orderId);
    }

    /** Those of a batch, itself included, that some step is about to give to the engine. */
    List<String> underWayOf(String batch) {
        return underWay.stream()
                .filter(id -> id.equals(batch) || id.startsWith(batch + "-"))
                .toList();
    }

    /**
     * The order is given up, as far as it is not with the engine.
     *
     * @return whether it was under way until now
     */
    boolean abandon(String orderId) {
        return underWay.remove(orderId);
    }
}
