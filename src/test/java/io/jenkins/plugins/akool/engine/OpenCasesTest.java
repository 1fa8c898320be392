package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person can still do about a translation that was given up, or whose submission was not answered. */
class OpenCasesTest extends EngineScenario {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void collectingLaterBringsTheResult() throws Exception {
        Order order = aborted();
        restartAfter(Duration.ofDays(2));
        acknowledgeAll(order);
        assertNull(outcome(engine.openCases().collect(id(order))));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void collectingTooEarlyWaits() throws Exception {
        akool.neverEnds("ja");
        Order order = aborted();
        engine.openCases().collect(id(order));
        timeline.advance(Duration.ofMinutes(30));
        assertEquals(State.PROCESSING, state(order, "ja"));
        akool.end(translation(order, "ja").akoolId());
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void checkingTellsHowItStandsAndCollectsNothing() {
        akool.neverEnds("ja");
        Order order = aborted();
        timeline.advance(Duration.ofHours(5));
        assertNull(outcome(engine.openCases().check(id(order))));
        assertTrue(reason(order).startsWith("AKOOL is still working on it, "), reason(order));

        akool.end(translation(order, "ja").akoolId());
        assertNull(outcome(engine.openCases().check(id(order))));
        assertEquals("AKOOL is done with it; its video is not collected.", reason(order));
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertEquals(
                timeline.now().minusSeconds(1).plus(WEEK),
                translation(order, "ja").expiresAt());
        assertEquals(0, results.collections());
    }

    @Test
    void checkingTellsOfAFailure() {
        akool.fails("ja", 501312, "No voice was found.");
        Order order = aborted();
        timeline.advance(Duration.ofHours(1));
        engine.openCases().check(id(order));
        timeline.settle();
        assertEquals(State.FAILED, state(order, "ja"));
        assertTrue(reason(order).contains("No voice was found."), reason(order));
    }

    @Test
    void everybodyWhoChecksAtTheSameTimeIsAnswered() {
        Order order = aborted();
        int before = akool.received(Call.STATUS).size();
        List<CompletableFuture<Void>> checks = Stream.generate(
                        () -> engine.openCases().check(id(order)).toCompletableFuture())
                .limit(3)
                .toList();
        timeline.advance(Duration.ofMinutes(1));
        checks.forEach(check -> assertTrue(check.isDone() && !check.isCompletedExceptionally()));
        assertEquals(1, akool.received(Call.STATUS).size() - before);
    }

    @Test
    void aCheckThatFailsChangesNothing() {
        Order order = aborted();
        String before = reason(order);
        akool.on(Call.STATUS).next(Fault.status(502));
        String problem = outcome(engine.openCases().check(id(order)));
        assertTrue(problem.contains("502"), problem);
        assertEquals(before, reason(order));
    }

    @Test
    void whatIsNotCollectedWithinSevenDaysExpires() throws Exception {
        Order order = aborted();
        timeline.advance(WEEK.minusMinutes(1));
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        timeline.advance(Duration.ofMinutes(2));
        assertEquals(State.EXPIRED, state(order, "ja"));
        acknowledgeAll(order);
        assertEquals(List.of(), journalFiles());
    }

    @Test
    void expiryIsNotMissedByARestart() throws Exception {
        Order order = aborted();
        restartAfter(WEEK.plusDays(3));
        acknowledgeAll(order);
        assertEquals(State.EXPIRED, state(order, "ja"));
    }

    @Test
    void anUnknownOneIsSubmittedAgainOnlyWhenAPersonSaysSo() throws Exception {
        Order order = unknown();
        restartAfter(Duration.ofDays(1));
        acknowledgeAll(order);
        assertEquals(1, creates());
        assertNull(outcome(engine.openCases().submitAgain(id(order))));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(2, creates());
        assertTrue(outcome(engine.openCases().submitAgain(id(order))).contains("not in the state any more"));
        assertEquals(2, creates());
    }

    @Test
    void aSecondSubmissionThatIsRefusedLeavesTheFirstAsUnknownAsItWas() throws Exception {
        Order order = unknown();
        akool.on(Call.CREATE).next(Fault.code(1104, "Insufficient quota"));
        engine.openCases().submitAgain(id(order));
        timeline.advance(Duration.ofMinutes(1));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertTrue(reason(order).contains("the earlier submission is still unknown"), reason(order));

        assertNull(outcome(engine.openCases().adopt(id(order), akool.newestId("ja"))));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, akool.createCount());
    }

