package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Clothes;
import io.jenkins.plugins.akool.simulator.Clothes.Coding;
import io.jenkins.plugins.akool.simulator.Clothes.Length;
import io.jenkins.plugins.akool.simulator.Clothes.Ranges;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every file in all clothes: taken whole, or refused with a sentence that is true. */
class ClothesTest extends DownloadScenario {

    private static final List<String> TYPES = List.of("video/mp4", "text/plain", "application/force-download");

    /**
     * @param what it is called where it is no video
     */
    private record Body(byte[] bytes, @CheckForNull String ending, String what) {

        static Body video(String ending, String... boxes) {
            return new Body(boxes(boxes), ending, "");
        }

        static Body other(String what, String text) {
            return new Body(text.getBytes(StandardCharsets.ISO_8859_1), null, what);
        }
    }

    private static final List<Body> BODIES = List.of(
            Body.video("mp4", "ftypisom", "moov", "mdat"),
            Body.video("mp4", "moov", "mdat"),
            Body.video("mp4", "wide", "mdat", "moov"),
            Body.video("mp4", "styp", "sidx", "moof", "mdat"),
            Body.video("mp4", "free", "mdat"),
            Body.video("mp4", "abcd", "efgh", "ijkl"),
            Body.video("mov", "ftypqt  ", "mdat"),
            Body.other("an HTML page", "<!-- x --><html><p>Sorry</p></html>"),
            Body.other("a JSON document", "{\"code\": 1101}"),
            Body.other("a sound file", "ID3\u0004\0\0\0"),
            Body.other("an image", "\u0089PNG\r\n\u001a\n"));

    /** Each with 300 bytes in it. */
    private static byte[] boxes(String... types) {
        StringBuilder file = new StringBuilder();
        for (String type : types) {
            String content = (type.substring(4) + "\0\u0001\u0002picture".repeat(30)).substring(0, 300);
            file.append("\0\0\u0001")
                    .append((char) (300 + 8 - 256))
                    .append(type, 0, 4)
                    .append(content);
        }
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Clothes> all() {
        List<Clothes> all = new ArrayList<>();
        for (Coding coding : Coding.values()) {
            for (Ranges ranges : Ranges.values()) {
                for (Length length : Length.values()) {
                    all.add(Clothes.usual().with(coding).with(ranges).with(length));
                }
            }
        }
        return all;
    }

    /** The beginning of a sentence, null where the file has to come whole. */
    @CheckForNull
    private static String refusal(Body body, Clothes clothes) {
        boolean packed = clothes.coding() != Coding.NONE;
        if (clothes.ranges() == Ranges.SEVERAL || packed && clothes.ranges() == Ranges.CAPPED) {
            return "The server sent parts of the file that it was not asked for.";
        }
        if (clothes.coding() == Coding.BROTLI) {
            return "The server sent the file packed, as br, which it was not asked for.";
        }
        if (clothes.length() == Length.TOO_LONG && (packed || clothes.ranges() == Ranges.IGNORED)) {
            return "The connection broke (unexpected end of stream).";
        }
        return body.ending() == null ? "The link leads to " + body.what() + ", served as " : null;
    }

    @Test
    void everyFileInAllClothesIsTakenWholeOrRefusedWithATrueSentence() throws Exception {
        int runs = 0;
        for (Body body : BODIES) {
            for (String type : TYPES) {
                for (Clothes clothes : all()) {
                    akool.clearFaults();
                    akool.on(Call.RESULT_VIDEO).always(clothes.of(body.bytes(), type));
                    assertComesOrIsRefused(body, clothes, type);
                    runs++;
                }
            }
        }
        assertEquals(BODIES.size() * TYPES.size() * all().size(), runs);
    }

    private void assertComesOrIsRefused(Body body, Clothes clothes, String type) throws Exception {
        String run = body.what() + body.ending() + " as " + type + " " + clothes.coding() + " " + clothes.ranges() + " "
                + clothes.length();
        String refusal = refusal(body, clothes);
        if (refusal == null) {
            try {
                assertEquals(body.bytes().length, fetch(link), run);
            } catch (DownloadException e) {
                throw new AssertionError(run, e);
            }
            assertArrayEquals(body.bytes(), Files.readAllBytes(fetched), run);
            assertEquals("tour.ja." + body.ending(), fetched.getFileName().toString(), run);
            assertEquals(1, files().size(), run);
            Files.delete(fetched);
        } else {
            DownloadException e = assertThrows(DownloadException.class, () -> fetch(link), run);
            assertTrue(e.getMessage().startsWith(refusal), () -> run + ": " + e.getMessage());
            for (String left : files()) {
                Files.delete(target.resolveSibling(left));
            }
        }
    }
}
