package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A call names the id that the lost answer to a submission had. */
class WebhookHealsTest extends WebhookScenario {

    @Test
    void aLostAnswerComesBack() throws Exception {
        Order order = unknown();
        assertTrue(receive(token(), call("ja")));
        runUntil(State.QUEUED, order, "ja");
        assertEquals(akool.newestId("ja"), translation(order, "ja").akoolId());
        timeline.advance(Duration.ofMinutes(2));
        assertTrue(receive(token(), call("ja")), "the call that tells of its end");
        timeline.settle();
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void aCrashDuringTheSubmissionHealsWhenJenkinsIsBack() throws Exception {
        answers.close();
        Order order = place("ja");
        timeline.runUntil(() -> akool.createCount() == 1);
        byte[] sentWhileItWasDown = call("ja");
        restartAfter(Duration.ofHours(20));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertTrue(receive(token(), sentWhileItWasDown));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void anIdThatAkoolCannotTellOfYetIsAskedAboutAgain() throws Exception {
        Order order = unknown();
        akool.on(Call.STATUS)
                .next(Fault.status(502), Fault.code(1008, "not existing"), Fault.code(1005, "Frequent operation"));
        assertTrue(receive(token(), call("ja")));
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        runUntil(State.QUEUED, order, "ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void anIdThatAkoolNeverKnowsIsNotTaken() {
        Order order = unknown();
        akool.on(Call.STATUS).always(Fault.code(1008, "not existing"));
        assertTrue(receive(token(), call("ja")));
        timeline.advance(Duration.ofHours(5));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertTrue(looks() <= 20, looks() + " requests");
    }

    @Test
    void aCallBeforeTheAnswerWaitsForIt() throws Exception {
        Order order = calledBeforeTheAnswer();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(
                List.of(State.PLANNED, State.SUBMITTING, State.QUEUED),
                statesTold("ja").subList(0, 3));
    }

    @Test
    void aCallBeforeAnAnswerThatIsLostHeals() throws Exception {
        akool.on(Call.CREATE).next(Fault.truncate(20));
        Order order = calledBeforeTheAnswer();
        runUntil(State.UNKNOWN, order, "ja");
        runUntil(State.QUEUED, order, "ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void ofSeveralInOneRequestAPersonSaysWhichOneACallIsAbout() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        Order order = order(new Terms(null, "", TIME_LIMIT, true, null, false, Set.of()), "ja", "es");
        engine.place(order);
        runUntilSettled(order);
        assertEquals(1, tokens().size());
        assertTrue(receive(token(), call("ja")));
        timeline.advance(Duration.ofHours(5));
        assertTrue(receive(token(), call("ja")), "another call about the same");
        String id = akool.newestId("ja");
        for (Translation t : engine.translations(order.id())) {
            assertEquals(State.UNKNOWN, t.state());
            assertTrue(t.reason().endsWith("AKOOL reported on " + id + ", which may be this translation."), t.reason());
            assertEquals(t.reason().indexOf(id), t.reason().lastIndexOf(id), t.reason());
        }
        assertEquals(0, looks());

        engine.openCases().adopt(order.translationId("ja"), id);
        runUntil(State.COLLECTED, order, "ja");
        assertCollected(order, "ja");
        assertEquals(State.UNKNOWN, state(order, "es"));
    }

    @Test
    void ofSeveralInOneRequestEachIsLookedAtByItsId() throws Exception {
        Order order = order(new Terms(null, "", TIME_LIMIT, true, null, false, Set.of()), "ja", "es");
        engine.place(order);
        timeline.advance(Duration.ofSeconds(130));
        int before = looks();
        assertTrue(receive(token(), call("es")));
        timeline.settle();
        assertCollected(order, "es");
        assertEquals(before + 1, looks());
        assertEquals(State.QUEUED, state(order, "ja"));
    }

    @Test
    void twoCallsAboutOneIdAskOnce() {
        Order order = unknown();
        byte[] first = call("ja");
        timeline.advance(Duration.ofMinutes(3));
        byte[] second = call("ja");
        akool.on(Call.STATUS).always(Fault.status(502));
        engine.webhooks().receive(token(), first);
        engine.webhooks().receive(token(), second);
        timeline.settle();
        timeline.advance(Duration.ofSeconds(2));
        assertEquals(1, looks());
        akool.clearFaults();
        runUntil(State.COLLECTED, order, "ja");
    }

    @Test
    void anIdOfAnotherTranslationIsNotTaken() throws Exception {
        akool.neverEnds("es");
        Order other = place("es");
        runUntil(State.PROCESSING, other, "es");
        Order order = unknown();
        WebhookToken lost = token();
        assertTrue(receive(lost, call("es")));
        timeline.advance(Duration.ofMinutes(30));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(State.PROCESSING, state(other, "es"));
    }

    private Order calledBeforeTheAnswer() {
        answers.close();
        Order order = place("ja");
        timeline.runUntil(() -> akool.createCount() == 1);
        assertTrue(engine.webhooks()
                .receive(token(), call("ja"))
                .toCompletableFuture()
                .join());
        answers.open();
        return order;
    }

    private Order unknown() {
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.lostAnswer());
        Order order = place("ja");
        runUntilSettled(order);
        engine.acknowledge(translation(order, "ja"));
        timeline.settle();
        assertEquals(State.UNKNOWN, state(order, "ja"));
        return order;
    }
}
