package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was spent is known for good, whatever is killed, deleted, or refused by the disk. */
class BudgetFileTest extends BudgetScenario {

    @Test
    void fiftyOrdersAtOnceDoNotPassItInACrash() {
        limit(30);
        answers.close();
        List<Order> orders = orders(50, "ja");
        timeline.runUntil(() -> answers.waiting() >= 2);
        restartAfter(Duration.ofMinutes(1));
        orders.forEach(this::runUntilSettled);
        assertTrue(count(orders, State.UNKNOWN) > 0);
        assertEquals(7, creates(), "7 times 4 credits are 28");
    }

    @Test
    void whatIsForgottenStaysSpent() throws Exception {
        limit(20);
        settleAndForget(orders(5, "ja"));
        assertEquals(List.of(), journalFiles());
        for (int restart = 0; restart < 3; restart++) {
            Order late = orders(1, "es").get(0);
            runUntilSettled(late);
            assertEquals(State.FAILED, state(late, "es"));
            assertEquals(20, spent());
            timeline.advance(Duration.ofHours(2));
            restartAfter(Duration.ofMinutes(1));
        }
        assertEquals(5, creates());
    }

    @Test
    void whatACrashLeavesInTheJournalAndInTheFileIsSpentOnce() throws Exception {
        limit(20);
        List<Order> orders = orders(4, "ja");
        orders.forEach(this::runUntilSettled);
        Map<Path, byte[]> journal = new HashMap<>();
        for (Path file : journalFiles()) {
            journal.put(file, Files.readAllBytes(file));
        }
        settleAndForget(orders);
        timeline.close();
        for (Map.Entry<Path, byte[]> file : journal.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        restartAfter(Duration.ofMinutes(1));
        assertEquals(16, spent());
        settleAndForget(orders);
        timeline.advance(Duration.ofHours(2));
        assertEquals(16, spent());
        runUntilSettled(orders(1, "es").get(0));
        assertEquals(5, creates());
    }

    @Test
    void whatIsDoneLeavesForGoodThoughOthersOfItsOrderAreStillPlanned() {
        limit(20);
        Order order = place(Duration.ofDays(1), "ja", "es");
        runUntil(State.QUEUED, order, "ja");
        restartWithoutStepsAfter(Duration.ofMinutes(1));
        runUntil(State.COLLECTED, order, "ja");
        engine.acknowledge(translation(order, "ja"));
        timeline.advance(Duration.ofHours(2));
        assertEquals(4, spent());
        restartWithoutStepsAfter(Duration.ofMinutes(1));
        assertEquals(List.of("es"), told.stream().map(Translation::language).toList());
        assertEquals(4, spent());
    }

    @Test
    void theFileTellsSingleTranslationsForAnHourOnly() {
        limit(20);
        settleAndForget(orders(3, "ja"));
        assertEquals(3, kept.file.entries().size());
        timeline.advance(Duration.ofMinutes(61));
        settleAndForget(orders(1, "es"));
        assertEquals(1, kept.file.entries().size());
        assertEquals(16, spent());
    }

    @Test
    void nothingLeavesTheJournalThatIsNotInTheFile() throws Exception {
        limit(20);
        kept.writable = false;
        List<Order> orders = orders(2, "ja");
        settleAndForget(orders);
        timeline.advance(Duration.ofHours(5));
        assertEquals(2, journalFiles().size());
        restartAfter(Duration.ofMinutes(1));
        assertEquals(8, spent());
        kept.writable = true;
        settleAndForget(orders);
        assertEquals(List.of(), journalFiles());
        assertEquals(8, spent());
    }

    @Test
    void whileTheFileCannotBeReadNothingIsSubmitted() {
        limit(20);
        kept.readable = false;
        restartAfter(Duration.ZERO);
        Order order = orders(1, "ja").get(0);
        timeline.advance(Duration.ofMinutes(20));
        assertEquals(0, creates());
        assertEquals(
                "ja: Jenkins cannot read what the login the-default has spent this month, so that its budget cannot be"
                        + " kept; the Jenkins log says why.",
                pauses.get(0));
        Order other = order(new Terms("without-a-budget", "", TIME_LIMIT, false, null, false, Set.of()), "es");
        engine.place(other);
        runUntil(State.QUEUED, other, "es");
        kept.readable = true;
        runUntilSettled(order);
        assertEquals(State.COLLECTED, state(order, "ja"));
    }

    @Test
    void whatCannotBeReadInTimeIsNotSubmitted() {
        limit(20);
        kept.readable = false;
        restartAfter(Duration.ZERO);
        Order order = orders(1, "ja").get(0);
        runUntilSettled(order);
        assertEquals(0, creates());
        assertTrue(translation(order, "ja").reason().startsWith("Not submitted within the time limit: Jenkins cannot"));
    }

    @Test
    void renewsOnTheFirst() {
        limit(4);
        List<Order> january = orders(2, "ja");
        january.forEach(this::runUntilSettled);
        assertEquals(1, creates());
        restartAfter(Duration.ofDays(27));
        settleAndForget(orders(2, "ja"));
        assertEquals(2, creates());
        assertEquals(4, spent());
    }

    @Test
    void whoHasNoBudgetWaitsForNoFile() throws Exception {
        kept.readable = false;
        kept.writable = false;
        restartAfter(Duration.ZERO);
        settleAndForget(orders(2, "ja"));
        assertEquals(List.of(), journalFiles());
        kept.readable = true;
        kept.writable = true;
        timeline.advance(Duration.ofMinutes(2));
        assertEquals(1, kept.saves);
        limit(12);
        List<Order> others = orders(2, "es");
        others.forEach(this::runUntilSettled);
        assertEquals(3, creates(), "what was spent before there was a budget counts");
    }

    @Test
    void deletedBuildsStaySpent() throws Exception {
        limit(8);
        akool.neverEnds("ja");
        List<Order> orders = orders(2, "ja");
        timeline.runUntil(() -> count(orders, State.QUEUED) + count(orders, State.PROCESSING) == 2);
        engine.forgetOwners(owner -> true);
        timeline.settle();
        assertEquals(List.of(), journalFiles());
        assertEquals(1, kept.saves, "both are written at once");
        assertFalse(engine.translations().iterator().hasNext());
        restartAfter(Duration.ofMinutes(1));
        Order other = orders(1, "es").get(0);
        runUntilSettled(other);
        assertEquals(State.FAILED, state(other, "es"));
    }
}
