package io.jenkins.plugins.akool.credits;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Adds up what AKOOL charged, in one small file. A translation counts once AKOOL is seen to be done with it, and once only:
 * by its AKOOL id, however often it is told and whatever became of it since.
 *
 * <p>It is told before the engine may forget the translation, and after a restart of all that the engine still has, so that
 * a crash loses none. A disk that refuses the file holds up nothing: the sums are right in memory and are written with the
 * next translation; what a crash takes until then is missing.
 */
public final class CreditBook {

    private static final Logger LOGGER = Logger.getLogger(CreditBook.class.getName());

    private static final int MONTHS = 24;

    /** Of one month, so that jobs of many branches do not make the file grow; the others are one sum. */
    private static final int MOST_SUMS = 1000;

    /** AKOOL keeps results for seven days, after which nobody takes a translation up again. */
    private static final Duration TOLD_AGAIN = Duration.ofDays(31);

    private final Supplier<Path> place;
    private final InstantSource clock;

    /** Null until it is asked for. Replaced as a whole. */
    private CreditFile.Content content;

    /** Counts the changes in memory. */
    private long changes;

    /** Held while the file is written. */
    private final Object writing = new Object();

    /** How many changes the file has. */
    private long written;

    /** Whether the log has told that the disk refuses the file. */
    private volatile boolean refused;

    /**
     * @param place the file; asked when it is needed
     */
    public CreditBook(@NonNull Supplier<Path> place, @NonNull InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /** From when on it counts. */
    @NonNull
    public synchronized Instant since() {
        return content().since();
    }

    /** The oldest month first; 24 months at most. */
    @NonNull
    public synchronized List<CreditSum> sums() {
        return content().sums();
    }

    /**
     * Counts a translation that AKOOL is done with and that its own order paid for; any other is none of its business.
     * Returns once it is on the disk, or the disk refused it.
     *
     * @param job full name
     * @param login id of the credential that paid
     */
    public void count(@NonNull Translation t, @NonNull String job, @NonNull String login) {
        Instant done = t.completedAt();
        String id = t.akoolId();
        if (done == null || id == null || t.paidBy() != null || isOver(done)) {
            return;
        }
        Double credits = t.credits();
        CreditSum one = new CreditSum(
                YearMonth.from(done.atOffset(ZoneOffset.UTC)),
                job,
                login,
                1,
                credits == null ? 1 : 0,
                credits == null ? 0 : credits);
        long wanted = add(id, done, one);
        if (wanted > 0) {
            write(wanted);
        }
    }

    private boolean isOver(Instant done) {
        return done.plus(TOLD_AGAIN).isBefore(clock.instant());
    }

    /** Returns which change it is, 0 for none. */
    private synchronized long add(String id, Instant done, CreditSum one) {
        CreditFile.Content before = content();
        if (content == null || before.counted().containsKey(id)) {
            return 0;
        }
        Map<String, Instant> counted = new HashMap<>(before.counted());
        counted.values().removeIf(this::isOver);
        counted.put(id, done);
        YearMonth oldest =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(MONTHS - 1L);
        List<CreditSum> sums = new ArrayList<>(before.sums());
        sums.removeIf(s -> s.month().isBefore(oldest));
        if (!merge(sums, one)) {
            long others =
                    sums.stream().filter(s -> s.month().equals(one.month())).count();
            CreditSum rest =
                    new CreditSum(one.month(), "", one.login(), one.translations(), one.untold(), one.credits());
            if (others < MOST_SUMS) {
                insert(sums, one);
            } else if (!merge(sums, rest)) {
                insert(sums, rest);
            }
        }
        content = new CreditFile.Content(before.since(), sums, counted);
        return ++changes;
    }

    /** Returns whether there was one to add it to. */
    private static boolean merge(List<CreditSum> sums, CreditSum one) {
        for (int i = 0; i < sums.size(); i++) {
            if (sums.get(i).isOf(one)) {
                sums.set(i, sums.get(i).plus(one));
                return true;
            }
        }
        return false;
    }

    private static void insert(List<CreditSum> sums, CreditSum one) {
        int end = sums.size();
        while (end > 0 && sums.get(end - 1).month().isAfter(one.month())) {
            end--;
        }
        sums.add(end, one);
    }

    /** Nothing where the disk does not give the file now; then nothing is counted, so that nothing is written over. */
    private synchronized CreditFile.Content content() {
        if (content != null) {
            return content;
        }
        try {
            content = new CreditFile(place.get()).read(clock.instant());
            return content;
        } catch (IOException e) {
            refused("The sums of AKOOL credits cannot be read now; what is done meanwhile is not counted: {0}", e);
            return new CreditFile.Content(clock.instant(), List.of(), Map.of());
        }
    }

    private void refused(String what, IOException e) {
        if (!refused) {
            refused = true;
            LOGGER.log(Level.WARNING, what, DiskReason.of(e));
        }
    }

    /** Several that come together are written at once. */
    private void write(long wanted) {
        synchronized (writing) {
            if (written >= wanted) {
                return;
            }
            CreditFile.Content now;
            long change;
            synchronized (this) {
                now = content;
                change = changes;
            }
            try {
                new CreditFile(place.get()).write(now);
                written = change;
                refused = false;
            } catch (IOException e) {
                refused(
                        "The sums of AKOOL credits cannot be written; they are kept in memory until the next try: {0}",
                        e);
            }
        }
    }
}
