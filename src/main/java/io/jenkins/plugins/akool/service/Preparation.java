package io.jenkins.plugins.akool.service;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.reuse.Reuse;
import io.jenkins.plugins.akool.translation.Order;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What an order goes through before the engine has it: its checks, the copies of its files, what earlier builds have of it.
 * Any of that may take long, and its step may be stopped meanwhile.
 */
final class Preparation {

    private final EngineLife life;
    private final Reuse reuse;

    /** Whether somebody wants an order still, by its id. */
    private final Predicate<String> isWanted;

    Preparation(EngineLife life, Reuse reuse, Predicate<String> isWanted) {
        this.life = life;
        this.reuse = reuse;
        this.isWanted = isWanted;
    }

    /**
     * An order that may be given to the engine.
     *
     * @param missing of its languages, those that nobody knew anything of
     * @param left of these, what no earlier build has
     */
    record Prepared(Order order, List<String> missing, List<String> left) {}

    /**
     * Ends as the stage does, or once the step's own time is over: an agent, a storage or a credential store may never
     * answer.
     *
     * @param late told why once the stage ends after that, which may have been written down just then
     */
    <T> CompletionStage<T> inTime(Wish wish, CompletionStage<T> stage, Consumer<String> late) {
        CompletableFuture<T> end = new CompletableFuture<>();
        int minutes = wish.options().getTimeoutMinutes();
        String why = Messages.order_notInTime(minutes);
        life.wakeAt(
                life.now().plus(Duration.ofMinutes(minutes)), () -> end.completeExceptionally(new AbortException(why)));
        stage.whenComplete((value, error) -> {
            boolean first = error == null ? end.complete(value) : end.completeExceptionally(error);
            if (!first) {
                late.accept(why);
            }
        });
        return end;
    }

    /** The same of what happens to one order. */
    <T> CompletionStage<T> inTime(Order order, Wish wish, CompletionStage<T> stage) {
        return inTime(wish, stage, why -> refuse(order, wish, why));
    }

    void refuse(Order order, Wish wish, String why) {
        life.recorder().execute(wish.run(), order.id(), () -> life.recorder().refuse(wish.run(), order, why));
    }

    /** The order with what is known of its video, once nothing about it is known to be wrong. */
    CompletionStage<Order> checked(Order asked, Wish wish) {
        return Checks.beforePayment(wish, List.of(wish.video()), life.refused())
                .thenApply(report -> Checks.completed(asked, wish, report));
    }

    CompletionStage<Order> stored(Order asked, Wish wish) {
        return life.sources().stored(asked, wish.run(), wish.files(), wish.watcher()::site);
    }

    /** Takes of what nobody knows what earlier builds have, if so asked. */
    CompletionStage<Prepared> reused(Order order, List<String> missing, Wish wish) {
        if (!wish.options().isReuse() || missing.isEmpty()) {
            return CompletableFuture.completedFuture(new Prepared(order, missing, missing));
        }
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return reuse.take(
                                        order, wish.run(), missing, wish.watcher(), () -> isWanted.test(order.id()));
                            } catch (InterruptedException e) {
                                throw new CompletionException(e);
                            }
                        },
                        Computer.threadPoolForRemoting)
                .thenCompose(left -> life.recorder()
                        .saved(wish.run(), order.id())
                        .thenApply(saved -> new Prepared(left.order(), missing, left.languages())));
    }

    /** The same, and submits the rest, where it may cost what it does; also what a restart found. */
    CompletionStage<Void> afford(Order order, List<String> missing, Wish wish) {
        return reused(order, missing, wish).thenCompose(ready -> {
            if (wish.options().isReuse() && missing.size() == order.languages().size()) {
                life.prices().checkRest(wish, List.of(ready));
            }
            return submit(ready, wish.run());
        });
    }

    /**
     * What was given up meanwhile, however long that took, goes no further than it had come.
     *
     * @param run the order's build; what it has written down is read just before, in its queue: what the engine has forgotten
     *     by then of others that were asked for together is in there, and what it forgets later it counts itself
     */
    CompletionStage<Void> submit(Prepared ready, Run<?, ?> run) {
        Order order = ready.order();
        List<String> wanted = order.languages().stream()
                .filter(l -> !ready.missing().contains(l) || ready.left().contains(l))
                .toList();
        return CompletableFuture.completedFuture(run)
                .thenComposeAsync(
                        build -> life.engine()
                                .reconcile(
                                        order,
                                        BuildTranslations.of(build).recorded(order),
                                        isWanted.test(order.id()) ? wanted : List.of()),
                        life.queueOf(run, order.id()));
    }
}
