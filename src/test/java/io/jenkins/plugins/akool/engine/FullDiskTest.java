package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** A disk that takes nothing: played by a file where the journal's directory belongs. */
class FullDiskTest extends EngineScenario {

    private void breakDisk() throws IOException {
        if (Files.exists(journal())) {
            Files.move(journal(), kept());
        }
        Files.writeString(journal(), "in the way");
    }

    private void repairDisk() throws IOException {
        Files.delete(journal());
        if (Files.exists(kept())) {
            Files.move(kept(), journal());
        }
    }

    private Path kept() {
        return folder.resolve("journal-kept");
    }

    @Test
    void anOrderThatCannotBeWrittenIsNotPlaced() throws Exception {
        breakDisk();
        Order order = order(TIME_LIMIT, "ja", "es");
        CompletableFuture<Void> placed = engine.place(order).toCompletableFuture();
        timeline.settle();

        ExecutionException error = assertThrows(ExecutionException.class, placed::get);
        assertTrue(error.getCause() instanceof IOException, error.toString());
        repairDisk();
        timeline.advance(Duration.ofHours(1));
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(0, akool.received().size());
        restartAfter(Duration.ofMinutes(1));
        assertEquals(List.of(), engine.translations(order.id()));
    }

    @Test
    void whatIsPaidSurvivesAFailedAttemptToPlaceItsOrderAgain() throws Exception {
        Order order = order(TIME_LIMIT, "ja", "es");
        new JournalFolder(journal()).save(Translation.planned(order, "ja"));
        restartAfter(Duration.ZERO);
        runUntil(State.QUEUED, order, "ja");
        breakDisk();
        CompletableFuture<Void> placed = engine.place(order).toCompletableFuture();
        timeline.settle();
        assertTrue(placed.isCompletedExceptionally());

        assertEquals(akool.newestId("ja"), translation(order, "ja").akoolId());
        repairDisk();
        restartAfter(Duration.ofMinutes(1));
        timeline.runUntil(() -> state(order, "ja") == State.COLLECTED);
        assertCollected(order, "ja");
    }

    @Test
    void nothingIsSentThatCouldNotBeWrittenDownFirst() throws Exception {
        Order order = place("ja", "es");
        runUntil(State.PLANNED, order, "es");
        breakDisk();
        runUntilSettled(order);
        timeline.advance(Duration.ofHours(1));

        assertEquals(0, akool.received().size());
        for (Translation t : engine.translations(order.id())) {
            assertEquals(State.FAILED, t.state());
            assertTrue(t.reason().startsWith("Not submitted, since Jenkins cannot write"), t.reason());
        }
        repairDisk();
    }

    @Test
    void anIdThatTheDiskRefusesIsReportedAndWrittenAsSoonAsItTakesIt() throws Exception {
        answers.close();
        akool.neverEnds("ja");
        Order order = place("ja");
        runUntil(State.SUBMITTING, order, "ja");
        timeline.settle();
        breakDisk();
        answers.open();
        runUntil(State.QUEUED, order, "ja");
        String id = akool.newestId("ja");
        List<String> warnings = logs.at(Level.WARNING);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains(id), warnings.get(0));

        timeline.advance(Duration.ofMinutes(10));
        assertEquals(1, engine.unsaved());
        repairDisk();
        timeline.advance(Duration.ofMinutes(2));
        assertEquals(0, engine.unsaved());
        assertEquals(1, akool.received(Call.CREATE).size());
        restartAfter(Duration.ofMinutes(1));
        assertEquals(id, translation(order, "ja").akoolId());
        assertEquals(State.PROCESSING, state(order, "ja"));
    }

    @Test
    void aJournalThatCannotBeReadIsSaid() throws Exception {
        breakDisk();
        CompletableFuture<Void> resumed = engine.resume().toCompletableFuture();
        timeline.settle();
        assertTrue(resumed.isCompletedExceptionally());
        repairDisk();
    }
}
