package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.budget.Departure;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings the ledger's changes to the disk, again and again where it refuses. On the timeline's thread. */
final class JournalWriting {

    private static final Logger LOGGER = Logger.getLogger(JournalWriting.class.getName());

    /** Until a disk that refused a change is tried again. */
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(1);

    private final Timeline timeline;
    private final Journal journal;

    /** What the ledger has by an id now, null where it forgot it. */
    private final Function<String, Translation> current;

    /** Ids whose last change is in memory only; counted on any thread. */
    private final Set<String> unsaved = ConcurrentHashMap.newKeySet();

    /** Ids of files that the disk refuses to delete. */
    private final Set<String> undeleted = new HashSet<>();

    JournalWriting(Timeline timeline, Journal journal, Function<String, Translation> current) {
        this.timeline = timeline;
        this.journal = journal;
        this.current = current;
    }

    int unsaved() {
        return unsaved.size();
    }

    /**
     * Whether a restart goes on with one state of a translation as with the other, since AKOOL tells the difference again:
     * whether it works on it already. Then one need not be written in place of the other.
     */
    static boolean isAsSafe(Translation now, @CheckForNull Translation before) {
        return before != null && untold(now).equals(untold(before));
    }

    private static Translation untold(Translation t) {
        return t.state() != State.PROCESSING
                ? t.safe()
                : new Translation(
                        t.id(),
                        t.order(),
                        t.language(),
                        State.QUEUED,
                        t.purchase(),
                        t.result(),
                        t.reason(),
                        t.webhook(),
                        t.doubtful(),
                        t.reserved());
    }

    /** Whether its last change is in memory only. */
    boolean isUnsaved(String id) {
        return unsaved.contains(id);
    }

    /** Writes a change before it happens. */
    void write(Translation changed) throws IOException {
        journal.save(changed);
        unsaved.remove(changed.id());
    }

    /** Writes a change that happens whatever the disk says. */
    void save(Translation changed) {
        try {
            write(changed);
        } catch (IOException e) {
            if (unsaved.add(changed.id())) {
                LOGGER.log(
                        Level.WARNING,
                        "The translation {0} (AKOOL id {1}) is {2}, but that could not be written to the journal: {3}",
                        new Object[] {changed.id(), changed.akoolId(), changed.state(), DiskReason.of(e)});
            }
            timeline.wakeAt(timeline.now().plus(UNTIL_NEXT_TRY), () -> saveAgain(changed.id()));
        }
    }

    private void saveAgain(String id) {
        Translation t = current.apply(id);
        if (t != null && unsaved.contains(id)) {
            save(t);
        }
    }

    /** Deletes what the ledger forgot, since a restart would find it. */
    void remove(String id) {
        unsaved.remove(id);
        remove(id, true);
    }

    /** How it leaves, unless it is in the ledger again by then. */
    Departure departure(String id) {
        return new Departure() {
            @Override
            public void leave() {
                if (current.apply(id) == null) {
                    remove(id);
                }
            }

            @Override
            public boolean hasLeft() {
                return !undeleted.contains(id);
            }
        };
    }

    private void remove(String id, boolean first) {
        try {
            journal.remove(id);
            undeleted.remove(id);
        } catch (IOException e) {
            undeleted.add(id);
            if (first) {
                LOGGER.log(
                        Level.WARNING,
                        "The journal file of the translation {0} could not be deleted: {1}",
                        new Object[] {id, DiskReason.of(e)});
            }
            timeline.wakeAt(timeline.now().plus(UNTIL_NEXT_TRY), () -> {
                if (current.apply(id) == null) {
                    remove(id, false);
                } else {
                    undeleted.remove(id);
                }
            });
        }
    }
}
