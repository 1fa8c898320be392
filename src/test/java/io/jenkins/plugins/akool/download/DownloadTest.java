package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Bringing a result whole to its place, over connections that break. */
class DownloadTest extends DownloadScenario {

    private static final String OLD = "old ftyp".repeat(25_000);
    private static final String NEW = "new ftyp".repeat(25_000);

    @Test
    void theFileIsTheResultToTheByteAndNoKeyIsSent() throws Exception {
        assertFetchedWhole();
        assertEquals(List.of(""), received("x-api-key"));
        assertEquals(List.of(""), received("Authorization"));
        assertEquals(List.of("identity"), received("Accept-Encoding"));
        assertEquals(List.of(), pauses);
    }

    @Test
    void aBrokenTransferGoesOnWhereItBroke() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(100_000), Fault.truncate(50_000));
        assertFetchedWhole();
        assertEquals(List.of("", "bytes=100000-", "bytes=150000-"), received("Range"));
        List<String> conditions = received("If-Range");
        assertEquals("", conditions.get(0));
        assertTrue(conditions.get(1).startsWith("\""), conditions.toString());
        assertEquals(conditions.get(1), conditions.get(2));
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)), pauses);
    }

    @Test
    void aServerThatSendsTheWholeFileInsteadIsFine() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(100_000), Fault.ignoreRange());
        assertFetchedWhole();
    }

    @Test
    void serverErrorsInBetweenAreWaitedOut() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.status(503), Fault.truncate(100_000), Fault.reset());
        assertFetchedWhole();
        assertEquals("bytes=100000-", received("Range").get(3));
    }

    @Test
    void aFileWhoseLengthIsNotAnnouncedIsTaken() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.chunked());
        assertFetchedWhole();
    }

    @Test
    void whatWasThereBeforeIsReplacedInOneStep() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "an older result");
        Files.writeString(target.resolveSibling("tour.ja.mp4.part"), "left by a crash");
        assertFetchedWhole();
    }

    @Test
    void whatWasThereBeforeStaysWhenTheTransferFails() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "an older result");
        akool.on(Call.RESULT_VIDEO).always(Fault.truncate(0));
        assertTrue(assertThrows(DownloadException.class, () -> fetch(link)).worthRetrying());
        assertEquals(List.of("tour.ja.mp4"), files());
        assertEquals("an older result", Files.readString(target));
    }

    @Test
    void redirectsWithinWhatIsAllowedAreFollowed() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.redirect(302, link), Fault.redirect(307, "?" + link.split("\\?")[1]));
        assertFetchedWhole();
    }

    @Test
    void aFileThatChangedInBetweenIsFetchedAnew() throws Exception {
        assertArrayEquals(
                NEW.getBytes(StandardCharsets.UTF_8),
                afterABreak(
                        whole(NEW, "\"2\"").build(),
                        new MockResponse.Builder().code(500).build()));
    }

    @Test
    void aServerThatIgnoresTheConditionCannotMixTwoFiles() throws Exception {
        assertArrayEquals(
                NEW.getBytes(StandardCharsets.UTF_8),
                afterABreak(
                        rest(NEW, "\"2\"", NEW.length()), whole(NEW, "\"2\"").build()));
    }

    @Test
    void aRestOfAFileOfAnotherLengthIsNotTaken() throws Exception {
        assertArrayEquals(
                NEW.getBytes(StandardCharsets.UTF_8),
                afterABreak(
                        rest(OLD, "\"1\"", OLD.length() + 1),
                        whole(NEW, "\"2\"").build()));
    }

    @Test
    void aServerThatCannotGoOnIsAskedForAll() throws Exception {
        assertArrayEquals(
                NEW.getBytes(StandardCharsets.UTF_8),
                afterABreak(
                        new MockResponse.Builder()
                                .code(416)
                                .setHeader("Content-Range", "bytes */5")
                                .build(),
                        whole(NEW, "\"2\"").build()));
    }

    @Test
    void withoutAStrongNameForTheFileNothingIsTakenUp() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(broken(whole(OLD, "W/\"weak\"")));
            server.enqueue(whole(NEW, "W/\"weak\"").build());
            endpoint = Endpoint.of(server.url("/").toString());
            fetch(server.url("/x.mp4").toString());
            server.takeRequest();
            assertEquals(null, server.takeRequest().getHeaders().get("Range"));
            assertEquals(NEW, Files.readString(target));
        }
    }

    /** The old file breaks off in the middle, then these are answered. */
    private byte[] afterABreak(MockResponse second, MockResponse third) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(broken(whole(OLD, "\"1\"")));
            server.enqueue(second);
            server.enqueue(third);
            endpoint = Endpoint.of(server.url("/").toString());
            fetch(server.url("/x.mp4").toString());
            server.takeRequest();
            assertEquals("\"1\"", server.takeRequest().getHeaders().get("If-Range"));
            assertEquals(List.of("tour.ja.mp4"), files());
            return Files.readAllBytes(target);
        }
    }

    private static MockResponse broken(MockResponse.Builder whole) {
        return whole.onResponseBody(new SocketEffect.CloseSocket()).build();
    }

    private static MockResponse.Builder whole(String content, String tag) {
        return new MockResponse.Builder().body(content).setHeader("ETag", tag);
    }

    /** Whatever range was asked for: the client had the first half, give or take a buffer. */
    private static MockResponse rest(String content, String tag, int announced) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length);
        return new MockResponse.Builder()
                .code(206)
                .body(new Buffer().write(half))
                .setHeader("ETag", tag)
                .setHeader("Content-Range", "bytes " + bytes.length / 2 + "-" + (bytes.length - 1) + "/" + announced)
                .build();
    }

    @Test
    void aLinkWithAUserDoesNotSendIt() throws Exception {
        assertEquals(LENGTH, fetch(link.replace("http://", "http://me:secret@")));
        assertEquals(List.of(""), received("Authorization"));
        assertFalse(
                akool.received(Call.RESULT_VIDEO).get(0).headers().toString().contains("secret"));
    }
}
