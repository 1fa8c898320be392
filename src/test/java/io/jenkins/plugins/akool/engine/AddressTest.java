package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that only their owner can name: AKOOL gets an address that is made for the request, and no file has it. */
class AddressTest extends EngineScenario {

    private static final String STORED = "stored:/videos/tour.mp4";

    private int made;

    /** What making an address fails with, null where it succeeds. */
    private AkoolException refusal;

    @BeforeEach
    void makeAddresses() {
        Accounts login = accounts;
        accounts = new Accounts() {
            @Override
            public CompletionStage<TranslationApi> open(Translation translation) {
                return login.open(translation);
            }

            @Override
            public CompletionStage<Order> addressed(Order order) {
                made++;
                return refusal == null
                        ? CompletableFuture.completedFuture(order.fetchedFrom(
                                akool.sourceUrl() + "?key=" + made, akool.captionUrl() + "?key=" + made))
                        : CompletableFuture.failedFuture(refusal);
            }
        };
    }

    private Order stored(String... languages) {
        Order order = order(TIME_LIMIT, languages).fetchedFrom(STORED, "stored:/tour.srt");
        engine.place(order);
        return order;
    }

    private List<String> told(String field) {
        return akool.received(Call.CREATE).stream()
                .map(ReceivedRequest::json)
                .map(json -> json.path(field).asText().replaceFirst(".*key=", ""))
                .toList();
    }

    private void assertNowhereWritten() throws Exception {
        for (Path file : journalFiles()) {
            assertFalse(Files.readString(file).contains("key="), file::toString);
        }
        told.forEach(t -> assertEquals(STORED, t.order().source()));
    }

    @Test
    void eachRequestHasAnAddressOfItsOwnThatIsKeptNowhere() throws Exception {
        Order order = stored("ja", "es");
        runUntil(State.QUEUED, order, "es");
        assertEquals(List.of("1", "2"), told("url"));
        assertEquals(List.of("1", "2"), told("caption_url"));
        assertNowhereWritten();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertCollected(order, "es");
        assertEquals(
                "tour.ja.mp4",
                Path.of(translation(order, "ja").file()).getFileName().toString());
    }

    @Test
    void anAttemptAfterARestartHasANewAddress() throws Exception {
        akool.on(Call.CREATE).next(Fault.status(429));
        Order order = stored("ja");
        timeline.runUntil(() -> creates() == 1 && state(order, "ja") == State.PLANNED);
        assertNowhereWritten();
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(order);
        assertEquals(List.of("1", "2"), told("url"));
        assertCollected(order, "ja");
    }

    @Test
    void withoutAnAddressNothingIsSentAndTheReasonIsTold() {
        refusal = new AkoolException(Remedy.STOP, "The file is gone.");
        Order order = stored("ja", "es");
        runUntilSettled(order);
        assertEquals(State.FAILED, state(order, "ja"));
        assertEquals(State.FAILED, state(order, "es"));
        assertEquals("The file is gone.", translation(order, "ja").reason());
        assertEquals(0, akool.createCount());
    }

    @Test
    void settingsAreTheOrdersButForTheAddresses() {
        Order order = order(TIME_LIMIT, "ja");
        Order fetched = order.fetchedFrom("https://h/v", "https://h/c.srt");
        assertEquals(order, fetched.fetchedFrom(order.source(), order.settings().captionFile()));
        assertEquals(
                TranslationSettings.builder().captionFile("https://h/c.srt").build(), fetched.settings());
    }

    @Test
    void theSourceIsNeededUntilAkoolIsDoneAndNoLongerThanTheTimeLimit() {
        Instant end = START.plus(TIME_LIMIT);
        akool.neverEnds("ja");
        akool.neverEnds("es");
        Order order = place("ja", "es");
        assertEquals(end, Translation.planned(order, "ja").fetchedUntil());
        runUntil(State.PROCESSING, order, "es");
        runUntil(State.PROCESSING, order, "ja");
        assertNeeded(end, order, "ja", State.PROCESSING);
        engine.abort(order.id(), "Stopped.");
        timeline.settle();
        assertNeeded(end, order, "ja", State.UNCOLLECTED);
        akool.end(translation(order, "ja").akoolId());
        engine.openCases().check(translation(order, "ja").id());
        timeline.advance(Duration.ofSeconds(10));
        assertNeeded(null, order, "ja", State.UNCOLLECTED);
        assertNeeded(end, order, "es", State.UNCOLLECTED);
    }

    @Test
    void aLostAnswerMayStillBeFetchedFor() {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        Order order = place("ja");
        runUntil(State.UNKNOWN, order, "ja");
        assertNeeded(START.plus(TIME_LIMIT), order, "ja", State.UNKNOWN);
    }

    private void assertNeeded(Instant until, Order order, String language, State state) {
        timeline.settle();
        Translation t = translation(order, language);
        assertEquals(state, t.state());
        if (until == null) {
            assertNull(t.fetchedUntil());
        } else {
            assertEquals(until, t.fetchedUntil());
        }
    }
}
