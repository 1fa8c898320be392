package io.jenkins.plugins.akool.bench.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark prints, and leaves in a file for who started it. */
final class Tables {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Tables(String name) {
        file = Path.of("target", "bench", name + ".md");
    }

    void line(String format, Object... values) throws IOException {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        lines.add(line);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
