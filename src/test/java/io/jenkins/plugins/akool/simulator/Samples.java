package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The sample videos and subtitles beside this class; {@code docs/samples.md} says how they are made. */
final class Samples {
    /** Length of every sample. */
    static final double SECONDS = 4.0;

    static final String SOURCE = "product-tour";

    private Samples() {}

    static byte[] sourceVideo() {
        return read(SOURCE + ".mp4").orElseThrow();
    }

    /** The sample in this language; the source itself for a language without one. */
    static byte[] video(String language) {
        return read(SOURCE + "." + language + ".mp4").orElseGet(Samples::sourceVideo);
    }

    static String sourceSubtitles() {
        return new String(read(SOURCE + ".srt").orElseThrow(), StandardCharsets.UTF_8);
    }

    /** The subtitles in this language; for a language without a sample, the source's with the language's code. */
    static String subtitles(String language) {
        return read(SOURCE + "." + language + ".srt")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> sourceSubtitles().replaceAll("(?m)^(?=\\p{L})", "[" + language + "] "));
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
