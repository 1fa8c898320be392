package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.akool.credits.CreditBook;
import io.jenkins.plugins.akool.credits.Rates;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.engine.EngineListener;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the builds' records in step with the engine, one change of a build after the other: writes the record, then the
 * log, then tells the engine that what settled is recorded, then tells the steps that all of their order has. Steps are
 * told whatever the disk says; the engine only once the record is in its file.
 */
public final class OrderRecorder implements EngineListener {

    private static final Logger LOGGER = Logger.getLogger(OrderRecorder.class.getName());

    private final BuildQueues queues = new BuildQueues();
    private final Sites sites;

    /** The engine that tells of changes; it is made after this. */
    private final Supplier<Engine> engine;

    private final RecordSaver saver;
    private final LostBuilds lost;

    /** What a step was told last of why its order is paused, by order. In memory as long as the order waits. */
    private final Map<String, String> pauses = new ConcurrentHashMap<>();

    /** Ids of translations of which whoever gave them up has told already. In memory until they are recorded. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final CreditBook credits;
    private final Rates rates;

    public OrderRecorder(
            @NonNull Sites sites,
            @NonNull Timeline timeline,
            @NonNull Supplier<Engine> engine,
            @NonNull CreditBook credits,
            @NonNull Rates rates) {
        this.credits = credits;
        this.rates = rates;
        this.sites = sites;
        this.engine = engine;
        saver = new RecordSaver(timeline, engine, queues);
        lost = new LostBuilds(timeline, engine, this::changed);
    }

    /** The log is not told again that the translation was given up. */
    public void told(@NonNull String translationId) {
        told.add(translationId);
    }

    /** Runs the task after all that was told of the build so far. */
    public void execute(@NonNull Run<?, ?> run, @NonNull String orderId, @NonNull Runnable task) {
        queues.execute(Owners.of(run), orderId, task);
    }

    private void execute(Order order, Runnable task) {
        queues.execute(order.owner(), order.id(), task);
    }

    @Override
    public void changed(Translation translation) {
        String login = LoginBudgets.login(translation);
        // At once, since the next submission may depend on it.
        rates.learn(translation, login);
        execute(translation.order(), () -> {
            credits.count(translation, Owners.job(translation.order().owner()), login);
            rates.save();
            record(translation);
        });
    }

    /** Whether the build of an order cannot be had now, as far as it was looked for. */
    public boolean isLost(@NonNull String orderId) {
        return lost.isSought(orderId);
    }

    @Override
    public void paused(Translation translation, String why) {
        waiting(translation.order(), Messages.log_paused(why));
    }

    @Override
    public void waiting(Translation translation, String why) {
        waiting(translation.order(), Messages.log_notSubmittedYet(why));
    }

    /** Writes a line to the log of whoever waits for the order, after all that was told of the build so far. */
    void tell(Order order, String line) {
        execute(order, () -> sites.tell(order, line));
    }

    /** Says once what an order waits for. */
    void waiting(Order order, String line) {
        execute(order, () -> {
            if (!line.equals(pauses.put(order.id(), line))) {
                sites.tell(order, line);
            }
        });
    }

    private void record(Translation changed) {
        Order order = changed.order();
        Run<?, ?> run = find(order);
        if (run == null) {
            lost(changed);
            return;
        }
        BuildTranslations translations = BuildTranslations.of(run);
        TranslationRecord now = translations.recordOf(changed);
        TranslationRecord before = translations.put(now);
        // What is told of it before it is given up is news of its own.
        boolean said = changed.state().settled() && told.remove(now.id()) && now.state() == State.UNCOLLECTED;
        // Of several videos the log tells what came of each.
        String news = said || order.terms().batch() != null ? null : ProgressLog.news(before, now);
        if (news != null) {
            sites.tell(order, news);
        }
        boolean idIsNew = now.akoolId() != null && (before == null || before.akoolId() == null);
        boolean worthSaving = idIsNew
                || changed.state().settled()
                || before != null && before.state().settled();
        if (worthSaving && !now.equals(before)) {
            saver.saveSoon(run, order.id());
        }
        if (changed.state().settled()) {
            saver.afterSave(run, () -> settled(changed, run));
        }
    }

    /** The record is in its file, unless the disk refused it. */
    private void settled(Translation changed, Run<?, ?> run) {
        Order order = changed.order();
        BuildTranslations translations = BuildTranslations.of(run);
        if (saver.isSafe(translations)) {
            engine.get().acknowledge(changed);
        }
        OrderWatcher watcher = sites.watcher(order.id());
        if (watcher != null) {
            long settled = translations.ofOrder(order.id()).stream()
                    .filter(r -> r.state().settled())
                    .count();
            watcher.progressed((int) settled, order.languages().size());
        }
        finishIfSettled(run, order.id());
    }

