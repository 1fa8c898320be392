package io.jenkins.plugins.akool.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set, and what is said where it may not. */
class TranslationSettingsTest {

    private static final List<String> LANGUAGES = List.of("ja", "zh-CN");

    private static final String NO_URL = "The caption file must be given as an absolute http or https URL.";
    private static final String NO_CAPTIONS = "The caption file must be an .srt or .ass file; AKOOL reads no others.";
    private static final String SPEAKERS =
            "The number of speakers must be between 1 and 50, or 0 to let AKOOL detect it.";

    private static String problem(UnaryOperator<TranslationSettings.Builder> set) {
        return set.apply(TranslationSettings.builder()).build().problem(LANGUAGES);
    }

    private static Arguments wrong(String sentence, UnaryOperator<TranslationSettings.Builder> set) {
        return Arguments.of(sentence, set);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("The spoken language is empty; leave it out to let AKOOL detect it.", b -> b.sourceLanguage(" ")),
                wrong(SPEAKERS, b -> b.speakers(-1)),
                wrong(SPEAKERS, b -> b.speakers(51)),
                wrong(
                        "A voice is set for 'fr', which is not among the target languages.",
                        b -> b.voices(Map.of("fr", "v"))),
                wrong(
                        "A voice is set for 'JA', which is not among the target languages.",
                        b -> b.voices(Map.of("JA", "v"))),
                wrong("The voice for 'zh-CN' is empty; give the voice's id.", b -> b.voices(Map.of("zh-CN", " "))),
                wrong(
                        "The voice for 'ja' is empty; give the voice's id.",
                        b -> b.voices(Collections.singletonMap("ja", null))),
                wrong("One of the words to keep is empty.", b -> b.keepWords(List.of("Acme", ""))),
                wrong("One of the words to keep is empty.", b -> b.keepWords(Arrays.asList("Acme", null))),
                wrong("One of the fixed words is empty.", b -> b.fixedWords(Map.of("hi", "hello", " ", "x"))),
                wrong("One of the fixed words is empty.", b -> b.fixedWords(Map.of("hi", "\t"))),
                wrong("One of the pronounced words is empty.", b -> b.pronouncedWords(Map.of("", "x"))),
                wrong("One of the pronounced words is empty.", b -> b.pronouncedWords(Map.of("lel", ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatAkoolCannotAcceptIsSaidInASentence(String sentence, UnaryOperator<TranslationSettings.Builder> set) {
        assertEquals(sentence, problem(set));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "captions.srt",
                "/captions.srt",
                "ftp://h/a.srt",
                "file:///a.srt",
                "https://",
                "https://h/a b.srt",
                "javascript:alert(1).srt",
                "s3://bucket/a.srt"
            })
    void aCaptionFileHasToBeAWebAddress(String address) {
        assertEquals(NO_URL, problem(b -> b.captionFile(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/",
                "https://h/a.vtt",
                "https://h/a.srt.txt",
                "https://h/a?file=a.srt",
                "https://h/a#a.srt",
                "https://a.srt",
                "https://h/a.srt/"
            })
    void aCaptionFileHasToBeOneThatAkoolReads(String address) {
        assertEquals(NO_CAPTIONS, problem(b -> b.captionFile(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/a.srt",
                "http://h/a.ass",
                "https://h/A.SRT",
                "https://h/a.Ass?Signature=1&x=a.mp4",
                "https://h/ä%20b.srt#top"
            })
    void theseCaptionFilesAreFine(String address) {
        assertNull(problem(b -> b.captionFile(address)));
    }

    @Test
    void defaultsAndTheLargestSensibleSettingsAreFine() {
        assertNull(TranslationSettings.defaults().problem(LANGUAGES));
        assertNull(problem(b -> b.sourceLanguage("en-US").speakers(50)));
        assertNull(problem(b -> b.voices(Map.of("ja", "v", "zh-CN", "w")).keepWords(List.of("two words"))));
        assertNull(problem(b -> b.captions(Captions.REPLACE)), "whether a file is needed is not known");
    }

    /** Nobody's whole page, and no signature, comes back in the sentence. */
    @Test
    void aSentenceQuotesLittle() {
        String sentence = problem(b -> b.voices(Map.of("x".repeat(5000), "v")));
        assertTrue(sentence.length() < 150, sentence);
        String link = problem(b -> b.voices(Map.of("https://h/a?Signature=1\n", "v")));
        assertFalse(link.contains("Signature") || link.contains("\n"), link);
    }

    @ParameterizedTest
    @EnumSource
    void captionsAreReadInAnyCase(Captions captions) {
        assertReadInAnyCase(captions, Captions::of);
    }

    @ParameterizedTest
    @EnumSource
    void stylesAreReadInAnyCase(Style style) {
        assertReadInAnyCase(style, Style::of);
    }

    private static <E extends Enum<E>> void assertReadInAnyCase(E constant, Function<String, E> reading) {
        String name = constant.name();
        assertEquals(constant, reading.apply(name));
        assertEquals(constant, reading.apply(" " + name.toLowerCase(java.util.Locale.ROOT) + " "));
        assertEquals(constant, reading.apply(name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void whatIsNoneIsAnsweredWithAllThereAre() {
        assertEquals(
                "'burnt in' is no kind of captions of AKOOL; it has: none, original, target, replace, translated.",
                assertThrows(IllegalArgumentException.class, () -> Captions.of("burnt in"))
                        .getMessage());
        assertEquals(
                "'' is no style of AKOOL; it has: affectionate, angry, calm, cheerful, depressed, disgruntled,"
                        + " embarrassed, empathetic, excited, fearful, friendly, unfriendly, sad, serious, relaxed,"
                        + " professional.",
                assertThrows(IllegalArgumentException.class, () -> Style.of("")).getMessage());
    }

    @Test
    void settingsDoNotChangeWithWhatTheyWereMadeFrom() {
        Map<String, String> voices = new LinkedHashMap<>(Map.of("ja", "v"));
        List<String> words = new ArrayList<>(List.of("Acme"));
        TranslationSettings settings = TranslationSettings.builder()
                .voices(voices)
                .keepWords(words)
                .fixedWords(voices)
                .pronouncedWords(voices)
                .build();
        voices.clear();
        words.clear();
        assertEquals(Map.of("ja", "v"), settings.voices());
        assertEquals(Map.of("ja", "v"), settings.fixedWords());
        assertEquals(Map.of("ja", "v"), settings.pronouncedWords());
        assertEquals(List.of("Acme"), settings.keepWords());
        assertThrows(
                UnsupportedOperationException.class, () -> settings.voices().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> settings.keepWords().clear());
        assertEquals(settings, settings.toBuilder().build());
    }

    @Test
    void theUsersOrderIsKept() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : List.of("zebra", "ant", "mole", "bee", "yak", "cat")) {
            words.put(word, word);
        }
        TranslationSettings settings =
                TranslationSettings.builder().fixedWords(words).build();
        assertEquals(
                List.copyOf(words.keySet()), List.copyOf(settings.fixedWords().keySet()));
    }

    @Test
    void aSignedCaptionFileIsNotPrinted() {
        String text = TranslationSettings.builder()
                .captionFile("https://h/a.srt?Signature=1")
                .build()
                .toString();
        assertTrue(text.contains("captionFile=https://h/a.srt?…,"), text);
    }
}
