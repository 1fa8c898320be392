package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Charge.Account;
import io.jenkins.plugins.akool.schedule.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was spent with translations that the engine has no more, as the file has it or will have it soon. One translation
 * after the other is told apart as long as the engine may find it again; then only the sums are kept.
 */
final class Gone {

    /** Months that are kept, so that a clock that is wrong for a while takes none of them away. */
    private static final int MONTHS = 24;

    /** Until a file that could not be read or written is tried again. */
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(1);

    /** Until what nothing waits for is written. */
    private static final Duration AT_LEISURE = Duration.ofMinutes(1);

    /** After which the disk has deleted for good what it was told to delete. */
    private static final Duration CERTAIN = Duration.ofHours(1);

    private final Timeline timeline;
    private final Budgets budgets;

    /** Whether the engine has the translation with this id. */
    private final Predicate<String> present;

    /** By the translation's id, as long as it may be found again. */
    private final Map<String, Spent.Entry> left = new HashMap<>();

    /** Of those that are not told apart any more. */
    private final Totals past = new Totals();

    /** Of both. */
    private final Totals all = new Totals();

    /** What may leave the journal once it is in the file, by the translation's id. */
    private final Map<String, Departure> departures = new HashMap<>();

    /** Whether what the file says is in here. */
    private volatile boolean loaded;

    /** Whether the file was tried just now. */
    private boolean tried;

    /** Whether the file will be written soon. */
    private boolean due;

    /** Whether it will be written at leisure. */
    private boolean dueAtLeisure;

    Gone(Timeline timeline, Budgets budgets, Predicate<String> present) {
        this.timeline = timeline;
        this.budgets = budgets;
        this.present = present;
    }

    @NonNull
    Total of(Account account) {
        return all.of(account);
    }

    /** What one cost when it left, null for one that did not leave. */
    @CheckForNull
    List<Charge> of(String id) {
        Spent.Entry entry = left.get(id);
        return entry == null ? null : entry.charges();
    }

    /** The engine has it again. */
    void isBack(String id) {
        Spent.Entry entry = left.remove(id);
        if (entry != null) {
            all.subtract(entry.charges());
            departures.remove(id);
        }
    }

    /**
     * @param openUntil see {@link Spent.Entry}
     * @param waits whether it stays in the journal until it is written down
     */
    void add(String id, List<Charge> charges, @CheckForNull Instant openUntil, Departure departure, boolean waits) {
        Spent.Entry entry = new Spent.Entry(charges, openUntil);
        left.put(id, entry);
        all.add(charges);
        if (!waits) {
            departure.leave();
            writeAtLeisure();
        } else {
            departures.put(id, departure);
            if (!due) {
                due = true;
                timeline.execute(this::write);
            }
        }
        foldLater(id, entry, departure);
    }

    private void writeAtLeisure() {
        if (!dueAtLeisure) {
            dueAtLeisure = true;
            timeline.wakeAt(timeline.now().plus(AT_LEISURE), () -> {
                if (dueAtLeisure && !due) {
                    write();
                }
            });
        }
    }

    private void write() {
        try {
            load();
            budgets.save(new Spent(past.all(), left));
        } catch (IOException e) {
            due = true;
            timeline.wakeAt(timeline.now().plus(UNTIL_NEXT_TRY), this::write);
            return;
        }
        due = false;
        dueAtLeisure = false;
        List<Departure> written = new ArrayList<>(departures.values());
        departures.clear();
        written.forEach(Departure::leave);
    }

    /** Once nobody can find it again, it need not be told apart any more. */
    private void foldLater(String id, Spent.Entry entry, Departure departure) {
        Instant end = timeline.now().plus(CERTAIN);
        Instant open = entry.openUntil();
        timeline.wakeAt(open != null && open.isAfter(end) ? open : end, () -> {
            if (left.get(id) != entry) {
                return;
            }
            if (!loaded || departures.containsKey(id) || !departure.hasLeft()) {
                foldLater(id, entry, departure);
                return;
            }
            left.remove(id);
            past.add(entry.charges());
        });
    }

    /** Tries to read the file, unless it was just tried. */
    boolean isLoaded() {
        if (!loaded && !tried) {
            try {
                load();
            } catch (IOException e) {
                tried = true;
                timeline.wakeAt(timeline.now().plus(UNTIL_NEXT_TRY), () -> tried = false);
            }
        }
        return loaded;
    }

    /** Whether the file was read. */
    boolean isKnown() {
        return loaded;
    }

    private void load() throws IOException {
        if (loaded) {
            return;
        }
        Spent spent = budgets.load();
        loaded = true;
        YearMonth oldest = Account.of("", timeline.now()).month().minusMonths(MONTHS);
        spent.totals().forEach((account, total) -> {
            if (!account.month().isBefore(oldest)) {
                past.add(account, total);
                all.add(account, total);
            }
        });
        spent.entries().forEach((id, entry) -> {
            // What the journal has again does not count twice.
            if (!present.test(id) && left.putIfAbsent(id, entry) == null) {
                all.add(entry.charges());
                foldLater(id, entry, Departure.BEFORE);
            }
        });
    }
}
