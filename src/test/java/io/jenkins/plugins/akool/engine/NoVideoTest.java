package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** AKOOL says that it is done, and gives no link to a video. */
class NoVideoTest extends EngineScenario {

    private static final String SENTENCE =
            "AKOOL says done and gives no video; collect it later, or ask AKOOL about the id.";

    private static final Fault NO_LINK = Fault.json("{\"code\":1000,\"data\":{\"video_status\":3,\"video\":\"\"}}");

    @Test
    void aLinkThatComesALittleLaterIsWaitedFor() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        akool.end(translation(order, "ja").akoolId());
        akool.on(Call.STATUS).next(NO_LINK, NO_LINK, NO_LINK, NO_LINK, NO_LINK);
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(6, akool.received(Call.STATUS).size());
    }

    @Test
    void aVideoThatDoesNotComeIsLeftToAPersonSoon() throws Exception {
        akool.givesNoVideo("ja");
        Order order = place("ja");
        runUntil(State.COMPLETED, order, "ja");
        Translation done = translation(order, "ja");
        runUntilSettled(order);

        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertEquals(SENTENCE, left.reason());
        assertEquals(done.akoolId(), left.akoolId());
        assertTrue(timeline.now().isBefore(done.completedAt().plus(Duration.ofMinutes(10))));
        assertEquals(0, results.collections());
        assertEquals(1, creates());

        engine.openCases().check(left.id());
        timeline.settle();
        assertEquals(SENTENCE, translation(order, "ja").reason());

        akool.end(left.akoolId());
        engine.openCases().collect(left.id());
        timeline.settle();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void theTimeLimitEndsNothingThatIsDone() throws Exception {
        akool.givesNoVideo("ja");
        akool.takes("ja", TIME_LIMIT.minusSeconds(1));
        akool.takes("es", TIME_LIMIT.minusSeconds(1));
        Order order = place("ja", "es");
        timeline.advance(TIME_LIMIT.minusSeconds(30));
        akool.on(Call.STATUS).forLanguage("es").next(NO_LINK);
        runUntilSettled(order);
        assertEquals(SENTENCE, translation(order, "ja").reason());
        assertCollected(order, "es");
    }

    @Test
    void onlyLooksInARowCount() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        akool.end(translation(order, "ja").akoolId());
        Fault working = Fault.json("{\"code\":1000,\"data\":{\"video_status\":2}}");
        Fault down = Fault.status(503);
        akool.on(Call.STATUS)
                .next(NO_LINK, NO_LINK, NO_LINK, working, NO_LINK, NO_LINK, NO_LINK, down, NO_LINK, NO_LINK, NO_LINK);
        runUntilSettled(order);
        assertCollected(order, "ja");
    }
}
