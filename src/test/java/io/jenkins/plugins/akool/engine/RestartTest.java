package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.forecast.PrecedentsInMemory;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is killed, and another one finds the journal. */
class RestartTest extends EngineScenario {

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "QUEUED", "PROCESSING", "COMPLETED", "COLLECTING"})
    void everyStateThatIsSafeGoesOnAndIsCollected(State state) throws Exception {
        results.nextFails(new DownloadException("not now", true, null));
        results.nextFails(new DownloadException("not now", true, null));
        Order order = place("ja", "es");
        runUntil(state, order, "ja");
        restartAfter(Duration.ofMinutes(1));
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(order);

        assertCollected(order, "ja");
        assertCollected(order, "es");
        assertEquals(2, creates());
        assertEquals(2, results.files().size());
    }

    @Test
    void aTransferThatWasCutOffBeginsAnew() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(1000));
        transfers.close();
        Order order = place("ja");
        timeline.runUntil(() -> transfers.waiting() == 1);
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, results.files().size());
    }

    @Test
    void whatWasBeingSubmittedIsUnknownAndNeverSentAgain() throws Exception {
        answers.close();
        Order order = place("ja", "es");
        runUntil(State.SUBMITTING, order, "ja");
        timeline.settle();
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(order);
        restartAfter(Duration.ofDays(1));
        timeline.advance(Duration.ofDays(7));

        Translation lost = translation(order, "ja");
        assertEquals(State.UNKNOWN, lost.state());
        assertTrue(lost.reason().contains("Jenkins stopped"), lost.reason());
        assertCollected(order, "es");
        assertEquals(2, creates());
    }

    /** As in a copy of the journal that somebody starts beside the first, or a backup of it. */
    @Test
    void whatNobodyComesBackForIsNotSubmittedByItself() throws Exception {
        Order order = place("ja", "es", "fr");
        runUntil(State.QUEUED, order, "ja");
        runUntil(State.PLANNED, order, "es");
        restartWithoutStepsAfter(Duration.ofMinutes(1));
        timeline.runUntil(() -> state(order, "ja") == State.COLLECTED);
        int before = creates();
        assertTrue(engine.isHeld(translation(order, "fr").id()));

        engine.release(translation(order, "fr").id());
        timeline.runUntil(() -> state(order, "fr") == State.COLLECTED);
        assertEquals(before + 1, creates());
        assertEquals(State.PLANNED, state(order, "es"));

        engine.place(order);
        timeline.runUntil(() -> state(order, "es") == State.COLLECTED);
        assertEquals(3, creates());
    }

    @Test
    void whatNobodyComesBackForEndsWithTheOrdersTime() {
        Order order = place("ja");
        runUntil(State.PLANNED, order, "ja");
        restartWithoutStepsAfter(Duration.ofMinutes(1));
        timeline.advance(TIME_LIMIT);
        assertEquals(State.FAILED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("nothing was paid"));
        assertEquals(0, creates());
    }

    @Test
    void theListenerIsToldEverythingAgainUntilItAcknowledges() throws Exception {
        akool.fails("fr", 501312, "no speech");
        Order order = place("ja", "fr");
        runUntilSettled(order);
        restartAfter(Duration.ofMinutes(1));
        assertEquals(List.of(State.COLLECTED), statesTold("ja"));
        assertEquals(List.of(State.FAILED), statesTold("fr"));

        engine.acknowledge(translation(order, "ja"));
        timeline.settle();
        restartAfter(Duration.ofMinutes(1));
        assertEquals(List.of(), statesTold("ja"));
        assertEquals(List.of(State.FAILED), statesTold("fr"));
        assertEquals(1, journalFiles().size());
    }

    @Test
    void anOpenTranslationCannotBeAcknowledged() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        engine.acknowledge(translation(order, "ja"));
        runUntilSettled(order);
        assertCollected(order, "ja");
        engine.acknowledge(translation(order, "ja"));
        timeline.settle();
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(List.of(), journalFiles());
    }

    @Test
    void translationsDoNotComeBackAllAtOnce() {
        akool.neverEnds("ja");
        IntStream.range(0, 8).forEach(i -> place("ja"));
        timeline.advance(Duration.ofMinutes(1));
        int before = akool.received(Call.STATUS).size();
        restartAfter(Duration.ofMinutes(1));
        timeline.advance(FIRST_LOOK.dividedBy(4));
        int soon = akool.received(Call.STATUS).size() - before;
        assertTrue(soon < 6, soon + " of 8 in the first second");
        timeline.advance(FIRST_LOOK);
        assertTrue(akool.received(Call.STATUS).size() - before >= 8);
    }

    @Test
    void aListenerThatBreaksDoesNotStopATranslation() throws Exception {
        Order order = order(TIME_LIMIT, "ja");
        Engine broken = new Engine(
                timeline,
                new java.util.Random(1),
                FIRST_LOOK,
                new JournalFolder(journal()),
                new PrecedentsInMemory(),
                accounts,
                new Spending(timeline, Budgets.NONE),
                () -> null,
                results,
                t -> {
                    throw new IllegalStateException("the page is closed");
                });
        broken.place(order);
        timeline.runUntil(() -> broken.translations(order.id()).stream().anyMatch(t -> t.state() == State.COLLECTED));
        assertEquals(1, creates());
    }

    @Test
    void whatNobodyEverRecordsIsKeptUntilSomebodyHadTimeToSeeIt() throws Exception {
        Order order = place("ja");
        runUntilSettled(order);
        restartAfter(Duration.ofDays(36));
        assertEquals(State.COLLECTED, state(order, "ja"));
        timeline.advance(Duration.ofDays(3));
        assertNull(state(order, "ja"));
        assertEquals(List.of(), journalFiles());
    }

    @Test
    void whatIsRecordedLeavesNothingThatWaitsForWeeks() {
        Order order = place("ja", "es");
        runUntilSettled(order);
        engine.translations(order.id()).forEach(engine::acknowledge);
        timeline.advance(Duration.ofDays(2));
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(0, timeline.waiting());
    }
}
