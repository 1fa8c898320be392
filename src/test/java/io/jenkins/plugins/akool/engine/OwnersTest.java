package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Owners that are renamed, deleted or stop before their order is placed, and an end of the process in between. */
class OwnersTest extends EngineScenario {

    @Test
    void anotherNameIsRemembered() throws Exception {
        akool.neverEnds("ja");
        Order order = place("ja");
        runUntil(State.PROCESSING, order, "ja");
        engine.rename(owner -> owner.equals("a build") ? "folder/a build" : owner);
        timeline.settle();
        restartAfter(Duration.ofMinutes(1));
        assertEquals("folder/a build", translation(order, "ja").order().owner());
        akool.end(translation(order, "ja").akoolId());
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "SUBMITTING", "PROCESSING", "COLLECTING", "COLLECTED"})
    void allOfADeletedOwnerIsForgotten(State state) throws Exception {
        Order order = place("ja", "es");
        runUntil(state, order, "ja");
        engine.forgetOwners("another build"::equals);
        timeline.settle();
        assertEquals(2, engine.translations(order.id()).size());
        engine.forgetOwners("a build"::equals);
        timeline.advance(Duration.ofHours(1));
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(List.of(), journalFiles());
    }

    @Test
    void theIdOfADeletedOneThatWasBeingSubmittedIsTold() {
        Order order = place("ja");
        answers.close();
        runUntil(State.SUBMITTING, order, "ja");
        timeline.runUntil(() -> answers.waiting() == 1);
        engine.forgetOwners("a build"::equals);
        timeline.settle();
        answers.open();
        timeline.settle();
        assertEquals(akool.newestId("ja"), told.get(told.size() - 1).akoolId());
        assertEquals(List.of(), engine.translations(order.id()));
    }

    @Test
    void anOrderThatIsGivenUpBeforeItIsPlacedIsNeverSubmitted() {
        Order order = order(TIME_LIMIT, "ja");
        engine.abort(order.id(), "The build was stopped.");
        engine.place(order);
        timeline.advance(Duration.ofHours(1));
        assertEquals(0, creates());
        assertEquals(List.of(), engine.translations(order.id()));
    }

    @Test
    void anOrderThatIsGivenUpDaysBeforeItIsPlacedIsNeverSubmitted() {
        Order order = order(Duration.ofDays(30), "ja");
        engine.abort(order.id(), "The build was stopped.");
        timeline.advance(Duration.ofDays(6));
        engine.place(order);
        timeline.advance(Duration.ofHours(1));
        assertEquals(0, creates());
    }

    @Test
    void anOrderThatIsGivenUpBeforeItIsPlacedIsNeverSubmittedWhoeverAsksForItMeanwhile() {
        Order order = order(TIME_LIMIT, "ja");
        engine.abort(order.id(), "The build was stopped.");
        engine.reconcile(order, Recorded.NOTHING, List.of());
        engine.place(order);
        timeline.advance(Duration.ofHours(1));
        assertEquals(0, creates());
    }

    @Test
    void theEndOfTheProcessWaitsForAnAnswerAndSendsNothingMore() {
        Order order = place("ja", "es");
        answers.close();
        timeline.runUntil(() -> answers.waiting() == 1);
        CompletableFuture<Void> closed = engine.close().toCompletableFuture();
        timeline.settle();
        assertFalse(closed.isDone());
        answers.open();
        timeline.settle();
        assertTrue(closed.isDone());
        assertEquals(State.QUEUED, state(order, "ja"));
        timeline.advance(Duration.ofMinutes(1));
        assertEquals(State.PLANNED, state(order, "es"));
        assertEquals(1, creates());
    }

    @Test
    void theEndOfTheProcessWaitsForNothingWhereNothingIsSent() {
        CompletableFuture<Void> closed = engine.close().toCompletableFuture();
        timeline.settle();
        assertTrue(closed.isDone());
    }
}
