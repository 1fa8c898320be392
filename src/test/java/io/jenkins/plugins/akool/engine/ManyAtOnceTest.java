package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.budget.Verdict;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What many translations cost that wait at AKOOL. Counted is what the engine does, in time of its processor and bytes of
 * its heap, which another load of the machine does not change.
 */
class ManyAtOnceTest extends EngineScenario {

    private static final int MANY = 10_000;

    @Test
    void aStartWithTenThousandTakesTwoSecondsOfProcessorTimeAndFourKilobytesEach() throws Exception {
        writeJournal();
        long heap = heap();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();

        engine.resume();
        timeline.settle();

        Duration spent = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        assertEquals(MANY, told.size());
        told.clear();
        long each = (heap() - heap) / MANY;
        assertEquals(
                State.QUEUED, engine.translation("order-" + (MANY - 1) + ".0").state());
        assertTrue(spent.compareTo(Duration.ofSeconds(2)) < 0, spent::toString);
        assertTrue(each < 4096, each + " bytes each");
    }

    @Test
    void tenThousandDecisionsOnABudgetTakeASecondOfProcessorTime() throws Exception {
        KeptBudgets kept = new KeptBudgets();
        kept.limits.put("a-key", 4.0 * MANY + 10);
        kept.price = 4.0;
        budgets = kept;
        restartAfter(Duration.ZERO);
        writeJournal();
        engine.resume();
        timeline.settle();
        Order more = order(new Terms("a-key", "", TIME_LIMIT, false, null, false, Set.of()), "ja");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int n = 0; n < MANY; n++) {
            assertInstanceOf(Verdict.Affordable.class, spending.verdict(more, List.of()));
        }
        Duration spent = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        assertEquals(4.0 * MANY, spending.spent("a-key").credits());
        assertTrue(spent.compareTo(Duration.ofSeconds(1)) < 0, spent::toString);
    }

    /** Not by the journal itself, which would have each on the disk before the next. */
    private void writeJournal() throws Exception {
        Order one = order(Duration.ofDays(1), "ja");
        Translation waiting = Translation.planned(one, "ja")
                .submitting(null, new Reservation("a-key", timeline.now(), 4.0))
                .accepted(new Accepted("at-akool-" + one.id(), 16.44, 4.0), timeline.now());
        new JournalFolder(journal()).save(waiting);
        Path first = journalFiles().get(0);
        String entry = Files.readString(first);
        String name = first.getFileName().toString();
        Files.delete(first);
        for (int n = 0; n < MANY; n++) {
            Files.writeString(
                    journal().resolve(name.replace(one.id(), "order-" + n)), entry.replace(one.id(), "order-" + n));
        }
    }

    /** Bytes in use once nothing is left to collect. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int n = 0; n < 4; n++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
