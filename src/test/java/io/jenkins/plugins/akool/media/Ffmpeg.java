package io.jenkins.plugins.akool.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs ffmpeg and ffprobe of this machine, if it has them. */
public final class Ffmpeg {

    private Ffmpeg() {}

    public static boolean isThere() {
        return isThere("ffmpeg") && isThere("ffprobe");
    }

    private static boolean isThere(String program) {
        return run(List.of(program, "-version")).contains(program + " version");
    }

    /**
     * Makes files of a moving picture and a tone.
     *
     * @param seconds of both
     * @param outputs options and then the file, for each
     */
    public static void make(double seconds, List<List<String>> outputs) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        for (String input : List.of(
                "testsrc=size=176x144:rate=25:duration=" + seconds, "sine=sample_rate=48000:duration=" + seconds)) {
            command.addAll(List.of("-f", "lavfi", "-i", input));
        }
        outputs.forEach(command::addAll);
        run(command);
    }

    /**
     * What ffprobe says of a file.
     *
     * @param entries of what it knows
     * @param format in which it says it
     */
    public static String probe(Path file, String entries, String format) {
        return run(List.of("ffprobe", "-v", "quiet", "-show_entries", entries, "-of", format, file.toString()));
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
