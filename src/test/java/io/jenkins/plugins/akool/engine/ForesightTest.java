package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks are where the end is foreseen, from what AKOOL tells and from what earlier translations took. */
class ForesightTest extends EngineScenario {

    private static final Duration LONG = Duration.ofDays(2);

    /** As EngineScenario has it where a test says nothing else. */
    private static final Duration USUAL = Duration.ofMinutes(2);

    @Test
    void theEndIsNoticedWithinSecondsThoughLooksAreFew() throws Exception {
        akool.takes("ja", Duration.ofMinutes(30));
        Order order = place(LONG, "ja");
        runUntil(State.COLLECTED, order, "ja");
        assertNoticed(order, Duration.ofMinutes(30), Duration.ofSeconds(22), 36);
        assertCollected(order, "ja");
    }

    @Test
    void whatEarlierOnesTookIsKnownAfterARestart() throws Exception {
        for (int n = 0; n < 6; n++) {
            runUntilSettled(place("ja"));
        }
        restartAfter(Duration.ofDays(1));
        int before = akool.received(Call.STATUS).size();
        Order order = place("ja");
        runUntilSettled(order);
        int looks = akool.received(Call.STATUS).size() - before;
        assertTrue(looks <= 8, looks + " looks");
        assertNoticed(order, USUAL, Duration.ofSeconds(12), before + 8);
    }

    @Test
    void oneThatTakesTenTimesAsLongAsAllBeforeIsStillNoticed() throws Exception {
        for (int n = 0; n < 6; n++) {
            runUntilSettled(place("ja"));
        }
        akool.takes("ja", Duration.ofMinutes(20));
        Order order = place(LONG, "ja");
        runUntilSettled(order);
        assertNoticed(order, Duration.ofMinutes(20), Duration.ofSeconds(60), 200);
    }

    @Test
    void oneThatIsDoneLongBeforeItIsExpectedIsStillNoticed() throws Exception {
        akool.takes("ja", Duration.ofHours(2));
        for (int n = 0; n < 3; n++) {
            runUntilSettled(place(LONG, "ja"));
        }
        akool.takes("ja", Duration.ofMinutes(10));
        Order order = place(LONG, "ja");
        runUntilSettled(order);
        assertNoticed(order, Duration.ofMinutes(10), Duration.ofMinutes(3), 400);
    }

    @Test
    void aClockThatIsSetBackWhileNothingRunsMakesNoMoreLooks() {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        runUntil(State.PROCESSING, order, "ja");
        restartAfter(Duration.ofHours(-16));
        int before = akool.received(Call.STATUS).size();
        timeline.advance(Duration.ofHours(2));
        int looks = akool.received(Call.STATUS).size() - before;
        assertTrue(looks <= 300, looks + " looks in two hours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"voice \": null}",
                "{\"voice \": [null, {}, {\"seconds\": -1}, {\"seconds\": \"NaN\"}, {\"seconds\": 1e300}]}",
                "{\"voice \": [{\"seconds\": 10, \"video\": 0, \"told\": [{\"percent\": 400, \"after\": 1}]}]}",
                "{\"voice \": [{\"seconds\": 600000, \"video\": 0.001, \"told\": [{\"percent\": 99, \"after\": 1}]}]}",
                "{\"voice \": [{\"seconds\": 0.001, \"video\": 600000, \"told\": []}], \"another\": [], \"more\": 1}"
            })
    void aFileThatIsWrongMakesLooksLateAtMost(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("precedents.json"), content);
        restartAfter(Duration.ofSeconds(1));
        Order order = place("ja");
        runUntilSettled(order);
        assertNoticed(order, USUAL, Duration.ofMinutes(3), 60);
        assertCollected(order, "ja");
        assertTrue(Files.readString(file).contains("voice "), "it is written anew");
    }

    @Test
    void aFileThatCannotBeWrittenHoldsUpNothing() throws Exception {
        Files.createDirectories(folder.resolve("precedents.json/in-the-way"));
        restartAfter(Duration.ofSeconds(1));
        Order first = place("ja");
        runUntilSettled(first);
        assertCollected(first, "ja");
        Order second = place("ja");
        runUntilSettled(second);
        assertCollected(second, "ja");
        assertEquals(
                1,
                List.of(logs.everything().split("What translations took is kept in memory only"))
                                .size()
                        - 1);
    }

    @Test
    void whatWasDoneWhileJenkinsWasDownTeachesNothing() throws Exception {
        Order order = place(LONG, "ja");
        runUntil(State.PROCESSING, order, "ja");
        restartAfter(Duration.ofHours(7));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertTrue(Files.notExists(folder.resolve("precedents.json")));
    }

    @Test
    void whatAPersonHasLookedAtOrCollectedLateTeachesNothing() throws Exception {
        Order looked = place(LONG, "ja");
        runUntil(State.PROCESSING, looked, "ja");
        restartAfter(Duration.ofHours(7));
        engine.lookNow(looked.translationId("ja"));
        runUntilSettled(looked);
        assertCollected(looked, "ja");

        Order left = place(LONG, "es");
        runUntil(State.PROCESSING, left, "es");
        engine.abort(left.id(), "The build was stopped.");
        timeline.advance(Duration.ofDays(3));
        engine.openCases().collect(left.translationId("es"));
        runUntil(State.COLLECTED, left, "es");
        assertTrue(Files.notExists(folder.resolve("precedents.json")));
    }

    @Test
    void whatAPersonHasLookedAtLongAfterTheLastLookTeachesNothing() {
        Order order = place(LONG, "ja");
        runUntil(State.PROCESSING, order, "ja");
        akool.on(Call.STATUS).always(Fault.status(503));
        timeline.advance(Duration.ofHours(3));
        akool.clearFaults();
        engine.lookNow(order.translationId("ja"));
        runUntilSettled(order);
        assertTrue(Files.notExists(folder.resolve("precedents.json")));
    }

    /** How late AKOOL was seen to be done, and how often it was asked in all. */
    private void assertNoticed(Order order, Duration took, Duration atMost, int looks) {
        Instant done = translation(order, "ja").submittedAt().plus(took);
        Duration late = Duration.between(done, translation(order, "ja").completedAt());
        assertTrue(late.compareTo(atMost) <= 0, late + " late");
        int asked = akool.received(Call.STATUS).size();
        assertTrue(asked <= looks, asked + " looks");
    }
}
