package io.jenkins.plugins.akool.engine;

import static io.jenkins.plugins.akool.simulator.ReceivedRequest.gaps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.schedule.DueQueue;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How hard the whole engine leans on AKOOL. */
class RateTest extends EngineScenario {

    private static final Duration FASTEST = Duration.ofMillis(100);

    @Test
    void aHundredOrdersNeverHaveMoreThanAFewRequestsInFlight() throws Exception {
        answers.close();
        List<Order> orders = IntStream.range(0, 100).mapToObj(i -> place("ja")).toList();
        timeline.advance(Duration.ofMinutes(10));
        assertEquals(DueQueue.MOST_IN_FLIGHT, answers.waiting());
        assertEquals(DueQueue.MOST_IN_FLIGHT, akool.received().size());
        answers.open();
        timeline.runUntil(() -> akool.createCount() == 100);
        answers.close();
        timeline.advance(Duration.ofMinutes(10));
        assertEquals(DueQueue.MOST_IN_FLIGHT, answers.waiting());
        answers.open();
        runUntilSettled(orders.get(99));
        assertCollected(orders.get(99), "ja");
        assertEquals(100, creates());
    }

    @Test
    void requestsLeaveApart() {
        akool.neverEnds("ja");
        IntStream.range(0, 50).forEach(i -> place("ja"));
        timeline.advance(Duration.ofMinutes(1));
        gaps(akool.received()).forEach(gap -> assertTrue(gap.compareTo(FASTEST) >= 0, gap.toString()));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.akool.simulator.Fault#notNow")
    void aStormOfRefusalsSlowsTheRateForAllAndItRecovers(Fault tooOften) {
        akool.neverEnds("ja");
        IntStream.range(0, 20).forEach(i -> place(Duration.ofDays(2), "ja"));
        timeline.advance(Duration.ofMinutes(1));
        akool.on(Call.STATUS).always(tooOften);
        timeline.advance(Duration.ofMinutes(2));
        Instant stormy = timeline.now();
        timeline.advance(Duration.ofMinutes(10));
        akool.clearFaults();
        Instant calm = timeline.now();
        timeline.advance(Duration.ofMinutes(15));
        Instant recovered = timeline.now();
        timeline.advance(Duration.ofMinutes(5));

        gaps(between(stormy, calm))
                .forEach(gap -> assertTrue(gap.compareTo(Duration.ofSeconds(5)) >= 0, gap.toString()));
        assertTrue(gaps(between(recovered, timeline.now())).stream()
                .anyMatch(gap -> gap.compareTo(Duration.ofMillis(200)) < 0));
    }

    private List<ReceivedRequest> between(Instant from, Instant to) {
        return akool.received().stream()
                .filter(request -> request.at().isAfter(from) && request.at().isBefore(to))
                .toList();
    }

    @Test
    void aPauseThatOneOrderIsAskedForHoldsForTheOthersToo() {
        akool.on(Call.CREATE).next(Fault.status(429, Map.of("Retry-After", "45")));
        place("ja");
        Order other = place("es");
        runUntilSettled(other);
        Duration pause = gaps(akool.received()).get(0);
        assertTrue(pause.compareTo(Duration.ofSeconds(45)) >= 0, pause.toString());
    }

    @Test
    void aPauseOfYearsDoesNotStopEverything() throws Exception {
        Order first = place(Duration.ofDays(2), "ja");
        runUntil(State.QUEUED, first, "ja");
        akool.on(Call.STATUS).next(Fault.status(429, Map.of("Retry-After", "999999999")));
        timeline.advance(Duration.ofMinutes(1));
        Order second = place("es");
        runUntilSettled(second);
        assertCollected(second, "es");
    }
}
