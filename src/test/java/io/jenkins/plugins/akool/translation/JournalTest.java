package io.jenkins.plugins.akool.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.engine.EngineScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Journal files that something went wrong with. */
class JournalTest extends EngineScenario {

    private static Arguments damage(String what, UnaryOperator<String> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("half-written", json -> json.substring(0, json.length() / 2)),
                damage("empty", json -> ""),
                damage("blanks", json -> "   \n"),
                damage("garbage", json -> "\u0000\u0001\u0002not a journal\uffff"),
                damage("bytes of no character set", json -> "\u0000\u0000\u0000{\u0001\u0001\u0001\u0001"),
                damage("null", json -> "null"),
                damage("a list", json -> "[" + json + "]"),
                damage("a text", json -> "\"x\""),
                damage("without an order", json -> "{\"id\":\"order-1.0\",\"language\":\"ja\",\"state\":\"QUEUED\"}"),
                damage("a state from the future", json -> json.replace("\"QUEUED\"", "\"DUBBED\"")),
                damage(
                        "submitted, without AKOOL's id",
                        json -> json.replaceAll("\"akoolId\":\"\\w+\"", "\"akoolId\":null")),
                damage(
                        "a language that was not ordered",
                        json -> json.replace("\"language\":\"ja\"", "\"language\":\"xx\"")),
                damage("without a time limit", json -> json.replaceAll("\"timeLimit\":\"\\w+\"", "\"timeLimit\":null")),
                damage("another one's id", json -> json.replace("\"order-1.0\"", "\"order-7.0\"")),
                damage("an id that leads elsewhere", json -> json.replace("\"order-1.0\"", "\"../order-1.0\"")),
                damage("deeply nested", json -> "[".repeat(100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void isSetAsideAndReportedAndTheOthersGoOn(String what, UnaryOperator<String> change) throws Exception {
        Order damaged = place("ja");
        Order whole = place("es");
        runUntil(State.QUEUED, damaged, "ja");
        runUntil(State.QUEUED, whole, "es");
        timeline.close();
        Path file = journal().resolve("order-1.0.json");
        byte[] content = change.apply(Files.readString(file)).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, content);

        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(whole);

        assertCollected(whole, "es");
        assertEquals(List.of(), engine.translations(damaged.id()));
        assertFalse(Files.exists(file));
        assertArrayEquals(content, Files.readAllBytes(journal().resolve("order-1.0.json.unreadable")));
        List<String> warnings = logs.at(Level.WARNING);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("order-1.0.json"), warnings.get(0));
        assertTrue(warnings.get(0).contains("paid"), warnings.get(0));
    }

    @Test
    void aForeignFileIsSetAsideUnderANameThatIsFree() throws Exception {
        Files.createDirectories(journal());
        Files.writeString(journal().resolve("notes.json"), "my notes");
        Files.writeString(journal().resolve("notes.json.unreadable"), "older notes");
        Files.writeString(journal().resolve("README.txt"), "not of the journal");
        restartAfter(Duration.ZERO);

        assertEquals("older notes", Files.readString(journal().resolve("notes.json.unreadable")));
        assertEquals("my notes", Files.readString(journal().resolve("notes.json.unreadable-2")));
        assertEquals("not of the journal", Files.readString(journal().resolve("README.txt")));
        assertFalse(logs.everything().contains("my notes"));
    }

    @Test
    void aFieldFromANewerVersionIsNoDamage() throws Exception {
        Order order = stoppedWhileQueued();
        Path file = journalFiles().get(0);
        String json = Files.readString(file);
        Files.writeString(file, json.replaceFirst("\\{", "{\"voice\":{\"id\":7},"));
        assertGoesOnWithoutAWarning(order);
    }

    @Test
    void aDraftThatACrashLeftIsNoEntry() throws Exception {
        Order order = stoppedWhileQueued();
        Files.writeString(journal().resolve("order-1.0.json.new"), "{\"id\":");
        assertGoesOnWithoutAWarning(order);
    }

    private Order stoppedWhileQueued() {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        timeline.close();
        return order;
    }

    private void assertGoesOnWithoutAWarning(Order order) throws IOException {
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(List.of(), logs.at(Level.WARNING));
    }

    @Test
    void everyPartOfATranslationComesBack() throws Exception {
        Journal journal = new JournalFolder(folder.resolve("other"));
        Order order = new Order(
                "o-1",
                "job #1",
                "https://x/y?a=b",
                List.of("ja", "de"),
                TranslationSettings.builder().sourceLanguage("en").lipsync(true).build(),
                new Terms("key", "dub/", TIME_LIMIT, true, 12.5, true, Set.of(Extra.CLEAN_VIDEO)),
                START);
        Translation whole = new Translation(
                "o-1.1",
                order,
                "de",
                State.COLLECTED,
                new Purchase("a1", START, START.plusMillis(1), 16.44, 4.0, null),
                new Collected("dub/y.de.mp4", 7, List.of(new ExtraFile(Extra.CLEAN_VIDEO, "dub/y.de.clean.mp4", 6))),
                "ü",
                "0a1b",
                true,
                List.of(new Reservation("key", START, 4.0), new Reservation("", START.plusMillis(2), null)));
        Translation bare = Translation.planned(order, "ja");
        journal.save(whole);
        journal.save(bare);
        assertEquals(List.of(bare, whole), journal.load());
    }
}
