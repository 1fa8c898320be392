package io.jenkins.plugins.akool.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.akool.media.Ffmpeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of videos that ffmpeg makes is what ffprobe tells. */
class InspectedVideosTest {

    private static final Map<String, String> CODECS = Map.ofEntries(
            Map.entry("h264", "H.264"),
            Map.entry("hevc", "HEVC"),
            Map.entry("av1", "AV1"),
            Map.entry("vp9", "VP9"),
            Map.entry("vp8", "VP8"),
            Map.entry("mpeg4", "MPEG-4"),
            Map.entry("msmpeg4v3", "MS MPEG-4"),
            Map.entry("mpeg2video", "MPEG-2"),
            Map.entry("prores", "ProRes"),
            Map.entry("mjpeg", "Motion JPEG"),
            Map.entry("h263", "H.263"));

    /** Seconds; a track of sound ends a packet later than the pictures. */
    private static final double CLOSE = 0.15;

    private static final double FRAMES_CLOSE = 0.05;

    private static final int MOST = 1 << 20;

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() {
        assumeTrue(Ffmpeg.isThere(), "ffmpeg and ffprobe are not on this machine");
        Videos.make(folder);
    }

    static List<Videos.Video> videos() {
        return Videos.all();
    }

    @ParameterizedTest
    @MethodSource("videos")
    void itIsAsFfprobeSays(Videos.Video video) throws Exception {
        Path file = folder.resolve(video.name());
        assumeTrue(Videos.isMade(file), "this ffmpeg cannot make " + video);
        JsonNode said = new ObjectMapper()
                .readTree(Ffmpeg.probe(
                        file, "format=duration:stream=codec_type,codec_name,width,height,avg_frame_rate", "json"));
        JsonNode picture = stream(said, "video");
        VideoFacts facts = Inspector.inspect(file);

        assertTrue(facts.whole());
        assertFalse(facts.cut());
        assertEquals(
                video.untold().contains("sound") ? null : (Boolean) (stream(said, "audio") != null), facts.sound());
        assertEquals(
                picture == null ? null : CODECS.get(picture.get("codec_name").asText()), facts.codec());
        boolean size = picture != null && !video.untold().contains("size");
        assertEquals(size ? picture.get("width").asInt() : 0, facts.width());
        assertEquals(size ? picture.get("height").asInt() : 0, facts.height());
        if (video.untold().contains("length")) {
            assertNull(facts.length());
        } else {
            assertNotNull(facts.length());
            assertEquals(said.at("/format/duration").asDouble(), facts.length().toMillis() / 1000.0, CLOSE);
        }
        if (picture == null || video.untold().contains("rate")) {
            assertNull(facts.framesPerSecond());
        } else {
            String[] rate = picture.get("avg_frame_rate").asText().split("/");
            assertNotNull(facts.framesPerSecond());
            assertEquals(
                    Double.parseDouble(rate[0]) / Double.parseDouble(rate[1]), facts.framesPerSecond(), FRAMES_CLOSE);
        }
    }

    private static JsonNode stream(JsonNode said, String type) {
        for (JsonNode stream : said.get("streams")) {
            if (stream.get("codec_type").asText().equals(type)) {
                return stream;
            }
        }
        return null;
    }

    /** However a server gives it, and with little of it read. */
    @ParameterizedTest
    @MethodSource("videos")
    void aServerHasTheSameVideo(Videos.Video video) throws Exception {
        Path file = folder.resolve(video.name());
        assumeTrue(Videos.isMade(file), "this ffmpeg cannot make " + video);
        VideoFacts facts = Inspector.inspect(file);
        byte[] bytes = Files.readAllBytes(file);
        for (Fetched source :
                List.of(Fetched.of(bytes), Fetched.ofUnknownLength(bytes), Fetched.of(bytes, bytes.length, 1000))) {
            assertEquals(facts, Inspector.inspect(source));
            assertTrue(source.total() <= MOST, source.total() + " bytes");
            assertTrue(source.largest() <= 64 << 10, source.largest() + " bytes at once");
        }
    }
}
