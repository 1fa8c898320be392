package io.jenkins.plugins.akool.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;

/**
 * What "Create video translation" is asked (docs.akool.com). Deprecated fields are never sent, optional ones only when
 * they are set.
 *
 * @param url where AKOOL fetches the video; may be signed
 * @param languages target language codes as AKOOL's language list names them, at least one
 * @param settings how to translate; a voice for a language that is not asked for is left out
 * @param webhookUrl where AKOOL shall report changes, or null for nowhere; as unguessable as a key
 */
public record TranslationRequest(
        @NonNull String url,
        @NonNull List<String> languages,
        @NonNull TranslationSettings settings,
        @CheckForNull String webhookUrl) {

    /** What AKOOL takes for "detect it" (docs.akool.com, OpenAPI description since November 2025). */
    private static final String DETECT = "DEFAULT";

    public TranslationRequest {
        languages = List.copyOf(languages);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("A translation needs a language.");
        }
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", url);
        json.put("language", String.join(",", languages));
        // Required until November 2025, optional since.
        json.put("source_language", settings.sourceLanguage() == null ? DETECT : settings.sourceLanguage());
        putIfTrue(json, "lipsync", settings.lipsync());
        if (settings.speakers() != 0) {
            json.put("speaker_num", settings.speakers());
        }
        putIfTrue(json, "remove_bgm", settings.removeBackgroundMusic());
        if (settings.captions() != Captions.NONE) {
            json.put("caption_type", settings.captions().type());
        }
        if (settings.captionFile() != null) {
            json.put("caption_url", settings.captionFile());
        }
        putUnlessEmpty(json, "voices_map", voices());
        putUnlessEmpty(json, "studio_voice", studioVoice());
        putIfTrue(json, "dynamic_duration", settings.dynamicDuration());
        if (webhookUrl != null) {
            json.put("webhookUrl", webhookUrl);
        }
        return json;
    }

    /**
     * Equal for requests that ask AKOOL for the same, to the character of their addresses; SHA-256 in hexadecimal, so that
     * it tells none of them.
     */
    @NonNull
    public String digest() {
        return Digests.sha256(toJson().toString());
    }

    private ObjectNode voices() {
        ObjectNode voices = JsonNodeFactory.instance.objectNode();
        for (String language : languages) {
            String voice = settings.voices().get(language);
            if (voice != null) {
                voices.putObject(language).put("voice_id", voice);
            }
        }
        return voices;
    }

    private ObjectNode studioVoice() {
        ObjectNode studio = JsonNodeFactory.instance.objectNode();
        Words words = settings.wordsFor(languages);
        if (!words.keep().isEmpty()) {
            words.keep().forEach(studio.putArray("no_translate_words")::add);
        }
        Style style = settings.style();
        if (style != null) {
            studio.put("style", style.word());
        }
        putUnlessEmpty(studio, "fixed_words", words(words.fixed()));
        putUnlessEmpty(studio, "pronounced_words", words(words.pronounced()));
        return studio;
    }

    private static ObjectNode words(Map<String, String> words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        words.forEach(json::put);
        return json;
    }

    private static void putIfTrue(ObjectNode json, String name, boolean set) {
        if (set) {
            json.put(name, true);
        }
    }

    private static void putUnlessEmpty(ObjectNode json, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            json.set(name, value);
        }
    }

    /** Without the addresses: the video's may be signed, the webhook's is a secret. */
    @Override
    public String toString() {
        return "TranslationRequest[" + SafeText.of(url) + ", " + languages + ", " + settings + "]";
    }
}