    @CheckForNull
    private static Run<?, ?> find(Order order) {
        try {
            return Owners.find(order);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "a build cannot be loaded now", e);
            return null;
        }
    }

    private void lost(Translation t) {
        if (engine.get().translation(t.id()) != null) {
            lost.seek(t.order());
        } else if (t.akoolId() != null && t.state() != State.COLLECTED) {
            LOGGER.log(
                    Level.INFO,
                    "The build {0} was deleted, so its translation into {1} is not collected; AKOOL keeps it as {2}",
                    new Object[] {t.order().owner(), t.language(), t.akoolId()});
        }
    }

    /** Writes down something that the engine has no part in. */
    public void record(@NonNull Run<?, ?> run, @NonNull TranslationRecord record) {
        execute(run, record.orderId(), () -> {
            BuildTranslations.of(run).put(record);
            saver.save(run);
            finishIfSettled(run, record.orderId());
        });
    }

    /**
     * Writes down the record of an order that is about to be placed, and with the build that there is one.
     *
     * @return fails with an {@link IOException} where that cannot be done
     */
    @NonNull
    public CompletionStage<Void> saved(@NonNull Run<?, ?> run, @NonNull String orderId) {
        CompletableFuture<Void> saved = new CompletableFuture<>();
        execute(run, orderId, () -> {
            try {
                BuildTranslations translations = BuildTranslations.of(run);
                translations.mark();
                translations.save();
                saved.complete(null);
            } catch (IOException | RuntimeException | LinkageError e) {
                saved.completeExceptionally(e);
            }
        });
        return saved;
    }

    /** The record of an order that is written down already has its files now. */
    public void put(@NonNull Run<?, ?> run, @NonNull Order stored) {
        execute(run, stored.id(), () -> {
            BuildTranslations translations = BuildTranslations.of(run);
            OrderRecord known = translations.order(stored.id());
            if (known != null) {
                translations.put(known.stored(stored));
            }
        });
    }

    /** Counts the records too, since after a crash some languages may be planned later than others settle. */
    public void finishIfSettled(@NonNull Run<?, ?> run, @NonNull String orderId) {
        BuildTranslations translations = BuildTranslations.of(run);
        OrderRecord order = translations.order(orderId);
        List<TranslationRecord> records = translations.ofOrder(orderId);
        boolean settled = order != null
                && records.size() == order.languages().size()
                && records.stream().allMatch(r -> r.state().settled())
                && engine.get().translations(orderId).stream()
                        .allMatch(t -> t.state().settled());
        if (settled) {
            pauses.remove(orderId);
            OrderOutcome outcome = OrderOutcome.of(order, records);
            OrderWatcher first = sites.watcher(orderId);
            if (first != null) {
                List<String> lines = first.isOneOfSeveral()
                        ? List.of(ProgressLog.video(outcome))
                        : ProgressLog.summary(outcome.records());
                lines.forEach(line -> ProgressLog.write(first, line));
            }
            sites.detachAll(orderId).forEach(watcher -> watcher.finished(outcome));
        }
    }

    /**
     * Writes down that what nobody knows of an order was never submitted, and never will be by itself.
     *
     * @param why a sentence for the user
     */
    public void refuse(@NonNull Run<?, ?> run, @NonNull Order order, @NonNull String why) {
        BuildTranslations translations = BuildTranslations.of(run);
        if (translations.order(order.id()) == null) {
            return;
        }
        for (String language : order.languages()) {
            Translation planned = Translation.planned(order, language);
            if (engine.get().translation(planned.id()) == null && translations.record(planned.id()) == null) {
                translations.put(new TranslationRecord(planned.settled(State.FAILED, why)));
            }
        }
        saver.save(run);
    }

    /** Tells the steps that nothing more will be submitted. */
    public void notPlaced(@NonNull String orderId, @NonNull Throwable error) {
        String why = explained(error);
        sites.detachAll(orderId).forEach(watcher -> watcher.failed(why));
    }

    /** A sentence for the user on what kept an order from being placed; the log hears of what a user cannot help. */
    @NonNull
    public static String explained(@NonNull Throwable error) {
        if (cause(error) instanceof AbortException said) {
            return said.getMessage();
        }
        LOGGER.log(Level.WARNING, "An order of AKOOL translations could not be written down", error);
        return Messages.order_notPlaced();
    }

    /** What went wrong, out of the wrapping of a stage that failed. */
    @NonNull
    public static Throwable cause(@NonNull Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
