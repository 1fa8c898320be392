package io.jenkins.plugins.akool.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.akool.client.AkoolScenario;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.simulator.Voices;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, against files that were written from AKOOL's documentation. */
class TranslationRequestTest extends AkoolScenario {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String VIDEO = "https://videos.example/tour.mp4";
    private static final String CAPTIONS = "https://videos.example/tour.srt?Signature=1";
    private static final String VOICE = "6889b755662160e2caad5fdf";
    private static final String WEBHOOK = "https://ci.example/akool/abc";

    /** Of "Create video translation", without the two deprecated ones. */
    private static final Set<String> DOCUMENTED = Set.of(
            "url",
            "language",
            "source_language",
            "lipsync",
            "webhookUrl",
            "speaker_num",
            "remove_bgm",
            "caption_type",
            "caption_url",
            "voices_map",
            "studio_voice",
            "dynamic_duration");

    static Stream<Arguments> options() {
        return Stream.of(
                option("minimal", b -> b),
                option("source-language", b -> b.sourceLanguage("en")),
                option("lipsync", b -> b.lipsync(true)),
                option("speakers", b -> b.speakers(2)),
                option("background-music", b -> b.removeBackgroundMusic(true)),
                option("minimal", b -> b.captions(Captions.NONE)),
                option("captions-original", b -> b.captions(Captions.ORIGINAL)),
                option("captions-target", b -> b.captions(Captions.TARGET)),
                option("captions-replace", b -> b.captions(Captions.REPLACE)),
                option("captions-translated", b -> b.captions(Captions.TRANSLATED)),
                option("caption-file", b -> b.captionFile(CAPTIONS)),
                option("voices", b -> b.voices(Map.of("ja", VOICE, "fr", "of no language that is asked for"))),
                option("minimal", b -> b.voices(Map.of("fr", "of no language that is asked for"))),
                option("style", b -> b.style(Style.PROFESSIONAL)),
                option("keep-words", b -> b.keepWords(List.of("kaka", "lal"))),
                option("fixed-words", b -> b.fixedWords(Map.of("hi", "hello", "bad", "good"))),
                option("pronounced-words", b -> b.pronouncedWords(Map.of("lel", "lele", "gga", "gaga"))),
                option("dynamic-duration", b -> b.dynamicDuration(true)));
    }

    private static Arguments option(String file, UnaryOperator<TranslationSettings.Builder> set) {
        return Arguments.of(file, set.apply(TranslationSettings.builder()).build());
    }

    private static TranslationSettings everything() {
        return TranslationSettings.builder()
                .sourceLanguage("en")
                .lipsync(true)
                .speakers(2)
                .removeBackgroundMusic(true)
                .captions(Captions.TRANSLATED)
                .captionFile(CAPTIONS)
                .voices(Map.of("ja", VOICE))
                .style(Style.PROFESSIONAL)
                .keepWords(List.of("kaka", "lal"))
                .fixedWords(Map.of("hi", "hello", "bad", "good"))
                .pronouncedWords(Map.of("lel", "lele", "gga", "gaga"))
                .dynamicDuration(true)
                .build();
    }

    private static void assertSends(String file, TranslationRequest request) throws Exception {
        JsonNode expected = golden(file);
        JsonNode sent = MAPPER.readTree(request.toJson().toString());
        assertEquals(fields(expected), fields(sent));
        assertEquals(expected, sent);
        assertTrue(DOCUMENTED.containsAll(fields(sent)), sent.toString());
    }

    private static JsonNode golden(String file) throws Exception {
        try (InputStream in = TranslationRequestTest.class.getResourceAsStream(file + ".json")) {
            return MAPPER.readTree(in);
        }
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void eachOptionAloneIsSentAsDocumented(String file, TranslationSettings settings) throws Exception {
        assertSends(file, new TranslationRequest(VIDEO, List.of("ja"), settings, null));
    }

    @Test
    void aWebhookIsSentAsDocumented() throws Exception {
        assertSends("webhook", new TranslationRequest(VIDEO, List.of("ja"), TranslationSettings.defaults(), WEBHOOK));
    }

    @Test
    void everythingTogetherIsSentAsDocumented() throws Exception {
        restart(SimulatedAkool.builder().lenient());
        TranslationRequest all = new TranslationRequest(VIDEO, List.of("ja"), everything(), WEBHOOK);
        assertSends("everything", all);
        assertEquals(DOCUMENTED, fields(golden("everything")));
        get(withKey().create(all));
        assertEquals(golden("everything"), akool.received(Call.CREATE).get(0).json());
    }

    @Test
    void severalLanguagesAreJoinedByCommasEachWithItsVoice() throws Exception {
        TranslationSettings settings = TranslationSettings.builder()
                .voices(Map.of("ja", "v-ja", "zh-CN-shandong", "v-shandong", "de", "of no language that is asked for"))
                .build();
        assertSends(
                "several-languages",
                new TranslationRequest(VIDEO, List.of("ja", "zh-CN-shandong", "fr"), settings, null));
    }

    @Test
    void aVoiceMakesTheDifferenceWhereOneIsNeeded() throws Exception {
        restart(SimulatedAkool.builder().voicesRequired(true));
        Submission without = get(withKey().create(request("af-ZA", "ja")));
        Submission.Refused refused = (Submission.Refused) without.outcomes().get("af-ZA");
        assertEquals(Remedy.INPUT, refused.reason().remedy());
        TranslationSettings voice = TranslationSettings.builder()
                .voices(Map.of("af-ZA", Voices.of("af-ZA")))
                .build();
        Submission with =
                get(withKey().create(new TranslationRequest(akool.sourceUrl(), List.of("af-ZA"), voice, null)));
        assertTrue(with.outcomes().get("af-ZA") instanceof Submission.Accepted, with.toString());
    }

    @Test
    void aRequestDoesNotPrintWhatOpensDoors() {
        String text = new TranslationRequest(VIDEO + "?Signature=2", List.of("ja"), everything(), WEBHOOK).toString();
        assertFalse(text.contains("Signature") || text.contains("akool/abc"), text);
        assertTrue(text.contains(VIDEO) && text.contains("PROFESSIONAL"), text);
    }

    @Test
    void aRequestNeedsALanguage() {
        List<String> none = List.of();
        TranslationSettings defaults = TranslationSettings.defaults();
        assertThrows(IllegalArgumentException.class, () -> new TranslationRequest(VIDEO, none, defaults, null));
    }
}
