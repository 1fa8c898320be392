package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the order's time limit and AKOOL's seven days put an end to, and what they do not. */
class TimeLimitTest extends EngineScenario {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Test
    void whatIsNotDoneInTimeIsLeftAtAkoolWithItsId() throws Exception {
        akool.neverEnds("ja");
        Order order = place(LIMIT, "ja", "es");
        runUntilSettled(order);

        assertCollected(order, "es");
        Translation late = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, late.state());
        assertNotNull(late.akoolId());
        assertTrue(late.reason().contains("30 minutes"), late.reason());
        assertFalse(timeline.now().isBefore(order.deadline()));
        assertTrue(timeline.now().isBefore(order.deadline().plusSeconds(5)));
    }

    @Test
    void theLastLookAtTheLimitCounts() throws Exception {
        akool.takes("ja", LIMIT.minusSeconds(1));
        Order order = place(LIMIT, "ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void aResultThatIsThereWhenJenkinsComesBackAfterTheLimitIsCollected() throws Exception {
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        restartAfter(Duration.ofDays(2));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void aTranslationStillUnderWayWhenJenkinsComesBackAfterTheLimitIsLeft() {
        akool.neverEnds("ja");
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        restartAfter(Duration.ofHours(2));
        runUntilSettled(order);
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
    }

    @Test
    void whatCouldNotBeReadUntilTheLimitIsLeftWithTheReason() {
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).always(Fault.status(503, Map.of("Retry-After", "5000")));
        runUntilSettled(order);
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("503"));
        assertFalse(timeline.now().isBefore(order.deadline().plus(Watcher.LATE)));
        assertTrue(timeline.now().isBefore(order.deadline().plus(Watcher.LATE).plus(Duration.ofMinutes(1))));
    }

    @Test
    void aServerThatWantsToBeLeftAloneForAgesIsAskedAgainAllTheSame() throws Exception {
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).next(Fault.status(503, Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")));
        timeline.advance(Duration.ofMinutes(6));
        assertCollected(order, "ja");
    }

    @Test
    void whatWasNotSentInTimeIsNeverSentAndCostsNothing() {
        akool.on(Call.CREATE).always(Fault.code(1005, "Frequent operation"));
        Order order = place(LIMIT, "ja", "es");
        runUntilSettled(order);
        for (Translation t : engine.translations(order.id())) {
            assertEquals(State.FAILED, t.state());
            assertNull(t.akoolId());
            assertTrue(t.reason().contains("time limit"), t.reason());
        }
        akool.clearFaults();
        timeline.advance(Duration.ofDays(1));
        assertEquals(0, akool.createCount());
    }

    @Test
    void whatWasPlannedBeforeALongDowntimeIsNotSent() {
        Order order = place(LIMIT, "ja");
        runUntil(State.PLANNED, order, "ja");
        restartAfter(Duration.ofHours(3));
        runUntilSettled(order);
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals(0, akool.received().size());
    }

    @Test
    void aResultThatAkoolDeletedAfterSevenDaysIsExpired() {
        Order order = cutOffWhileCollectingAndDownFor(Duration.ofDays(7));
        Translation expired = translation(order, "ja");
        assertEquals(State.EXPIRED, expired.state());
        assertTrue(expired.reason().contains("seven days"), expired.reason());
        assertNotNull(expired.akoolId());
    }

    @Test
    void oneDayBeforeThatItIsCollected() throws Exception {
        assertCollected(cutOffWhileCollectingAndDownFor(Duration.ofDays(6)), "ja");
    }

    @Test
    void whatAkoolStillHasIsCollectedThoughByTheClockItIsDeleted() throws Exception {
        akool.close();
        akool = SimulatedAkool.builder()
                .clock(() -> timeline.now())
                .duration(Duration.ofMinutes(2))
                .webhooks(false)
                .resultLife(Duration.ofDays(9))
                .start();
        assertCollected(cutOffWhileCollectingAndDownFor(Duration.ofDays(8)), "ja");
    }

    @Test
    void aResultThatAkoolKnowsNoMoreAfterSevenDaysIsExpired() {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(1000));
        Order order = place(Duration.ofDays(30), "ja");
        transfers.close();
        runUntil(State.COLLECTING, order, "ja");
        akool.on(Call.STATUS).always(Fault.code(1008, "The video does not exist"));
        restartAfter(Duration.ofDays(7));
        runUntilSettled(order);
        assertEquals(State.EXPIRED, state(order, "ja"));
        assertEquals(Failures.sentence("expired"), translation(order, "ja").reason());
    }

    private Order cutOffWhileCollectingAndDownFor(Duration down) {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(1000));
        Order order = place(Duration.ofDays(30), "ja");
        transfers.close();
        runUntil(State.COLLECTING, order, "ja");
        restartAfter(down);
        runUntilSettled(order);
        return order;
    }
}
