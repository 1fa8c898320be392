package io.jenkins.plugins.akool.bookkeeping;

import hudson.model.Run;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Writes builds' records, and where the disk refuses one, again and again with pauses until it takes it. Meanwhile the
 * record is ahead of its file, and the engine keeps in its journal what the file lacks. Used in a build's own queue.
 */
final class RecordSaver {

    private static final Logger LOGGER = Logger.getLogger(RecordSaver.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Timeline timeline;
    private final Supplier<Engine> engine;
    private final BuildQueues queues;

    /** The pause before the next try, by record whose file is behind it. */
    private final Map<BuildTranslations, Duration> behind = new ConcurrentHashMap<>();

    RecordSaver(Timeline timeline, Supplier<Engine> engine, BuildQueues queues) {
        this.timeline = timeline;
        this.engine = engine;
        this.queues = queues;
    }

    /** What is done once a record was saved, by record that is about to be; each list is changed while it is in here only. */
    private final Map<BuildTranslations, List<Runnable>> saving = new ConcurrentHashMap<>();

    /**
     * Saves a record after all that the build's queue has by now, so that changes that come together are written once.
     *
     * @param orderId one of the build's orders, in whose queue this is
     */
    void saveSoon(Run<?, ?> run, String orderId) {
        BuildTranslations record = BuildTranslations.of(run);
        if (saving.putIfAbsent(record, new ArrayList<>()) == null) {
            queues.execute(Owners.of(run), orderId, () -> {
                List<Runnable> then = saving.remove(record);
                save(run);
                then.forEach(Runnable::run);
            });
        }
    }

    /**
     * Does something at once, or after the record is saved where that is about to happen: whichever it is, once, also where
     * that begins just now in another queue, as a build has two while it gets another name.
     */
    void afterSave(Run<?, ?> run, Runnable task) {
        boolean waits = saving.computeIfPresent(BuildTranslations.of(run), (record, waiting) -> {
                    waiting.add(task);
                    return waiting;
                })
                != null;
        if (!waits) {
            task.run();
        }
    }

    /** Whether all that a record knows is in its file. */
    boolean isSafe(BuildTranslations record) {
        return !behind.containsKey(record);
    }

    /** Returns whether it could be saved now. */
    boolean save(Run<?, ?> run) {
        BuildTranslations record = BuildTranslations.of(run);
        try {
            record.save();
            if (behind.remove(record) != null) {
                acknowledge(record);
            }
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            Duration pause = behind.putIfAbsent(record, FIRST_PAUSE);
            if (pause == null) {
                LOGGER.log(
                        Level.WARNING,
                        "The translations of {0} cannot be written down in its directory, which is tried again until it"
                                + " succeeds: {1}. AKOOL has {2}",
                        new Object[] {run, e instanceof IOException io ? DiskReason.of(io) : e, paid(record)});
                again(run, record, FIRST_PAUSE);
            }
            return false;
        }
    }

    private void again(Run<?, ?> run, BuildTranslations record, Duration pause) {
        timeline.wakeAt(
                timeline.now().plus(pause),
                () -> queues.execute(Owners.of(run), Owners.of(run), () -> saveAgain(run, record, pause)));
    }

    private void saveAgain(Run<?, ?> run, BuildTranslations record, Duration pause) {
        if (!run.getRootDir().isDirectory()) {
            // Deleted; or moved, and then Jenkins holds another record of it.
            behind.remove(record);
        } else if (behind.containsKey(record) && !save(run)) {
            Duration longer = pause.multipliedBy(2);
            again(run, record, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
        }
    }

    /** The engine may forget what it kept for the time when the file was behind. */
    private void acknowledge(BuildTranslations record) {
        for (OrderRecord order : record.getOrders()) {
            for (Translation t : engine.get().translations(order.id())) {
                if (t.state().settled() && record.recordOf(t).equals(record.record(t.id()))) {
                    engine.get().acknowledge(t);
                }
            }
        }
    }

    private static String paid(BuildTranslations record) {
        return record.getRecords().stream()
                .map(TranslationRecord::akoolId)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
