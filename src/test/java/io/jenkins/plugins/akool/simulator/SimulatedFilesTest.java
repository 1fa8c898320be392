package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFilesTest extends SimulatorScenario {
    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    @Test
    void rangesAreServedWhileTheFileIsTheSame() throws Exception {
        String url = finished("de");
        byte[] whole = akool.resultVideo("de");
        HttpResponse<byte[]> part = range(url, "bytes=100-", null);
        assertEquals(206, part.statusCode());
        assertEquals(
                "bytes 100-" + (whole.length - 1) + "/" + whole.length,
                part.headers().firstValue("Content-Range").orElseThrow());
        assertArrayEquals(Arrays.copyOfRange(whole, 100, whole.length), part.body());
        assertArrayEquals(
                Arrays.copyOfRange(whole, 5, 10), range(url, "bytes=5-9", null).body());
        assertEquals(7, range(url, "bytes=-7", null).body().length);
        assertEquals(416, range(url, "bytes=" + whole.length + "-", null).statusCode());
        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertEquals(206, range(url, "bytes=5-", tag).statusCode());
        assertEquals(200, range(url, "bytes=5-", "\"other\"").statusCode());

        HttpResponse<byte[]> head =
                send(HttpRequest.newBuilder(URI.create(url)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(
                whole.length, head.headers().firstValueAsLong("Content-Length").orElseThrow());
        assertEquals(0, head.body().length);
    }

    @Test
    void resultAddressesAreSignedAndEnd() throws Exception {
        String url = finished("ja");
        assertTrue(url.contains(SimulatedAkool.SIGNATURE_MARK));
        assertEquals(403, download(url.substring(0, url.indexOf('?'))).statusCode());
        now = now.plus(Duration.ofDays(7)).minusSeconds(1);
        assertEquals(200, download(url).statusCode());
        now = now.plusSeconds(1);
        assertEquals(403, download(url).statusCode());
        assertEquals(1000, status(akool.newestId("ja")).path("code").asInt());
        akool.forget(akool.newestId("ja"));
        assertEquals(404, download(url).statusCode());
        assertEquals(1008, status(akool.createdIds().get(0)).path("code").asInt());
    }

    @Test
    void hugeResultIsStreamed() throws Exception {
        long size = 64L << 20;
        akool.resultSize("de", size);
        String url = finished("de");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        HttpResponse<InputStream> response =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = new DigestInputStream(response.body(), digest)) {
            assertEquals(size, in.transferTo(OutputStream.nullOutputStream()));
        }
        assertEquals(akool.resultSha256(akool.newestId("de")), HexFormat.of().formatHex(digest.digest()));
        byte[] middle = range(url, "bytes=60000000-60000099", null).body();
        assertArrayEquals(middle, range(url, "bytes=60000000-60000099", null).body());
        assertEquals(100, middle.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "es", "fr", "hi", "ja", "zh-CN"})
    void samplesAreH264AndAac(String language) {
        byte[] video = language.isEmpty() ? Samples.sourceVideo() : Samples.video(language);
        assertTrue(video.length <= 60 * 1024, "Too large: " + video.length);
        List<String> boxes = boxes(video);
        assertEquals("ftyp", boxes.get(0));
        assertTrue(boxes.containsAll(List.of("moov", "trak", "avc1", "mp4a", "mdat")), boxes.toString());
        assertTrue(boxes.indexOf("moov") < boxes.indexOf("mdat"), "Must start to play before it is loaded");
        if (!language.isEmpty()) {
            assertFalse(Arrays.equals(Samples.sourceVideo(), video));
        }
    }

    @Test
    void everyTranslationHasBytesOfItsOwn() throws Exception {
        finished("ko");
        byte[] first = akool.resultVideo("ko");
        finished("ko");
        byte[] second = akool.resultVideo("ko");
        assertNotEquals(sha256(first), sha256(second));
        List<String> boxes = boxes(second);
        assertTrue(boxes.containsAll(List.of("avc1", "mp4a")));
        assertEquals("free", boxes.get(boxes.size() - 1));
        assertTrue(new String(second, StandardCharsets.ISO_8859_1).contains("language=ko\nid=" + akool.newestId("ko")));
    }

    /** The types of all boxes in their order, those of the sample descriptions included. */
    private static List<String> boxes(byte[] file) {
        List<String> types = new ArrayList<>();
        walk(ByteBuffer.wrap(file), types);
        return types;
    }

    private static void walk(ByteBuffer in, List<String> types) {
        while (in.hasRemaining()) {
            int start = in.position();
            long size = in.getInt() & 0xffffffffL;
            byte[] type = new byte[4];
            in.get(type);
            if (size == 1) {
                size = in.getLong();
            }
            int header = in.position() - start;
            assertTrue(size >= header && start + size <= in.limit(), "Box does not fit: " + size);
            String name = new String(type, StandardCharsets.ISO_8859_1);
            types.add(name);
            ByteBuffer inside = in.slice(in.position(), (int) size - header);
            if (name.equals("stsd")) {
                inside.position(8);
                walk(inside, types);
            } else if (CONTAINERS.contains(name)) {
                walk(inside, types);
            }
            in.position(start + (int) size);
        }
    }
}
