package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All languages of an order in one request, whose answers are matched by language. */
class SingleRequestTest extends EngineScenario {

    @Test
    void asksOnceAndCollectsEach() throws Exception {
        Order order = placeTogether("ja", "es", "fr");
        runUntilSettled(order);
        assertEquals(1, creates());
        assertTrue(akool.received(Call.CREATE).get(0).body().contains("\"language\":\"ja,es,fr\""));
        for (String language : order.languages()) {
            assertCollected(order, language);
        }
    }

    @Test
    void oneRefusedLanguageTouchesNoOther() throws Exception {
        akool.refuses("es", 1202, "Already translated");
        Order order = placeTogether("ja", "es", "fr");
        runUntilSettled(order);
        assertEquals(1, creates());
        assertEquals(State.FAILED, state(order, "es"));
        assertTrue(translation(order, "es").reason().contains("code 1202"));
        assertCollected(order, "ja");
        assertCollected(order, "fr");
    }

    @Test
    void languageWithoutAnAnswerIsUnknown() throws Exception {
        akool.on(Call.CREATE).next(Fault.json("""
                        {"code": 1000, "msg": "OK", "data": {"_id": "none", "language": "es", "video_status": 1},
                         "all_results": [{"code": 1000, "data": {"_id": "%s", "language": "es", "video_status": 1}}]}
                        """.formatted("0123456789abcdef01234567")));
        Order order = placeTogether("ja", "es");
        runUntil(State.QUEUED, order, "es");
        assertEquals("0123456789abcdef01234567", translation(order, "es").akoolId());
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("names no id for this language"));
    }

    @Test
    void whatIsAcceptedIsNotSentAgainWithWhatIsPutOff() throws Exception {
        akool.on(Call.CREATE).next(Fault.json("""
                        {"code": 1005, "msg": "Frequent operation", "data": null,
                         "all_results": [{"code": 1000, "data": {"_id": "%s", "language": "es", "video_status": 1}}]}
                        """.formatted("0123456789abcdef01234567")));
        Order order = placeTogether("ja", "es");
        runUntil(State.QUEUED, order, "ja");
        assertEquals("0123456789abcdef01234567", translation(order, "es").akoolId());
        assertEquals(2, creates());
        assertTrue(akool.received(Call.CREATE).get(1).body().contains("\"language\":\"ja\""));
    }

    @Test
    void lostAnswerLeavesAllUnknownAndIsNeverSentAgain() {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        Order order = placeTogether("ja", "es");
        runUntilSettled(order);
        restartAfter(Duration.ofHours(1));
        timeline.advance(Duration.ofDays(1));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(State.UNKNOWN, state(order, "es"));
        assertEquals(1, creates());
    }

    @Test
    void putOffTogetherAndSentTogetherLater() throws Exception {
        akool.on(Call.CREATE).next(Fault.code(1005, "Frequent operation"), Fault.status(429));
        Order order = placeTogether("ja", "es");
        runUntilSettled(order);
        assertEquals(3, creates());
        assertEquals(2, akool.createCount());
        assertCollected(order, "ja");
        assertCollected(order, "es");
    }

    @Test
    void crashDuringTheRequestLeavesAllUnknown() {
        answers.close();
        Order order = placeTogether("ja", "es");
        runUntil(State.SUBMITTING, order, "es");
        restartAfter(Duration.ofMinutes(1));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(State.UNKNOWN, state(order, "es"));
        assertEquals(1, creates());
    }

    private Order placeTogether(String... languages) {
        Order together = order(new Terms(null, "", TIME_LIMIT, true, null, false, Set.of()), languages);
        engine.place(together);
        return together;
    }
}
