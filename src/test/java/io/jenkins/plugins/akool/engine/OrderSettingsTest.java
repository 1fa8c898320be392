package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Style;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.Words;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.Journal;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order's settings survive a restart, also one into another version of the plugin. */
class OrderSettingsTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    @TempDir
    Path folder;

    private static Order order(TranslationSettings settings) {
        return new Order(
                "o-1",
                "job #1",
                "https://x/y?Signature=b",
                List.of("ja", "de"),
                settings,
                new Terms("key", "dub/", Duration.ofHours(1), true, 12.5, true, Set.of(Extra.CLEAN_VIDEO)),
                START);
    }

    private static TranslationSettings everything() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("zebra", "z");
        words.put("ant", "a \"quoted\" ä\n");
        return TranslationSettings.builder()
                .sourceLanguage("en")
                .lipsync(true)
                .speakers(2)
                .removeBackgroundMusic(true)
                .captions(Captions.REPLACE)
                .captionFile("https://x/a.srt?Signature=1")
                .voices(Map.of("ja", "v"))
                .style(Style.CHEERFUL)
                .keepWords(List.of("Acme", "Umlaut ä"))
                .fixedWords(words)
                .pronouncedWords(Map.of("lel", "lele"))
                .dynamicDuration(true)
                .languageWords(Map.of("ja", new Words(List.of("CI"), Map.of("build", "ビルド"), Map.of())))
                .build();
    }

    @Test
    void allSettingsComeBack() throws Exception {
        Journal journal = new JournalFolder(folder);
        Translation all = Translation.planned(order(everything()), "ja");
        journal.save(all);
        Translation read = journal.load().get(0);
        assertEquals(all, read);
        assertEquals(
                List.of("zebra", "ant"),
                List.copyOf(read.order().settings().fixedWords().keySet()));
        assertEquals(everything(), read.order().request(List.of("ja"), null).settings());
    }

    @Test
    void defaultsComeBack() throws Exception {
        Journal journal = new JournalFolder(folder);
        Translation plain = Translation.planned(order(TranslationSettings.defaults()), "de");
        journal.save(plain);
        assertEquals(List.of(plain), journal.load());
    }

    /** As it was written before there were settings. */
    @Test
    void anEntryWithoutSettingsIsReadWithDefaults() throws Exception {
        Translation read = load("\"sourceLanguage\":\"en\",\"lipsync\":true,");
        assertEquals(TranslationSettings.defaults(), read.order().settings());
        assertEquals("a1", read.akoolId());
        assertEquals(
                TranslationSettings.defaults(),
                load("\"settings\":null,").order().settings());
    }

    /** As a later version may write it, or an earlier one may have. */
    @Test
    void settingsWithMoreOrFewerPartsAreRead() throws Exception {
        assertEquals(
                TranslationSettings.builder().lipsync(true).build(),
                load("\"settings\":{\"lipsync\":true,\"novel\":{\"a\":[1]}},")
                        .order()
                        .settings());
        assertEquals(
                TranslationSettings.defaults(), load("\"settings\":{},").order().settings());
    }

    @Test
    void anOrderDoesNotPrintSignedLinks() {
        String text = Translation.planned(order(everything()), "ja").toString();
        assertFalse(text.contains("Signature"), text);
        assertTrue(text.contains("https://x/y?…"), text);
    }

    private Translation load(String settings) throws Exception {
        Files.writeString(
                folder.resolve("o-1.0.json"),
                "{\"id\":\"o-1.0\",\"order\":{\"id\":\"o-1\",\"owner\":\"job #1\",\"source\":\"https://x/y\","
                        + "\"languages\":[\"ja\"]," + settings + "\"terms\":{\"folder\":\"dub/\","
                        + "\"timeLimit\":\"PT1H\"},\"placedAt\":\"2026-01-05T10:00:00Z\"},\"language\":\"ja\","
                        + "\"state\":\"QUEUED\",\"purchase\":{\"akoolId\":\"a1\",\"submittedAt\":\"2026-01-05T10:00:01Z\","
                        + "\"completedAt\":null,\"durationSeconds\":16.44,\"credits\":4.0},\"reason\":null}");
        return new JournalFolder(folder).load().get(0);
    }
}
