package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A key that AKOOL stops accepting while it works, and one that is given later. */
class RefusedLoginTest extends EngineScenario {

    private static final Duration LONG = Duration.ofHours(6);

    /** Read by the requests' threads. */
    private volatile String key;

    @Test
    void isNotTriedAgainWhileItIsTheSame() {
        Order order = refused();
        assertEquals(1, pauses.size(), pauses::toString);
        assertTrue(pauses.get(0).startsWith("ja: AKOOL does not accept the API key"), pauses::toString);
        int before = akool.received(Call.STATUS).size();
        timeline.advance(Watch.SAME_LOGIN_AGAIN.minusMinutes(10));
        assertEquals(before, akool.received(Call.STATUS).size());
        assertEquals(State.QUEUED, state(order, "ja"));
        assertEquals(1, pauses.size(), pauses::toString);
    }

    @Test
    void anotherOneGoesOnAtOnceWhenItIsToldOf() throws Exception {
        Order order = refused();
        key = akool.apiKey();
        engine.loginsChanged();
        timeline.advance(FIRST_LOOK.multipliedBy(2));
        assertCollected(order, "ja");
    }

    @Test
    void anotherOneIsFoundWithinMinutesWhenNobodyTells() throws Exception {
        Order order = refused();
        key = akool.apiKey();
        timeline.advance(Duration.ofMinutes(7));
        assertCollected(order, "ja");
    }

    @Test
    void aPauseEndsSomeHoursAfterTheTimeLimit() {
        Order order = refused();
        runUntilSettled(order);
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("does not accept the API key"));
        assertFalse(timeline.now().isBefore(order.deadline().plus(Watcher.LATE)));
        assertTrue(timeline.now().isBefore(order.deadline().plus(Watcher.LATE).plus(Duration.ofMinutes(10))));
    }

    @Test
    void theSameOneIsTriedAgainAfterAnHourSinceAkoolMayHaveBeenWrong() throws Exception {
        key = akool.apiKey();
        accounts = translation -> CompletableFuture.completedFuture(client(key));
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).next(Fault.code(401, 1101, "expired"));
        timeline.advance(Watch.SAME_LOGIN_AGAIN.minusMinutes(5));
        assertEquals(State.QUEUED, state(order, "ja"));
        timeline.advance(Duration.ofMinutes(15));
        assertCollected(order, "ja");
    }

    @Test
    void aRestartTellsOfThePauseAgain() {
        refused();
        restartAfter(Duration.ofMinutes(1));
        timeline.advance(Duration.ofMinutes(1));
        assertEquals(1, pauses.size(), pauses::toString);
    }

    private Order refused() {
        key = akool.apiKey();
        accounts = translation -> CompletableFuture.completedFuture(client(key));
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        key = "another-key-0123456789abcdefghij";
        timeline.advance(Duration.ofMinutes(3));
        return order;
    }
}
