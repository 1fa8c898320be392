package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Clothes;
import io.jenkins.plugins.akool.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do what the standards allow and few expect, or what they do not allow. */
class OddServersTest extends DownloadScenario {

    private static final byte[] VIDEO = ("....ftypisom" + "rest".repeat(500)).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(
            value = Clothes.Ranges.class,
            names = {"ALL_AS_PART", "ALL_OF_UNKNOWN"})
    void theWholeFileAsAPartThatNobodyAskedForIsTaken(Clothes.Ranges ranges) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Clothes.usual().with(ranges));
        assertFetchedWhole();
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(List.of(), pauses);
    }

    @Test
    void aServerThatNeverSendsMoreThanAPartIsAskedForTheNextAtOnce() throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Clothes.usual().with(Clothes.Ranges.CAPPED));
        assertFetchedWhole();
        assertEquals(3, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(List.of(), pauses);
    }

    @ParameterizedTest
    @EnumSource(
            value = Clothes.Coding.class,
            names = {"GZIP", "DEFLATE", "RAW_DEFLATE", "CLAIMED"})
    void whatIsPackedThoughNobodyAskedIsUnpacked(Clothes.Coding coding) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Clothes.usual().with(coding));
        assertFetchedWhole();
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void aPackedTransferThatBreaksBeginsAnew() throws Exception {
        byte[] packed = gzip(VIDEO);
        try (MockWebServer server = serve()) {
            server.enqueue(new MockResponse.Builder()
                    .body(new Buffer().write(packed, 0, packed.length - 9))
                    .setHeader("Content-Encoding", "gzip")
                    .setHeader("ETag", "\"1\"")
                    .setHeader("Content-Length", packed.length)
                    .onResponseEnd(new SocketEffect.CloseSocket())
                    .build());
            server.enqueue(answer(packed).setHeader("ETag", "\"1\"").build());
            assertEquals(VIDEO.length, fetch(server.url("/x.mp4").toString()));
            server.takeRequest();
            assertEquals(null, server.takeRequest().getHeaders().get("Range"));
            assertArrayEquals(VIDEO, Files.readAllBytes(fetched));
        }
    }

    @Test
    void whatUnpacksToMoreThanAResultMayHaveIsBrokenOff() throws Exception {
        limits = Download.Limits.ofSize(1 << 20);
        byte[] bomb = ("....ftypisom" + "0".repeat(50 << 20)).getBytes(StandardCharsets.US_ASCII);
        try (MockWebServer server = serve()) {
            server.enqueue(answer(gzip(bomb)).build());
            DownloadException e = assertFails(server.url("/x.mp4").toString());
            assertEquals(
                    "The file is larger than 1 MiB, which is the most that a result may have here.", e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Content-MD5, MD5, %s, sent",
        "Content-MD5, MD5, %s, meant",
        "Content-Digest, SHA-256, sha-256=:%s:, sent",
        "Repr-Digest, SHA-256, sha-256=:%s:, sent",
        "Digest, SHA-256, SHA-256=%s, sent",
        "x-amz-checksum-sha256, SHA-256, %s, meant",
        "Content-MD5, MD5, %s, other",
    })
    void theChecksumOfWhatIsPackedIsThatOfWhatIsSentOrMeant(String header, String algorithm, String form, String of)
            throws Exception {
        byte[] packed = gzip(VIDEO);
        byte[] summed = of.equals("sent") ? packed : of.equals("meant") ? VIDEO : new byte[1];
        String sum = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(summed));
        try (MockWebServer server = serve()) {
            for (int i = 0; i < 5; i++) {
                server.enqueue(
                        answer(packed).setHeader(header, form.formatted(sum)).build());
            }
            if (of.equals("other")) {
                DownloadException e = assertFails(server.url("/x.mp4").toString());
                assertEquals("What arrived does not match the MD5 that the server announced.", e.getMessage());
            } else {
                assertEquals(VIDEO.length, fetch(server.url("/x.mp4").toString()));
                assertArrayEquals(VIDEO, Files.readAllBytes(fetched));
            }
        }
    }

    @Test
    void whatDoesNotUnpackIsSaid() throws Exception {
        byte[] packed = gzip(VIDEO);
        packed[packed.length - 6] ^= 1;
        try (MockWebServer server = serve()) {
            for (int i = 0; i < 5; i++) {
                server.enqueue(answer(packed).build());
            }
            DownloadException e = assertFails(server.url("/x.mp4").toString());
            assertEquals("The file came packed, and cannot be unpacked.", e.getMessage());
            assertTrue(e.worthRetrying());
        }
    }

    /** Where nothing else tells the end of a file, its own structure does. */
    @Test
    void aFileThatIsCutWithoutASignIsNotTaken() throws Exception {
        byte[] half = Arrays.copyOf(akool.resultVideo("ja"), LENGTH / 2);
        akool.on(Call.RESULT_VIDEO).always(Clothes.usual().of(half, "video/mp4").with(Clothes.Length.TO_THE_END));
        DownloadException e = assertFails(link);
        assertEquals("The file ends in its middle, and its server did not say how long it is.", e.getMessage());
        assertTrue(e.worthRetrying());
        akool.clearFaults();
        akool.on(Call.RESULT_VIDEO).always(Clothes.usual().with(Clothes.Length.TO_THE_END));
        assertFetchedWhole();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 60})
    void aTransferThatBreaksAgainAndAgainGoesOnAsLongAsSomethingComes(int cuts) throws Exception {
        akool.on(Call.RESULT_VIDEO)
                .next(IntStream.range(0, cuts)
                        .mapToObj(n -> Fault.truncate(1000))
                        .toArray(Fault[]::new));
        assertFetchedWhole();
        assertEquals(cuts + 1, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void attemptsThatBringNothingCountFromTheLastThatDid() throws Exception {
        akool.on(Call.RESULT_VIDEO)
                .next(Fault.truncate(0), Fault.truncate(0), Fault.truncate(0), Fault.truncate(9))
                .next(Fault.truncate(0), Fault.truncate(0), Fault.truncate(0));
        assertFetchedWhole();
    }

    @Test
    void aLaterDownloadGoesOnWhereTheLastOneStopped() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(100_000), Fault.status(403));
        assertEquals(DownloadException.Cure.FRESH_LINK, assertFails(link).cure());
        assertEquals(100_000, Files.size(part()));
        String note = Files.readString(part().resolveSibling("tour.ja.mp4.part.kept"));
        assertTrue(!note.contains("http") && !note.contains("results"), note);
        assertFetchedWhole();
        assertEquals(List.of("", "bytes=100000-", "bytes=100000-"), received("Range"));
    }

    @Test
    void whatAnotherAddressLeftIsNotGoneOnWith() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(100_000), Fault.status(403));
        assertFails(link);
        try (MockWebServer server = serve()) {
            server.enqueue(
                    new MockResponse.Builder().body(new Buffer().write(VIDEO)).build());
            assertEquals(VIDEO.length, fetch(server.url("/x.mp4").toString()));
            assertEquals(null, server.takeRequest().getHeaders().get("Range"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void aLinkThatHasRunOutIsLeftAtOnceWhateverTheStatus(int status) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.deadLink(status));
        DownloadException e = assertFails(link);
        assertEquals(
                "The server answered HTTP " + status + ": the link is not valid, or not any more.", e.getMessage());
        assertEquals(DownloadException.Cure.FRESH_LINK, e.cure());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
                "<Error><Code>AuthenticationFailed</Code><AuthenticationErrorDetail>Signature not valid in the specified"
                        + " time frame</AuthenticationErrorDetail></Error>",
                "{\"error\": {\"message\": \"The signed URL expired\"}}",
            })
    void aDeadLinkThatIsServedAsAFileAsksForAFreshOneToo(String document) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.body("video/mp4", document.getBytes(StandardCharsets.UTF_8)));
        DownloadException e = assertFails(link);
        assertEquals(DownloadException.Cure.FRESH_LINK, e.cure());
        assertTrue(e.getMessage().endsWith("and not to a video: it is not valid, or not any more."), e.getMessage());
    }

    @Test
    void aMoveThatTheSystemRefusesIsTriedAgainForSomeSeconds() throws Exception {
        Files.createDirectories(target.resolve("in the way"));
        Download patient = new Download(http, endpoint, limits, pause -> {
            pauses.add(pause);
            if (pauses.size() == 3) {
                delete(target.resolve("in the way"));
                delete(target);
            }
        });
        assertEquals(LENGTH, fetch(patient, link));
        assertArrayEquals(akool.resultVideo("ja"), Files.readAllBytes(target));
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    private static void delete(Path file) {
        assertTrue(file.toFile().delete());
    }

    /** The kernel's own file system has no room to speak of, and says so. */
    @Test
    void roomThatIsUnknownIsNoReason() throws Exception {
        Path kernel = Path.of("/proc");
        assumeTrue(Files.isDirectory(kernel), "no /proc here");
        assertEquals(0, Files.getFileStore(kernel).getUsableSpace());
        assertEquals(Long.MAX_VALUE, Disk.room(kernel));
        assertEquals(Long.MAX_VALUE, Disk.room(folder.resolve("nowhere")));
        Disk.checkRoom(kernel.resolve("file"), 1L << 40, 1L << 40);
    }

    private MockWebServer serve() throws IOException {
        MockWebServer server = new MockWebServer();
        server.start();
        endpoint = Endpoint.of(server.url("/").toString());
        return server;
    }

    private static MockResponse.Builder answer(byte[] packed) {
        return new MockResponse.Builder().body(new Buffer().write(packed)).setHeader("Content-Encoding", "gzip");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }
}
