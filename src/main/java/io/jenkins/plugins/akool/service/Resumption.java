package io.jenkins.plugins.akool.service;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.bookkeeping.Sites;
import io.jenkins.plugins.akool.collect.Absences;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Goes on with orders of which only the journal and the build's record tell, for whoever waits for them now; their step may
 * be gone.
 */
final class Resumption {

    private static final CompletionStage<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Sites sites;
    private final EngineLife life;
    private final Placement placement;

    Resumption(Sites sites, EngineLife life, Placement placement) {
        this.sites = sites;
        this.life = life;
        this.placement = placement;
    }

    /** See {@link TranslationService#await}. */
    void await(String orderId, Run<?, ?> run, OrderWatcher watcher) {
        sites.attach(orderId, watcher);
        life.resumed()
                .whenComplete((read, error) -> life.recorder().execute(run, orderId, () -> {
                    if (error == null) {
                        goOn(orderId, run, watcher);
                    } else {
                        life.recorder().notPlaced(orderId, error);
                    }
                }));
    }

    private void goOn(String orderId, Run<?, ?> run, OrderWatcher watcher) {
        if (!sites.isAttached(orderId, watcher)) {
            return;
        }
        Order order = known(orderId, run);
        if (order == null) {
            life.recorder().notPlaced(orderId, new AbortException(Messages.order_neverPlaced()));
            return;
        }
        life.engine().translations(orderId).forEach(t -> life.engine().release(t.id()));
        takenUp(orderId, run)
                .whenComplete((done, error) -> life.recorder().execute(run, orderId, () -> {
                    if (error != null) {
                        placement.later(Placement.UNTIL_NEXT_TRY, run, orderId, () -> goOn(orderId, run, watcher));
                    } else {
                        life.recorder().finishIfSettled(run, orderId);
                        if (placement.isUnknown(run, order)) {
                            placement.later(Absences.patience(), run, orderId, () -> endWithoutStep(order, run));
                        }
                    }
                }));
    }

    /** A step that was cut off before its order was placed, and that Jenkins has not brought back, will not place it. */
    private void endWithoutStep(Order order, Run<?, ?> run) {
        if (placement.isUnknown(run, order) && !placement.isUnderWay(order.id())) {
            life.recorder().refuse(run, order, Messages.order_neverPlaced());
            life.recorder().finishIfSettled(run, order.id());
        }
    }

    /** An order that was placed once, as far as it is known without its step; null for no such. */
    private Order known(String orderId, Run<?, ?> run) {
        List<Translation> journaled = life.engine().translations(orderId);
        OrderRecord recorded = BuildTranslations.of(run).order(orderId);
        if (!journaled.isEmpty()) {
            return journaled.get(0).order();
        }
        return recorded == null ? null : recorded.toOrder(Owners.of(run));
    }

    /** Goes on with what is known of an order, and plans nothing that was not. */
    CompletionStage<Void> takenUp(String orderId, Run<?, ?> run) {
        Order order = known(orderId, run);
        return order == null
                ? NOTHING
                : life.engine().reconcile(order, BuildTranslations.of(run).recorded(order), List.of());
    }
}
