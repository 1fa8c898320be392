package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives is what was asked for, all of it, and no more than fits. */
class DownloadContentTest extends DownloadScenario {

    private static final byte[] VIDEO = ("....ftypisom" + "rest".repeat(500)).getBytes(StandardCharsets.UTF_8);

    private static final int HALF = 1000;

    @Test
    void whatIsAnnouncedToBeTooLargeIsNotBegun() throws Exception {
        limits = Download.Limits.ofSize(LENGTH - 1);
        DownloadException e = assertFails(link);
        assertEquals("The file is larger than 0 MiB, which is the most that a result may have here.", e.getMessage());
        assertEquals(DownloadException.Cure.NONE, e.cure());
        limits = Download.Limits.ofSize(LENGTH);
        assertFetchedWhole();
    }

    @Test
    void whatTurnsOutToBeTooLargeIsBrokenOff() throws Exception {
        limits = Download.Limits.ofSize(LENGTH - 1);
        akool.on(Call.RESULT_VIDEO).always(Fault.chunked());
        DownloadException e = assertFails(link);
        assertEquals("The file is larger than 0 MiB, which is the most that a result may have here.", e.getMessage());
        limits = Download.Limits.ofSize(LENGTH);
        assertFetchedWhole();
    }

    @Test
    void whatDoesNotFitOnTheDiskIsNotBegun() throws Exception {
        limits = Download.Limits.ofSize(Long.MAX_VALUE);
        try (MockWebServer server = serve()) {
            server.enqueue(new MockResponse.Builder()
                    .body("....ftyp")
                    .setHeader("Content-Length", 1L << 60)
                    .build());
            DownloadException e = assertFails(server.url("/x.mp4").toString());
            assertTrue(
                    e.getMessage()
                            .matches("The file has 1099511627776 MiB, and the disk that it is downloaded to has"
                                    + " only \\d+ MiB left\\."),
                    e.getMessage());
            assertEquals(DownloadException.Cure.NONE, e.cure());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Repr-Digest, sha-256=:%s:, SHA-256",
        "Repr-Digest, 'unixsum=:AA==:, sha-512=:%s:', SHA-512",
        "x-amz-checksum-sha256, %s, SHA-256",
        "x-goog-hash, 'crc32c=n03x6A==,md5=%s', MD5",
        "Content-MD5, %s, MD5",
    })
    void aChecksumThatIsAnnouncedHasToBeMet(String header, String form, String algorithm) throws Exception {
        String right = form.formatted(digest(algorithm, VIDEO));
        byte[] longer = Arrays.copyOf(VIDEO, VIDEO.length + 1);
        try (MockWebServer server = serve()) {
            server.enqueue(answer(longer, header, right));
            server.enqueue(answer(VIDEO, header, right));
            fetch(server.url("/x.mp4").toString());
            assertArrayEquals(VIDEO, Files.readAllBytes(target));
            Files.delete(target);
            for (int i = 0; i < 4; i++) {
                server.enqueue(answer(longer, header, right));
            }
            DownloadException e = assertFails(server.url("/x.mp4").toString());
            assertEquals(
                    "What arrived does not match the " + algorithm + " that the server announced.", e.getMessage());
            assertTrue(e.worthRetrying());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-sha256, AAAA-2",
        "x-goog-hash, crc32c=AAAA",
        "Repr-Digest, md5=:AAAA:",
        "Content-MD5, not base 64",
    })
    void aChecksumOfSomethingElseIsNone(String header, String value) throws Exception {
        try (MockWebServer server = serve()) {
            server.enqueue(answer(VIDEO, header, value));
            assertEquals(VIDEO.length, fetch(server.url("/x.mp4").toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTransferThatWasTakenUpHasToMeetItsChecksumAsAWhole(boolean right) throws Exception {
        String sum = "sha-256=:" + digest("SHA-256", right ? VIDEO : new byte[0]) + ":";
        try (MockWebServer server = serve()) {
            for (int i = 0; i < 4; i++) {
                server.enqueue(new MockResponse.Builder()
                        .body(new Buffer().write(VIDEO, 0, HALF))
                        .setHeader("ETag", "\"1\"")
                        .setHeader("Content-Length", VIDEO.length)
                        .setHeader("Repr-Digest", sum)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build());
                server.enqueue(new MockResponse.Builder()
                        .code(206)
                        .body(new Buffer().write(VIDEO, HALF, VIDEO.length - HALF))
                        .setHeader("ETag", "\"1\"")
                        .setHeader("Content-Range", "bytes " + HALF + "-" + (VIDEO.length - 1) + "/" + VIDEO.length)
                        .build());
            }
            if (right) {
                fetch(server.url("/x.mp4").toString());
                assertArrayEquals(VIDEO, Files.readAllBytes(target));
            } else {
                assertFails(server.url("/x.mp4").toString());
            }
        }
    }

    /** What the simulator serves with blanks behind it, announced to be as long as that, only a checksum tells. */
    @Test
    void aFileThatIsTooLongIsToldByItsChecksumOnly() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.tooLong(5));
        assertEquals(LENGTH + 5, fetch(link));
    }

    @Test
    void aRedirectIntoTheNetworkIsRefused() throws Exception {
        FalseNetwork network =
                new FalseNetwork().name("metadata.test", "169.254.169.254").name("loopback.test", "127.0.0.1");
        http = network.client();
        for (String host : List.of("metadata.test", "loopback.test", "10.0.0.1", "127.0.0.1")) {
            akool.clear();
            akool.on(Call.RESULT_VIDEO)
                    .always(Fault.redirect(302, "https://" + host + "/x?Expires=1&" + SimulatedAkool.SIGNATURE_MARK));
            DownloadException e = assertFails(link);
            assertEquals(host + " is not at a public address, so nothing is fetched from there.", e.getMessage());
            assertEquals(DownloadException.Cure.NONE, e.cure());
            assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        }
    }

    private MockWebServer serve() throws IOException {
        MockWebServer server = new MockWebServer();
        server.start();
        endpoint = Endpoint.of(server.url("/").toString());
        return server;
    }

    private static MockResponse answer(byte[] body, String header, String value) {
        return new MockResponse.Builder()
                .body(new Buffer().write(body))
                .setHeader(header, value)
                .build();
    }

    private static String digest(String algorithm, byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
