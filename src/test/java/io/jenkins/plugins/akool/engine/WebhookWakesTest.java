package io.jenkins.plugins.akool.engine;

import static io.jenkins.plugins.akool.simulator.ReceivedRequest.gaps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A call of AKOOL's has its translation looked at now, and does nothing else. */
class WebhookWakesTest extends WebhookScenario {

    private static final Duration LONG = Duration.ofHours(5);

    @Test
    void eachSubmissionHasItsOwnTokenAndOnlyItsHashIsWrittenDown() throws Exception {
        Order order = place("ja", "es");
        runUntil(State.QUEUED, order, "es");
        assertEquals(2, tokens().size());
        assertNotEquals(tokens().get(0), tokens().get(1));
        assertTrue(
                Files.readString(journalFiles().get(0)).contains(tokens().get(0).hash()));
        assertTrue(engine.webhooks().knows(tokens().get(0)));
        assertFalse(engine.webhooks().knows(WebhookToken.create()));
    }

    @Test
    void theHashIsOnTheDiskBeforeTheRequestLeaves() throws Exception {
        answers.close();
        Order order = place("ja");
        timeline.runUntil(() -> creates() == 1);
        assertEquals(State.SUBMITTING, state(order, "ja"));
        assertTrue(Files.readString(journalFiles().get(0)).contains(token().hash()));
    }

    @Test
    void whatIsSubmittedAgainHasAnotherToken() {
        akool.on(Call.CREATE).next(Fault.code(1005, "Frequent operation"));
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        assertEquals(2, tokens().size());
        assertFalse(engine.webhooks().knows(tokens().get(0)));
        assertTrue(engine.webhooks().knows(tokens().get(1)));
    }

    @Test
    void aKeyThatCannotOpenCallsAsksForNone() throws Exception {
        accounts = translation -> CompletableFuture.completedFuture(client(akool.apiKey()));
        Order order = place("ja");
        runUntilSettled(order);
        assertEquals(List.of(), tokens());
        assertCollected(order, "ja");
        assertTrue(looks() > 6, looks() + " looks in two minutes");
    }

    @Test
    void aCallBringsTheResultAtOnce() throws Exception {
        Order order = place("ja");
        timeline.advance(Duration.ofSeconds(130));
        assertEquals(1, looks());
        assertEquals(State.QUEUED, state(order, "ja"));
        assertTrue(receive(token(), call("ja")));
        timeline.settle();
        assertCollected(order, "ja");
        assertEquals(2, looks());
    }

    @Test
    void whereNoCallEverComesLooksAreRareAndFindEverything() throws Exception {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        timeline.advance(Duration.ofHours(1));
        int looks = looks();
        assertTrue(looks >= 5 && looks <= 10, looks + " looks in an hour");
        gaps(akool.received(Call.STATUS)).forEach(gap -> assertTrue(gap.toSeconds() >= 240, gap::toString));

        akool.end(akool.newestId("ja"));
        timeline.advance(Duration.ofMinutes(11));
        assertCollected(order, "ja");
    }

    @Test
    void whenCallsAreNotTakenAnyMoreLooksBecomeFrequentAgain() {
        akool.neverEnds("ja");
        place(LONG, "ja");
        timeline.advance(Duration.ofMinutes(1));
        assertEquals(1, looks());
        webhookAddress = null;
        timeline.advance(Duration.ofMinutes(6));
        int before = looks();
        timeline.advance(Duration.ofMinutes(10));
        assertTrue(looks() - before > 8, (looks() - before) + " looks in ten minutes");
    }

    @Test
    void aStormOfDuplicatesLeadsToOneLook() {
        akool.neverEnds("ja");
        place(LONG, "ja");
        timeline.advance(Duration.ofMinutes(1));
        int before = looks();
        byte[] call = call("ja");
        for (int i = 0; i < 1000; i++) {
            assertTrue(receive(token(), call));
        }
        timeline.advance(Duration.ofMinutes(1));
        assertEquals(before + 1, looks());
    }

    @Test
    void aCallDuringALookIsNotForgottenOverItsAnswer() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        answers.close();
        timeline.runUntil(() -> answers.waiting() == 1);
        akool.end(akool.newestId("ja"));
        assertTrue(engine.webhooks()
                .receive(token(), call("ja"))
                .toCompletableFuture()
                .join());
        answers.open();
        timeline.advance(Duration.ofSeconds(1));
        assertCollected(order, "ja");
        assertEquals(2, looks());
    }

    @Test
    void whatIsNotAkoolsOrDoesNotFitChangesNothing() {
        akool.neverEnds("ja");
        akool.neverEnds("es");
        Order order = place(LONG, "ja", "es");
        timeline.advance(Duration.ofMinutes(1));
        int before = looks();
        int changes = told.size();
        SealedWebhook good = akool.webhook(akool.newestId("ja"));
        WebhookToken token = tokens().get(0);
        assertFalse(receive(WebhookToken.create(), good.bytes()));
        assertFalse(receive(tokens().get(1), good.bytes()), "of another translation");
        assertFalse(receive(token, new byte[0]));
        assertFalse(receive(token, "{}".getBytes(StandardCharsets.UTF_8)));
        assertFalse(receive(token, new byte[100_000]));
        assertFalse(receive(
                token,
                akool.webhook(akool.newestId("ja")).signature("0".repeat(40)).bytes()));
        assertFalse(receive(
                token,
                akool.webhook(akool.newestId("ja"))
                        .secret("another-secret-of-32-characters-")
                        .bytes()));
        assertFalse(receive(
                token,
                good.payload("{\"_id\":\"000000000000000000000000\",\"status\":3}")
                        .bytes()));
        timeline.advance(Duration.ofSeconds(30));
        assertEquals(before, looks());
        assertEquals(changes, told.size());
        assertEquals(State.QUEUED, state(order, "ja"));
    }

    @Test
    void aReplayMuchLaterChangesNothing() {
        akool.neverEnds("ja");
        place(Duration.ofDays(9), "ja");
        timeline.advance(Duration.ofMinutes(1));
        byte[] call = call("ja");
        timeline.advance(Duration.ofDays(8));
        int before = looks();
        assertTrue(receive(token(), call), "it is AKOOL's, so AKOOL need not try again");
        assertEquals(before, looks());
    }

    @Test
    void whatSettledIsNotTakenUpByACall() {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        engine.abort(order.id(), "The build was stopped.");
        timeline.advance(Duration.ofMinutes(3));
        assertTrue(receive(token(), call("ja")));
        timeline.advance(Duration.ofMinutes(3));
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertEquals(0, looks());
    }

    @Test
    void aTokenIsForgottenWithItsTranslation() throws Exception {
        Order order = place("ja");
        runUntilSettled(order);
        assertTrue(engine.webhooks().knows(token()));
        engine.acknowledge(translation(order, "ja"));
        timeline.settle();
        assertFalse(engine.webhooks().knows(token()));
        assertFalse(receive(token(), call("ja")));
    }
}
