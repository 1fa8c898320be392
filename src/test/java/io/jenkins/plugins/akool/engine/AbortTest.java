package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Giving an order up, in every state of its translations. */
class AbortTest extends EngineScenario {

    private static final String WHY = "The build was aborted.";

    @Test
    void whatWasOnlyPlannedIsNeverSent() {
        CompletableFuture<TranslationApi> store = new CompletableFuture<>();
        accounts = translation -> store;
        Order order = place("ja", "es");
        runUntil(State.PLANNED, order, "es");
        engine.abort(order.id(), WHY);
        runUntilSettled(order);
        store.complete(client(akool.apiKey()));
        timeline.advance(Duration.ofHours(2));

        assertEquals(0, akool.received().size());
        for (Translation t : engine.translations(order.id())) {
            assertEquals(State.FAILED, t.state());
            assertEquals(WHY + " It was not submitted.", t.reason());
        }
    }

    @Test
    void whatWasPutOffIsNeverSent() {
        akool.on(Call.CREATE).always(Fault.code(1005, "Frequent operation"));
        Order order = place("ja");
        timeline.advance(Duration.ofMinutes(1));
        engine.abort(order.id(), WHY);
        timeline.settle();
        akool.clearFaults();
        timeline.advance(Duration.ofHours(2));
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals(0, akool.createCount());
    }

    @Test
    void whatIsBeingSubmittedKeepsTheIdThatIsStillToCome() {
        Order order = submittingAtAbort();
        answers.open();
        runUntilSettled(order);
        timeline.advance(Duration.ofHours(2));

        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertEquals(akool.newestId("ja"), left.akoolId());
        assertEquals(WHY, left.reason());
        assertEquals(State.FAILED, state(order, "es"));
        assertEquals(1, creates());
        assertEquals(0, akool.received(Call.STATUS).size());
    }

    @Test
    void whatIsBeingSubmittedAndLosesItsAnswerIsUnknown() {
        akool.on(Call.CREATE).next(Fault.processedThen(502));
        Order order = submittingAtAbort();
        answers.open();
        runUntilSettled(order);
        assertEquals(State.UNKNOWN, state(order, "ja"));
    }

    @Test
    void whatIsBeingSubmittedAndIsPutOffIsNotSentAgain() {
        akool.on(Call.CREATE).next(Fault.code(1005, "Frequent operation"));
        Order order = submittingAtAbort();
        answers.open();
        runUntilSettled(order);
        timeline.advance(Duration.ofHours(2));
        assertEquals(State.FAILED, state(order, "ja"));
        assertNull(translation(order, "ja").akoolId());
        assertEquals(0, akool.createCount());
    }

    private Order submittingAtAbort() {
        answers.close();
        Order order = place("ja", "es");
        runUntil(State.SUBMITTING, order, "ja");
        engine.abort(order.id(), WHY);
        timeline.settle();
        assertEquals(1, answers.waiting());
        assertEquals(State.SUBMITTING, state(order, "ja"));
        return order;
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "PROCESSING", "COMPLETED"})
    void whatIsPaidStaysAtAkoolWithItsId(State state) {
        // Keeps a completed one waiting for its next collection.
        results.nextFails(new DownloadException("not now", true, null));
        Order order = place("ja");
        runUntil(state, order, "ja");
        engine.abort(order.id(), WHY);
        runUntilSettled(order);
        int requests = akool.received().size();
        timeline.advance(Duration.ofHours(2));

        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertEquals(akool.newestId("ja"), left.akoolId());
        assertEquals(WHY, left.reason());
        assertEquals(requests, akool.received().size());
    }

    @Test
    void aTransferIsCutOffAndLeavesNothingHalf() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(1000));
        transfers.close();
        Order order = place("ja");
        timeline.runUntil(() -> transfers.waiting() == 1);
        assertEquals(State.COLLECTING, state(order, "ja"));
        assertEquals(1, results.files().size());
        assertTrue(results.files().get(0).endsWith(".part"), results.files().toString());

        engine.abort(order.id(), WHY);
        runUntilSettled(order);
        awaitWorkers();

        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertEquals(List.of(), results.files());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void whatHasSettledStaysAsItIs() throws Exception {
        Order order = place("ja");
        runUntilSettled(order);
        engine.abort(order.id(), WHY);
        timeline.advance(Duration.ofMinutes(1));
        assertCollected(order, "ja");
    }

    @Test
    void oneOrderDoesNotTouchAnother() throws Exception {
        Order first = place("ja");
        Order second = place("ja");
        runUntil(State.QUEUED, second, "ja");
        engine.abort(first.id(), WHY);
        runUntilSettled(second);
        assertEquals(State.UNCOLLECTED, state(first, "ja"));
        assertCollected(second, "ja");
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "SUBMITTING", "PROCESSING", "COLLECTING", "COLLECTED"})
    void whatIsForgottenIsGoneFromTheJournal(State state) throws Exception {
        Order order = place("ja");
        runUntil(state, order, "ja");
        engine.forget(translation(order, "ja").id());
        timeline.advance(Duration.ofHours(1));
        assertEquals(List.of(), engine.translations(order.id()));
        assertEquals(List.of(), journalFiles());
    }
}
