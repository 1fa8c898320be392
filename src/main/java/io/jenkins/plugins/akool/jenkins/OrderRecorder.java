package io.jenkins.plugins.akool.jenkins;

import hudson.model.Computer;
import hudson.model.Run;
import hudson.util.SequentialExecutionQueue;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.Order;
import io.jenkins.plugins.akool.engine.Translation;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the builds' records in step with the engine, one change after the other: writes the record, then the log, then
 * tells the engine that it may forget what settled, then tells the step that all of its order has.
 */
final class OrderRecorder {

    private static final Logger LOGGER = Logger.getLogger(OrderRecorder.class.getName());

    private final SequentialExecutionQueue queue = new SequentialExecutionQueue(Computer.threadPoolForRemoting);
    private final Sites sites;

    /** The engine that tells of changes; it is made after this. */
    private final Supplier<Engine> engine;

    OrderRecorder(Sites sites, Supplier<Engine> engine) {
        this.sites = sites;
        this.engine = engine;
    }

    void execute(Runnable task) {
        queue.execute(task);
    }

    void changed(Translation translation) {
        execute(() -> record(translation));
    }

    private void record(Translation changed) {
        Order order = changed.order();
        Run<?, ?> run = Owners.find(order.owner());
        if (run == null) {
            engine.get().forget(changed.id());
            return;
        }
        TranslationRecord now = new TranslationRecord(changed);
        TranslationRecord before = BuildTranslations.of(run).put(now);
        boolean idIsNew = now.getAkoolId() != null && (before == null || before.getAkoolId() == null);
        if ((idIsNew || changed.state().settled()) && !saved(run)) {
            return;
        }
        OrderWatcher watcher = sites.watcher(order.id());
        if (watcher != null) {
            ProgressLog.write(watcher, before, now);
        }
        if (changed.state().settled()) {
            engine.get().acknowledge(changed.id());
            finishIfSettled(run, order);
        }
    }

    private static boolean saved(Run<?, ?> run) {
        try {
            run.save();
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The translations of " + run + " could not be saved with it", e);
            return false;
        }
    }

    /** Counts the records too, since after a crash some languages may be planned later than others settle. */
    void finishIfSettled(Run<?, ?> run, Order order) {
        List<TranslationRecord> records = BuildTranslations.of(run).ofOrder(order.id());
        boolean settled = records.size() == order.languages().size()
                && records.stream().allMatch(r -> r.getState().settled())
                && engine.get().translations(order.id()).stream()
                        .allMatch(t -> t.state().settled());
        OrderWatcher watcher = sites.watcher(order.id());
        if (watcher != null && settled) {
            sites.detach(order.id());
            watcher.finished(new OrderOutcome(records));
        }
    }

    void notPlaced(Order order, Throwable error) {
        LOGGER.log(Level.WARNING, "An order of AKOOL translations could not be written to the journal", error);
        OrderWatcher watcher = sites.watcher(order.id());
        sites.detach(order.id());
        if (watcher != null) {
            watcher.failed(Messages.order_notPlaced());
        }
    }
}
