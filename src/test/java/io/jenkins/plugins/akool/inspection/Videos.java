package io.jenkins.plugins.akool.inspection;

import io.jenkins.plugins.akool.media.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The files that {@code videos.txt} lists, made by ffmpeg once for all tests of a class. */
final class Videos {

    private static final double LONGEST = 61;

    /**
     * @param untold of length, rate, size and sound
     */
    record Video(String name, List<String> options, Set<String> untold) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Videos() {}

    static List<Video> all() {
        try (InputStream in = Videos.class.getResourceAsStream("videos.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", -1))
                    .map(parts ->
                            new Video(parts[0], Arrays.asList(parts[1].split("\\s+")), Set.of(parts[2].split("\\s+"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes those for which this ffmpeg has the encoders. */
    static void make(Path folder) {
        List<List<String>> outputs = new ArrayList<>();
        for (Video video : all()) {
            List<String> output = new ArrayList<>(video.options());
            output.add(folder.resolve(video.name()).toString());
            outputs.add(output);
        }
        outputs.parallelStream().forEach(output -> Ffmpeg.make(seconds(output), List.of(output)));
    }

    private static double seconds(List<String> output) {
        return Math.min(LONGEST, Double.parseDouble(output.get(output.indexOf("-t") + 1)));
    }

    static boolean isMade(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }
}
