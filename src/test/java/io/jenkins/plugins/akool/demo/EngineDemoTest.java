package io.jenkins.plugins.akool.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who has Maven Central alone, or an AKOOL of their own. */
class EngineDemoTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private SimulatedAkool akool;

    @BeforeEach
    void start() throws IOException {
        akool = SimulatedAkool.builder().duration(Duration.ofMillis(300)).start();
    }

    @AfterEach
    void stop() {
        akool.close();
    }

    private int run(Map<String, String> environment) throws Exception {
        return EngineDemo.run(environment, folder, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    /** The environment of somebody with a login, for whom this AKOOL is the real one. */
    private Map<String, String> environment() {
        return Map.of(
                "AKOOL_API_KEY", akool.apiKey(),
                "AKOOL_ENDPOINT", akool.endpoint().toString(),
                "SOURCE_URL", akool.sourceUrl() + "?signature=" + SimulatedAkool.SIGNATURE_MARK);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode shown() throws IOException {
        String script = Files.readString(folder.resolve("translations.js"));
        return new ObjectMapper()
                .readTree(script.substring("window.translations = ".length(), script.lastIndexOf(';')));
    }

    @Test
    void aPageHasEveryTranslationBesideTheOriginal() throws Exception {
        assertEquals(0, run(environment()), this::said);
        List<String> lines = said().lines().toList();
        assertEquals(folder.resolve("index.html").toString(), lines.get(lines.size() - 1));
        JsonNode shown = shown();
        assertFalse(shown.path("simulated").asBoolean());
        assertEquals("product-tour.mp4", shown.path("source").asText());
        assertEquals(
                List.of("Japanese", "Spanish", "French"),
                shown.path("translations").findValuesAsText("name"));
        for (JsonNode translation : shown.path("translations")) {
            String language = translation.path("language").asText();
            assertArrayEquals(
                    akool.resultVideo(language),
                    Files.readAllBytes(folder.resolve(translation.path("file").asText())));
            assertEquals(
                    akool.translatedSubtitles(language),
                    translation.path("subtitles").asText());
            assertTrue(said().contains(language + ": AKOOL has it as " + akool.newestId(language)), this::said);
        }
        assertTrue(Files.size(folder.resolve(shown.path("original").path("file").asText())) > 0);
        assertEquals(
                akool.originalSubtitles(),
                shown.path("original").path("subtitles").asText());
        for (String part : List.of("index.html", "page.css", "page.js")) {
            assertTrue(Files.exists(folder.resolve(part)), part);
        }
    }

    @Test
    void neitherKeyNorSignatureIsToldOrWritten() throws Exception {
        run(environment());
        StringBuilder all = new StringBuilder(said());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertFalse(all.toString().contains(akool.apiKey()));
        assertFalse(all.toString().contains(SimulatedAkool.SIGNATURE_MARK));
    }

    @Test
    void whatFailsIsToldAndTheRestIsShown() throws Exception {
        akool.fails("es", 501312, "</script><b>Oops</b>");
        assertEquals(1, run(environment()));
        assertTrue(said().contains("2 of 3 translations lie in " + folder), this::said);
        JsonNode spanish = shown().path("translations").get(1);
        assertTrue(spanish.path("file").isNull());
        assertTrue(spanish.path("reason").asText().contains("</script><b>Oops</b>"), spanish::toString);
    }

    @Test
    void withoutAVideoOrAKeyThatCanBeOneNothingIsSubmitted() throws Exception {
        assertEquals(2, run(Map.of("AKOOL_API_KEY", akool.apiKey())));
        assertTrue(said().contains("Set SOURCE_URL to the address of a video that AKOOL can reach."), this::said);
        assertEquals(2, run(Map.of("AKOOL_API_KEY", "a key", "SOURCE_URL", akool.sourceUrl())));
        assertTrue(said().contains("The AKOOL API key is empty or has characters that no key has."), this::said);
        assertEquals(0, akool.createCount());
        assertFalse(said().contains("a key"), this::said);
    }
}
