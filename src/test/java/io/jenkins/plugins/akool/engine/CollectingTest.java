package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a finished translation to a file, over links and storages that do not always work. */
class CollectingTest extends EngineScenario {

    private static final String LEFT = "The translation is done, but its video could not be collected: ";

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void aLinkThatLeadsToNothingIsReadAnew(int status) throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.status(status));
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(2, results.collections());
        assertEquals(2, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(1, results.files().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {416, 429, 500, 503})
    void aServerThatDoesNotAnswerIsAskedAgainBeforeTheLinkIsReadAnew(int status) throws Exception {
        akool.on(Call.RESULT_VIDEO)
                .next(Fault.status(status), Fault.status(status), Fault.status(status), Fault.status(status));
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(2, results.collections());
        assertEquals(1, results.files().size());
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                Arguments.of(
                        Fault.status(403),
                        "The server answered HTTP 403: the link is not valid any more, or something on the way does not let it through."),
                Arguments.of(
                        Fault.status(404), "The server answered HTTP 404: the file is not there, or not any more."),
                Arguments.of(
                        Fault.status(410), "The server answered HTTP 410: the file is not there, or not any more."),
                Arguments.of(Fault.status(416), "The server answered HTTP 416."),
                Arguments.of(Fault.status(429), "The server answered HTTP 429: it gets too many requests."),
                Arguments.of(Fault.status(500), "The server answered HTTP 500."),
                Arguments.of(Fault.truncate(0), "The connection broke (unexpected end of stream)."),
                Arguments.of(
                        Fault.body("video/mp4", "<html>Sign in".getBytes(StandardCharsets.US_ASCII)),
                        "The link leads to an HTML page, served as video/mp4, and not to a video."),
                Arguments.of(
                        Fault.redirect("https://10.0.0.1/x?" + SimulatedAkool.SIGNATURE_MARK),
                        "10.0.0.1 is not at a public address, so nothing is fetched from there."),
                Arguments.of(
                        Fault.redirect("?" + SimulatedAkool.SIGNATURE_MARK),
                        "The server redirects more than five times."),
                Arguments.of(
                        Fault.tooLong(200 << 20),
                        "The file is larger than 100 MiB, which is the most that a" + " result may have here."));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void whateverGoesWrongIsSaidLeavesNoFileAndCanBeCollectedLater(Fault fault, String sentence) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(fault);
        Order order = place("ja");
        runUntilSettled(order);
        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertEquals(LEFT + sentence, left.reason());
        assertEquals(List.of(), results.files());

        akool.clearFaults();
        engine.acknowledge(left);
        timeline.settle();
        engine.openCases().collect(left.id());
        timeline.runUntil(() -> state(order, "ja") == State.COLLECTED);
        assertCollected(order, "ja");
        assertEquals(1, results.files().size());
    }

    @Test
    void aTransferThatHangsIsGivenUpAfterTwoHoursAndLeavesNothing() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(20_000));
        transfers.close();
        Order order = place("ja");
        timeline.runUntil(() -> transfers.waiting() == 1);
        Instant since = timeline.now();
        runUntilSettled(order);
        awaitWorkers();

        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertEquals(
                LEFT + "it was not there after 2 hours.",
                translation(order, "ja").reason());
        assertEquals(Duration.ofHours(2), Duration.between(since, timeline.now()));
        assertEquals(List.of(), results.files());
    }

    @Test
    void aLinkThatCouldNotBeReadForHoursLeavesTimeToFollowIt() throws Exception {
        results.nextFails(new DownloadException("Not yet.", true, null));
        Order order = place("ja");
        runUntil(State.COMPLETED, order, "ja");
        timeline.runUntil(() -> results.collections() == 1 && state(order, "ja") == State.COMPLETED);
        akool.on(Call.STATUS).always(Fault.status(503));
        timeline.advance(Duration.ofHours(2).minusSeconds(1));
        akool.clearFaults();
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void theTimeOfTheOrderIsNotTheTimeOfItsTransfers() throws Exception {
        results.nextFails(new DownloadException("Not yet.", true, null));
        Order order = place(Duration.ofSeconds(121), "ja");
        runUntilSettled(order);
        assertTrue(timeline.now().isAfter(order.deadline()));
        assertCollected(order, "ja");
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAloneThatLong() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.status(429, Map.of("Retry-After", "900")));
        Order order = place("ja");
        runUntil(State.COLLECTING, order, "ja");
        Instant asked = timeline.now();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertTrue(Duration.between(asked, timeline.now()).toMinutes() >= 15);
    }

    /** AKOOL was done, and deleted the result, while Jenkins was down. */
    @Test
    void aResultThatWasDeletedBeforeItWasSeenIsExpired() {
        Order order = place(Duration.ofDays(30), "ja");
        runUntil(State.QUEUED, order, "ja");
        restartAfter(Duration.ofDays(8));
        runUntilSettled(order);
        assertEquals(State.EXPIRED, state(order, "ja"));
        assertEquals(Failures.sentence("expired"), translation(order, "ja").reason());
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
    void aCollectorThatBreaksIsAskedAgain() throws Exception {
        results.next(() -> {
            throw new IllegalStateException("secret words of a stack trace");
        });
        results.next(() -> {
            throw new NoClassDefFoundError("com/example/Bucket");
        });
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void aCollectorThatBreaksLeavesTheResultAtAkool() {
        for (int n = 0; n < 5; n++) {
            results.next(() -> {
                throw new IllegalStateException("secret words of a stack trace");
            });
        }
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
