package io.jenkins.plugins.akool.bench.controller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * Plugins that are not among those of the tests: files in the folder that {@code -Dakool.plugins} names, with all that they
 * depend on.
 */
final class MorePlugins {

    private static final String FOLDER = System.getProperty("akool.plugins", "");

    private MorePlugins() {}

    static boolean have(String shortName) {
        return files().stream().anyMatch(file -> name(file).equals(shortName));
    }

    /** Before its first start. What it has in another version it keeps. */
    static void addTo(RealJenkinsExtension controller) throws IOException {
        for (Path file : files()) {
            Path plugin = controller.getHome().toPath().resolve("plugins").resolve(name(file) + ".jpi");
            if (!Files.exists(plugin)) {
                Files.copy(file, plugin);
            }
        }
    }

    private static List<Path> files() {
        if (FOLDER.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            return files.filter(file -> file.toString().matches(".*\\.[hj]pi")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[hj]pi$", "");
    }
}
