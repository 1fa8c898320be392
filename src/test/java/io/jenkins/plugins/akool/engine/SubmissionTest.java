package io.jenkins.plugins.akool.engine;

import static io.jenkins.plugins.akool.simulator.ReceivedRequest.gaps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From an order to ids at AKOOL: each language bought exactly once, or told plainly why not. */
class SubmissionTest extends EngineScenario {

    @Test
    void threeLanguagesAreBoughtOnceEachAndCollectedWhole() throws Exception {
        Order order = place("ja", "es", "fr");
        runUntilSettled(order);

        for (String language : order.languages()) {
            assertCollected(order, language);
            Translation t = translation(order, language);
            assertEquals(4.0, t.credits());
            assertNull(t.reason());
            assertEquals(
                    List.of(
                            State.PLANNED,
                            State.SUBMITTING,
                            State.QUEUED,
                            State.PROCESSING,
                            State.COMPLETED,
                            State.COLLECTING,
                            State.COLLECTED),
                    statesTold(language).stream().distinct().toList());
        }
        assertEquals(3, akool.createCount());
        assertEquals(
                List.of("ja", "es", "fr"),
                akool.received(Call.CREATE).stream()
                        .map(request -> request.json().path("language").asText())
                        .toList());
        assertEquals(3, results.files().size());
    }

    @Test
    void theNextLanguageWaitsForTheAnswerToTheOneBefore() {
        answers.close();
        Order order = place("ja", "es");
        timeline.advance(Duration.ofMinutes(5));
        assertEquals(1, creates());
        assertEquals(State.SUBMITTING, state(order, "ja"));
        assertEquals(State.PLANNED, state(order, "es"));
        answers.open();
        runUntilSettled(order);
        assertEquals(2, creates());
    }

    @Test
    void placingTheSameOrderAgainBuysNothingTwice() throws Exception {
        Order order = place("ja", "es");
        engine.place(order);
        runUntil(State.QUEUED, order, "ja");
        engine.place(order);
        runUntilSettled(order);
        engine.place(order);
        timeline.advance(Duration.ofHours(1));
        assertCollected(order, "ja");
        assertCollected(order, "es");
        assertEquals(2, creates());
    }

    @Test
    void aLanguageThatFailsAtAkoolDoesNotTouchTheOthers() throws Exception {
        akool.fails("es", 501312, "The speech could not be told from the music");
        Order order = place("ja", "es", "fr");
        runUntilSettled(order);

        assertCollected(order, "ja");
        assertCollected(order, "fr");
        Translation failed = translation(order, "es");
        assertEquals(State.FAILED, failed.state());
        assertTrue(failed.reason().contains("The speech could not be told from the music"), failed.reason());
        assertTrue(failed.reason().contains("501312"), failed.reason());
    }

    @Test
    void aLanguageThatAkoolRefusesDoesNotTouchTheOthers() throws Exception {
        akool.refuses("ja", 1202, "only once");
        Order order = place("ja", "es");
        runUntilSettled(order);

        assertEquals(State.FAILED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("1202"));
        assertNull(translation(order, "ja").akoolId());
        assertCollected(order, "es");
        assertEquals(2, creates());
    }

    @ParameterizedTest
    @CsvSource({"1101, API key", "1009, permission", "1104, credits", "1006, quota", "1221, subscription"})
    void whatEveryLanguageWouldBeToldIsAskedOnce(int code, String word) {
        akool.refuses("ja", code, "no");
        Order order = place("ja", "es", "fr");
        runUntilSettled(order);

        List<Translation> all = engine.translations(order.id());
        assertEquals(
                List.of(State.FAILED, State.FAILED, State.FAILED),
                all.stream().map(Translation::state).toList());
        assertEquals(1, all.stream().map(Translation::reason).distinct().count());
        assertTrue(all.get(0).reason().contains(word), all.get(0).reason());
        timeline.advance(Duration.ofHours(2));
        assertEquals(1, creates());
        assertEquals(0, akool.createCount());
    }

    @Test
    void aWrongKeyIsToldOnceForAll() {
        accounts = translation -> CompletableFuture.completedFuture(client("not-the-key"));
        Order order = place("ja", "es", "fr");
        runUntilSettled(order);
        assertEquals(
                List.of(translation(order, "ja").reason()),
                engine.translations(order.id()).stream()
                        .map(Translation::reason)
                        .distinct()
                        .toList());
        assertEquals(1, creates());
    }

    @Test
    void aMissingCredentialSendsNothing() {
        accounts = translation -> CompletableFuture.failedFuture(
                new AkoolException(Remedy.CREDENTIALS, "There is no credential \"akool\"."));
        Order order = place("ja", "es");
        runUntilSettled(order);
        assertEquals(
                "There is no credential \"akool\".", translation(order, "ja").reason());
        assertEquals(
                "There is no credential \"akool\".", translation(order, "es").reason());
        assertEquals(0, akool.received().size());
    }

    @Test
    void anAccountThatBreaksEndsTheOrderInsteadOfHoldingItForEver() {
        accounts = translation -> {
            throw new IllegalStateException("the store is closed");
        };
        Order order = place("ja", "es");
        runUntilSettled(order);
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals(State.FAILED, state(order, "es"));
        assertEquals(0, akool.received().size());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.akool.simulator.Fault#notNow")
    void whatAkoolPutsOffIsSentAgainLaterAndBoughtOnce(Fault notNow) throws Exception {
        akool.on(Call.CREATE).next(notNow, notNow, notNow);
        Order order = place("ja", "es");
        runUntilSettled(order);

        assertCollected(order, "ja");
        assertCollected(order, "es");
        assertEquals(2, akool.createCount());
        List<ReceivedRequest> requests = akool.received(Call.CREATE);
        assertEquals(5, requests.size());
        Duration least = notNow.toString().contains("Retry-After") ? Duration.ofSeconds(400) : FIRST_LOOK;
        gaps(requests.subList(0, 4)).forEach(gap -> assertTrue(gap.compareTo(least) >= 0, gap.toString()));
    }

    @Test
    void akoolThatCannotBeReachedIsTriedAgain() throws Exception {
        Endpoint nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = Endpoint.of("http://127.0.0.1:" + socket.getLocalPort());
        }
        accounts = translation -> CompletableFuture.completedFuture(client(new ApiKey(akool.apiKey()), nobody));
        Order order = place("ja");
        timeline.advance(Duration.ofMinutes(10));
        assertEquals(State.PLANNED, state(order, "ja"));
        accounts = translation -> CompletableFuture.completedFuture(client(akool.apiKey()));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }
}
