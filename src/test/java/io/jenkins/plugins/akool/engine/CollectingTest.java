package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a finished translation to a file, over links and storages that do not always work. */
class CollectingTest extends EngineScenario {

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500, 503})
    void aLinkThatDoesNotWorkIsReadAnew(int status) throws Exception {
        akool.on(Call.RESULT_VIDEO)
                .next(Fault.status(status), Fault.status(status), Fault.status(status), Fault.status(status));
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(2, results.collections());
        assertEquals(1, results.files().size());
    }

    @Test
    void aResultThatNeverComesIsLeftWithItsId() throws Exception {
        akool.on(Call.RESULT_VIDEO).forLanguage("ja").always(Fault.status(403));
        Order order = place("ja", "es");
        runUntilSettled(order);
        assertCollected(order, "es");
        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertNotNull(left.akoolId());
        assertTrue(left.reason().contains("HTTP 403"), left.reason());
        assertEquals(1, results.files().size());
    }

    @Test
    void whatPatienceDoesNotMendIsNotTriedAgain() {
        results.nextFails(new DownloadException("The disk of the node is full.", false, null));
        Order order = place("ja");
        runUntilSettled(order);
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("The disk of the node is full."));
        assertEquals(1, results.collections());
    }

    @Test
    void aCollectorThatBreaksLeavesTheResultAtAkool() {
        results.next(() -> {
            throw new IllegalStateException("secret words of a stack trace");
        });
        Order order = place("ja");
        runUntilSettled(order);
        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertNotNull(left.akoolId());
        assertEquals(-1, left.reason().indexOf("secret words"), left.reason());
    }

    @Test
    void aBrokenTransferIsTakenUpWithinOneCollection() throws Exception {
        akool.resultSize("ja", 300_000);
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(100_000), Fault.truncate(100_000));
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, results.collections());
        assertEquals(
                List.of("", "bytes=100000-", "bytes=200000-"),
                akool.received(Call.RESULT_VIDEO).stream()
                        .map(request -> request.header("Range").orElse(""))
                        .toList());
    }

    @Test
    void downloadsCarryNoKey() {
        Order order = place("ja");
        runUntilSettled(order);
        akool.received(Call.RESULT_VIDEO).forEach(request -> {
            assertTrue(request.header("x-api-key").isEmpty());
            assertTrue(request.header("Authorization").isEmpty());
        });
    }

    @Test
    void creditsAndLengthAreWhatAkoolSaidLast() {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        assertEquals(4.0, translation(order, "ja").credits());
        akool.on(Call.STATUS)
                .next(Fault.json("{\"code\":1000,\"data\":{\"video_status\":2,\"deduction_duration\":6.5,"
                        + "\"video_lock_duration\":\"12.25\"}}"));
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(6.5, translation(order, "ja").credits());
        assertEquals(12.25, translation(order, "ja").durationSeconds());
    }
}
