package io.jenkins.plugins.akool.service;

import hudson.AbortException;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.EngineListener;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;

/**
 * Keeps the builds' records in step with the engine, one change after the other: writes the record, then the log, then
 * tells the engine that what settled is recorded, then tells the steps that all of their order has.
 */
final class OrderRecorder implements EngineListener {

    private static final Logger LOGGER = Logger.getLogger(OrderRecorder.class.getName());

    /** One after the other, in the order in which they were given. */
    private final Executor queue;

    private final Sites sites;

    /** The engine that tells of changes; it is made after this. */
    private final Supplier<Engine> engine;

    /** What a step was told last of why its order is paused, by order. In memory as long as the order waits. */
    private final Map<String, String> pauses = new HashMap<>();

    OrderRecorder(Sites sites, Supplier<Engine> engine) {
        this.sites = sites;
        this.engine = engine;
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "AKOOL records"));
        thread.allowCoreThreadTimeOut(true);
        queue = new ImpersonatingExecutorService(thread, ACL.SYSTEM2);
    }

    void execute(Runnable task) {
        queue.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A change of a translation could not be recorded", e);
            }
        });
    }

    @Override
    public void changed(Translation translation) {
        execute(() -> record(translation));
    }

    @Override
    public void paused(Translation translation, String why) {
        execute(() -> {
            String order = translation.order().id();
            OrderWatcher watcher = sites.watcher(order);
            if (watcher != null && !why.equals(pauses.put(order, why))) {
                ProgressLog.write(watcher, Messages.log_paused(why));
            }
        });
    }

    private void record(Translation changed) {
        Order order = changed.order();
        Run<?, ?> run = Owners.find(order);
        if (run == null) {
            orphaned(changed);
            return;
        }
        TranslationRecord now = new TranslationRecord(changed);
        TranslationRecord before = BuildTranslations.of(run).put(now);
        boolean idIsNew = now.getAkoolId() != null && (before == null || before.getAkoolId() == null);
        boolean worthSaving = idIsNew || changed.state().settled() || before != null && reopened(before);
        if (worthSaving && !now.equals(before) && !trySaving(run)) {
            return;
        }
        OrderWatcher watcher = sites.watcher(order.id());
        if (watcher != null) {
            ProgressLog.write(watcher, before, now);
        }
        if (changed.state().settled()) {
            engine.get().acknowledge(changed.id());
            if (watcher != null) {
                long settled = BuildTranslations.of(run).ofOrder(order.id()).stream()
                        .filter(r -> r.getState().settled())
                        .count();
                watcher.progressed((int) settled, order.languages().size());
            }
            finishIfSettled(run, order.id());
        }
    }

    private static boolean reopened(TranslationRecord before) {
        return before.getState().settled();
    }

    private void orphaned(Translation t) {
        if (t.akoolId() != null && t.state() != State.COLLECTED) {
            LOGGER.log(
                    Level.INFO,
                    "The build {0} is gone, so its translation into {1} is not collected; AKOOL keeps it as {2}",
                    new Object[] {t.order().owner(), t.language(), t.akoolId()});
        }
        engine.get().forget(t.id());
    }

    /** Writes down something that the engine has no part in. */
    void record(Run<?, ?> run, TranslationRecord record) {
        BuildTranslations.of(run).put(record);
        trySaving(run);
        finishIfSettled(run, record.orderId());
    }

    /**
     * Saves the build with the record of an order that is about to be placed.
     *
     * @return fails with an {@link IOException} where it cannot be saved
     */
    CompletionStage<Void> saved(Run<?, ?> run) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        run.save();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                queue);
    }

    private static boolean trySaving(Run<?, ?> run) {
        try {
            run.save();
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The translations of " + run + " could not be saved with it", e);
            return false;
        }
    }

    /** Counts the records too, since after a crash some languages may be planned later than others settle. */
    void finishIfSettled(Run<?, ?> run, String orderId) {
        BuildTranslations translations = BuildTranslations.of(run);
        OrderRecord order = translations.order(orderId);
        List<TranslationRecord> records = translations.ofOrder(orderId);
        boolean settled = order != null
                && records.size() == order.getLanguages().size()
                && records.stream().allMatch(r -> r.getState().settled())
                && engine.get().translations(orderId).stream()
                        .allMatch(t -> t.state().settled());
        if (settled) {
            pauses.remove(orderId);
            OrderOutcome outcome = OrderOutcome.of(order, records);
            sites.detachAll(orderId).forEach(watcher -> watcher.finished(outcome));
        }
    }

    /** Tells the steps that nothing was submitted; the log only of what a user can do nothing about. */
    void notPlaced(String orderId, Throwable error) {
        if (!(cause(error) instanceof AbortException)) {
            LOGGER.log(Level.WARNING, "An order of AKOOL translations could not be written to the journal", error);
        }
        sites.detachAll(orderId).forEach(watcher -> watcher.failed(whyNotPlaced(error)));
    }

    /** A sentence for the user on what kept an order from being placed. */
    static String whyNotPlaced(Throwable error) {
        return cause(error) instanceof AbortException said ? said.getMessage() : Messages.order_notPlaced();
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