    @Test
    void whatIsKnownFromItsRecordAloneIsNotSubmittedWithHalfAnAddress() {
        for (String shown : List.of("https://example.com/tour.mp4?…", "tour.mp4")) {
            Order order = order(TIME_LIMIT, "ja");
            Order recorded = order.about(shown, order.settings());
            engine.reconcile(recorded, new Recorded(false, Map.of()), recorded.languages());
            timeline.settle();
            assertEquals(
                    "The whole address of its video is not known any more; build it again instead.",
                    outcome(engine.openCases().submitAgain(id(recorded))));
        }
        assertEquals(0, creates());
    }

    @Test
    void anUnknownOneGoesOnWithTheIdThatWasLost() throws Exception {
        Order order = unknown();
        assertNull(outcome(engine.openCases().adopt(id(order), akool.newestId("ja"))));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void anIdThatAkoolDoesNotKnowOrThatIsTakenIsNotAdopted() throws Exception {
        Order other = place("es");
        Order order = unknown();
        assertTrue(outcome(engine.openCases()
                        .adopt(id(order), translation(other, "es").akoolId()))
                .contains("Another translation has this id."));
        assertTrue(outcome(engine.openCases().adopt(id(order), "000000000000000000000000"))
                .contains("1008"));
        assertEquals(State.UNKNOWN, state(order, "ja"));
    }

    @Test
    void oneIdIsAdoptedOnceThoughItIsGivenTwiceAtATime() {
        akool.on(Call.CREATE).next(Fault.lostAnswer(), Fault.lostAnswer());
        Order order = place("ja", "es");
        runUntilSettled(order);
        String id = akool.newestId("ja");
        CompletionStage<Void> first = engine.openCases().adopt(id(order), id);
        String second = outcome(engine.openCases().adopt(order.translationId("es"), id));
        assertNull(outcome(first));
        assertEquals("Another translation has this id.", second);
        assertEquals(State.UNKNOWN, state(order, "es"));
    }

    @Test
    void anUnknownOneIsForgottenWhenAkoolHasDeletedWhatItMayHave() throws Exception {
        Order order = unknown();
        timeline.advance(TIME_LIMIT.plus(WEEK).plusMinutes(1));
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(List.of(), journalFiles());
    }

    private Order aborted() {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        engine.abort(order.id(), "The build was stopped.");
        timeline.settle();
        acknowledgeAll(order);
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        return order;
    }

    @Test
    void whatWasRecordedBeforeItWasCollectedLetsNothingGo() throws Exception {
        Order order = aborted();
        Translation before = translation(order, "ja");
        assertNull(outcome(engine.openCases().collect(id(order))));
        runUntilSettled(order);
        engine.acknowledge(before);
        timeline.settle();
        assertCollected(order, "ja");

        acknowledgeAll(order);
        assertEquals(List.of(), engine.translations(order.id()));
    }

    @Test
    void whatAPersonLeavesAtThatIsKeptUntilItIsRecorded() {
        Order order = unknown();
        assertNull(outcome(engine.openCases().leave(id(order), "A person left it at that.")));
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals("A person left it at that.", reason(order));
        assertEquals(
                "It is not in the state any more in which this could be done.",
                outcome(engine.openCases().leave(id(order), "Again.")));

        restartAfter(Duration.ofMinutes(1));
        engine.place(order);
        timeline.settle();
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals(1, creates());
        acknowledgeAll(order);
        assertEquals(List.of(), engine.translations(order.id()));
    }

    private Order unknown() {
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.lostAnswer());
        Order order = place("ja");
        runUntilSettled(order);
        acknowledgeAll(order);
        assertEquals(State.UNKNOWN, state(order, "ja"));
        return order;
    }

    private void acknowledgeAll(Order order) {
        engine.translations(order.id()).forEach(engine::acknowledge);
        timeline.settle();
    }

    private static String id(Order order) {
        return order.translationId("ja");
    }

    private String reason(Order order) {
        return translation(order, "ja").reason();
    }

    private static void assertNull(String problem) {
        assertEquals(null, problem);
    }

    /** The sentence with which it failed, null where it did not. */
    private String outcome(CompletionStage<Void> asked) {
        AtomicReference<Throwable> error = new AtomicReference<>();
        asked.whenComplete((done, e) -> error.set(e));
        timeline.advance(Duration.ofSeconds(1));
        assertTrue(asked.toCompletableFuture().isDone());
        Throwable e = error.get();
        return e == null ? null : Failures.of(e).getMessage();
    }
}
