package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that come to nothing say so and leave nothing. */
class DownloadFailureTest extends DownloadScenario {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.status(416), "The server answered HTTP 416."),
                Arguments.of(Fault.status(206), "The server sent parts of the file that it was not asked for."),
                Arguments.of(Fault.status(429), "The server answered HTTP 429: it gets too many requests."),
                Arguments.of(Fault.status(500), "The server answered HTTP 500."),
                Arguments.of(Fault.status(304), "The server answered HTTP 304."),
                Arguments.of(Fault.reset(), "The connection broke (unexpected end of stream on http://127.0.0.1"),
                Arguments.of(Fault.truncate(0), "The connection broke (unexpected end of stream)."),
                Arguments.of(Fault.body("video/mp4", new byte[0]), "The server sent an empty file."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatNeverGetsBetterIsGivenUpAfterSomeAttempts(Fault fault, String sentence) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(fault);
        DownloadException e = assertFails(link);
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
        assertEquals(DownloadException.Cure.PATIENCE, e.cure());
        assertEquals(4, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), pauses);
    }

    @ParameterizedTest
    @CsvSource({
        "401, 'The server answered HTTP 401: the link is not valid any more, or something on the way does not let it through.'",
        "403, 'The server answered HTTP 403: the link is not valid any more, or something on the way does not let it through.'",
        "404, 'The server answered HTTP 404: the file is not there, or not any more.'",
        "410, 'The server answered HTTP 410: the file is not there, or not any more.'"
    })
    void aLinkThatLeadsToNothingIsNotTriedAgain(int status, String sentence) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.status(status));
        DownloadException e = assertFails(link);
        assertEquals(sentence, e.getMessage());
        assertEquals(DownloadException.Cure.FRESH_LINK, e.cure());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, LENGTH / 2, LENGTH - 1})
    void aTransferThatAlwaysBreaksAtTheSamePlaceGetsOnNonetheless(long bytes) throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(bytes), Fault.truncate(0), Fault.reset());
        assertFetchedWhole();
    }

    @Test
    void patienceThatTheServerAsksForIsGiven() throws Exception {
        akool.on(Call.RESULT_VIDEO)
                .next(Fault.status(429, Map.of("Retry-After", "30")), Fault.status(503, Map.of("Retry-After", "1")));
        assertFetchedWhole();
        assertEquals(List.of(Duration.ofSeconds(30), Duration.ofSeconds(4)), pauses);
    }

    @Test
    void morePatienceThanADownloadHasIsLeftToTheNextCollection() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.status(429, Map.of("Retry-After", "600")));
        DownloadException e = assertFails(link);
        assertEquals(Duration.ofMinutes(10), e.pause().orElseThrow());
        assertTrue(e.worthRetrying());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedForForever() throws Exception {
        limits = new Download.Limits(LENGTH, Duration.ofMillis(200), Duration.ofMinutes(1));
        akool.on(Call.RESULT_VIDEO).always(Fault.hang());
        assertEquals("The server sent nothing for 0 seconds.", assertFails(link).getMessage());
        assertEquals(3, pauses.size());
    }

    @Test
    void aServerThatNeverComesToAnEndIsNotWaitedForForever() throws Exception {
        limits = new Download.Limits(LENGTH, Duration.ofMinutes(1), Duration.ofMillis(300));
        akool.on(Call.RESULT_VIDEO).always(Fault.trickle(1000));
        DownloadException e = assertFails(link);
        assertEquals("The file was not there after 0 minutes.", e.getMessage());
        assertTrue(e.worthRetrying());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aFileThatIsAlwaysTooShortIsNoFile() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(9)).always(Fault.truncate(0));
        assertTrue(assertFails(link).worthRetrying());
        assertEquals(5, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void redirectsThatNeverEndAreGivenUp() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.redirect(302, link));
        DownloadException e = assertFails(link);
        assertEquals("The server redirects more than five times.", e.getMessage());
        assertFalse(e.worthRetrying());
        assertEquals(6, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void aRedirectToAnotherHostWithoutHttpsIsRefused() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            akool.on(Call.RESULT_VIDEO)
                    .next(Fault.redirect(
                            302,
                            elsewhere.url("/x?" + SimulatedAkool.SIGNATURE_MARK).toString()));
            DownloadException e = assertFails(link);
            assertTrue(e.getMessage().contains("is not https"), e.getMessage());
            assertFalse(e.worthRetrying());
            assertEquals(0, elsewhere.getRequestCount());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tour.mp4",
                "file:///etc/passwd",
                "ftp://cdn.example/x?simulated-signature",
                "http://cdn.example/x?simulated-signature",
                "http://127.0.0.1:1/x?simulated-signature"
            })
    void aLinkThatLeadsElsewhereIsNotOpened(String address) throws Exception {
        DownloadException e = assertFails(address);
        assertFalse(e.worthRetrying());
        assertEquals(0, akool.received(Call.RESULT_VIDEO).size());
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, not a web address",
        "http://cdn.example/x, is not https",
        "gopher://x, not a web address"
    })
    void aRedirectThatLeadsElsewhereIsNotFollowed(String location, String words) throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.redirect(302, location));
        assertTrue(assertFails(link).getMessage().contains(words));
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        endpoint = Endpoint.of("http://127.0.0.1:" + port);
        DownloadException e = assertFails("http://127.0.0.1:" + port + "/x.mp4?" + SimulatedAkool.SIGNATURE_MARK);
        assertTrue(e.getMessage().contains("broke"), e.getMessage());
        assertTrue(e.worthRetrying());
    }

    @Test
    void aFolderThatCannotBeMadeIsNoFaultOfTheServer() throws Exception {
        Files.writeString(folder.resolve("dub"), "a file in the way");
        DownloadException e = assertFails(link);
        assertTrue(e.getMessage().startsWith("The file could not be written"), e.getMessage());
        assertFalse(e.worthRetrying());
        assertEquals(0, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void aTargetThatIsAFolderStaysOne() throws Exception {
        Files.createDirectories(target.resolve("inside"));
        DownloadException e = assertThrows(DownloadException.class, () -> fetch(link));
        assertTrue(e.getMessage().startsWith("The file could not be written"), e.getMessage());
        assertEquals(List.of("tour.ja.mp4"), files());
        assertTrue(Files.isDirectory(target.resolve("inside")));
    }

    @Test
    @Timeout(20)
    void anInterruptBetweenTwoAttemptsEndsItAndLeavesNothing() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.truncate(1000));
        CountDownLatch pausing = new CountDownLatch(1);
        Download download = new Download(http, endpoint, limits, pause -> {
            pausing.countDown();
            new CountDownLatch(1).await();
        });
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = start(download, end);
        pausing.await();
        assertEquals(List.of("tour.ja.mp4.part"), files());
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, end.get());
        assertEquals(List.of(), files());
    }

    @Test
    @Timeout(20)
    void anInterruptWhileTheServerHangsEndsItAndLeavesNothing() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.hang());
        limits = new Download.Limits(LENGTH, Duration.ofHours(1), Duration.ofHours(1));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread thread = start(download(), end);
        while (akool.received(Call.RESULT_VIDEO).isEmpty()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, end.get());
        assertEquals(List.of(), files());
        assertEquals(List.of(), pauses);
    }

    @Test
    @Timeout(20)
    void anInterruptThatCameBeforeEndsIt() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> fetch(link));
        assertFalse(Thread.interrupted());
        assertEquals(List.of(), files());
    }

    private Thread start(Download download, CompletableFuture<Throwable> end) {
        Thread thread = new Thread(() -> {
            try {
                fetch(download, link);
                end.complete(null);
            } catch (IOException | InterruptedException e) {
                end.complete(e);
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void theSameDownloadCanBeAskedAgain() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(1000), Fault.redirect(302, "http://cdn.example/"));
        Download download = download();
        assertThrows(DownloadException.class, () -> fetch(download, link));
        assertEquals(LENGTH, fetch(download, link));
        assertEquals("", received("Range").get(2));
        assertNull(akool.received(Call.RESULT_VIDEO).get(2).header("If-Range").orElse(null));
    }
}
