package io.jenkins.plugins.akool.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that ffmpeg makes are judged as ffprobe judges them; {@code kinds.txt} lists them. */
class MadeByFfmpegTest {

    private static final double SECONDS = 0.4;

    @TempDir
    static Path folder;

    /** Names of those in which ffprobe finds pictures. */
    private static Set<String> seen;

    /**
     * @param end of a video's name, or what the file is called where it is none
     */
    record Made(String name, List<String> options, String end) {

        boolean isVideo() {
            return !end.contains(" ");
        }

        Path file() {
            return folder.resolve(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Made> kinds() throws IOException {
        try (InputStream in = MadeByFfmpegTest.class.getResourceAsStream("kinds.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*"))
                    .map(parts -> new Made(parts[0], Arrays.asList(parts[1].split("\\s+")), parts[2]))
                    .toList();
        }
    }

    @BeforeAll
    static void make() throws Exception {
        assumeTrue(Ffmpeg.isThere(), "ffmpeg and ffprobe are not on this machine");
        List<Made> kinds = kinds();
        Ffmpeg.make(SECONDS, kinds.stream().map(MadeByFfmpegTest::output).toList());
        for (Made kind : kinds) {
            // An ffmpeg that lacks one encoder makes none of all.
            if (!Files.exists(kind.file()) || Files.size(kind.file()) == 0) {
                Ffmpeg.make(SECONDS, List.of(output(kind)));
            }
        }
        Map<Boolean, List<Made>> found = kinds.parallelStream()
                .filter(kind -> Files.exists(kind.file()))
                .collect(Collectors.partitioningBy(MadeByFfmpegTest::hasPictures));
        seen = found.get(true).stream().map(Made::name).collect(Collectors.toSet());
    }

    private static List<String> output(Made kind) {
        List<String> output = new ArrayList<>(kind.options());
        output.add(kind.file().toString());
        return output;
    }

    private static boolean hasPictures(Made kind) {
        String said = Ffmpeg.probe(kind.file(), "stream=codec_type:stream_disposition=attached_pic", "compact");
        return said.lines().anyMatch(line -> line.contains("codec_type=video") && !line.contains("attached_pic=1"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachIsJudgedAsFfprobeJudgesIt(Made kind) throws Exception {
        assumeTrue(Files.exists(kind.file()) && Files.size(kind.file()) > 0, "this ffmpeg cannot make " + kind);
        if (kind.isVideo()) {
            assertTrue(seen.contains(kind.name()), "ffprobe finds no pictures");
        }
        // What a server and a link call it does not count where the bytes say what it is.
        for (String type : new String[] {null, "video/x-new", "application/force-download"}) {
            Verdict verdict = Media.VIDEO.judge(kind.file(), true, type, "tour.html");
            String what = verdict.what().toString();
            assertEquals(kind.isVideo() ? kind.end() : null, verdict.extension(), what);
            assertEquals(kind.isVideo() && !kind.end().equals("video") ? "a video" : what, what);
            assertTrue(kind.isVideo() || what.equals(kind.end()), what);
            assertFalse(verdict.cut());
        }
        assertNull(Media.SUBTITLES
                .judge(kind.file(), true, "application/x-subrip", "tour.srt")
                .extension());
    }

    /** What ffprobe finds no pictures in is no video; images aside, which it shows as well. */
    @Test
    void whatHasNoPicturesIsNone() throws Exception {
        for (Made kind : kinds()) {
            if (Files.exists(kind.file()) && !seen.contains(kind.name())) {
                assertFalse(kind.isVideo(), kind.name());
            }
        }
        assertTrue(seen.size() > 30, seen.toString());
    }
}
