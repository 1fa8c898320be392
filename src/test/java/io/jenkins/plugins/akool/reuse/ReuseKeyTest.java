package io.jenkins.plugins.akool.reuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Style;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.Words;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which translations are the same, in this process and in each to come. */
class ReuseKeyTest {

    private static final Set<Extra> ALL = Set.of(Extra.values());

    private static Order order(String id, TranslationSettings settings, Set<Extra> extras) {
        Terms terms = new Terms("key", "to-" + id, Duration.ofHours(1), false, 9.0, false, extras);
        return new Order(id, "job#" + id, "sha256:ab", List.of("ja", "es"), settings, terms, Instant.EPOCH);
    }

    private static TranslationSettings.Builder full() {
        return TranslationSettings.builder()
                .sourceLanguage("en")
                .lipsync(true)
                .speakers(2)
                .removeBackgroundMusic(true)
                .captions(Captions.TARGET)
                .captionFile("sha256:cd")
                .voices(Map.of("ja", "voice-1"))
                .style(Style.values()[0])
                .keepWords(List.of("Acme", "Bolt", "Acme"))
                .fixedWords(words("hi", "hello", "yo", "greetings"))
                .pronouncedWords(words("lel", "lele", "qt", "cute"))
                .dynamicDuration(true);
    }

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private static String key(TranslationSettings settings) {
        return ReuseKey.of(order("1", settings, ALL), "ja");
    }

    /** Set.of has another order in about every second process. */
    @Test
    void itIsTheSameInEachProcess() {
        assertEquals("1:99d3bdd4d3415fa54a43d9246a43ea1f4110afd23cc1f55371b50ffe9a8f7553", key(full().build()));
        assertEquals(
                "1:89a611557c9862c3591ed7ef3d8c2570681f57e2c45f1db806dcd30fe326576f",
                ReuseKey.of(order("1", TranslationSettings.defaults(), Set.of()), "ja"));
    }

    @Test
    void theOrderOfWhatHasNoneDoesNotMatter() {
        assertEquals(
                key(full().build()),
                key(full().keepWords(List.of("Bolt", "Acme"))
                        .fixedWords(new TreeMap<>(words("yo", "greetings", "hi", "hello")).descendingMap())
                        .pronouncedWords(words("qt", "cute", "lel", "lele"))
                        .voices(words("ja", "voice-1", "es", "of no matter"))
                        .build()));
    }

    @Test
    void whoseItIsAndWhereItGoesDoesNotMatter() {
        assertEquals(key(full().build()), ReuseKey.of(order("2", full().build(), ALL), "ja"));
    }

    static Stream<TranslationSettings.Builder> others() {
        return Stream.of(
                full().sourceLanguage(null),
                full().lipsync(false),
                full().speakers(3),
                full().removeBackgroundMusic(false),
                full().captions(Captions.NONE),
                full().captionFile("sha256:ef"),
                full().voices(Map.of("ja", "voice-2")),
                full().style(null),
                full().keepWords(List.of("Acme")),
                full().keepWords(List.of("Acme\",\"Bolt")),
                full().fixedWords(words("hi", "hello")),
                full().fixedWords(words("hi", "greetings", "yo", "hello")),
                full().pronouncedWords(Map.of()),
                full().dynamicDuration(false));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatAkoolIsToldMatters(TranslationSettings.Builder other) {
        assertNotEquals(key(full().build()), key(other.build()));
    }

    @Test
    void wordsOfTheLanguageMatterAndThoseOfAnotherDoNot() {
        Map<String, Words> own = Map.of("ja", new Words(List.of(), Map.of("build", "ビルド"), Map.of()));
        Map<String, Words> others = Map.of("es", new Words(List.of(), Map.of("build", "compilación"), Map.of()));
        String key = key(full().build());
        assertNotEquals(key, key(full().languageWords(own).build()));
        assertEquals(key, key(full().languageWords(others).build()));
    }

    @Test
    void theLanguageAndTheExtrasMatter() {
        Order order = order("1", full().build(), ALL);
        assertNotEquals(ReuseKey.of(order, "ja"), ReuseKey.of(order, "es"));
        Order without = order("1", full().build(), Set.of(Extra.CLEAN_VIDEO));
        assertNotEquals(ReuseKey.of(order, "ja"), ReuseKey.of(without, "ja"));
    }
}
