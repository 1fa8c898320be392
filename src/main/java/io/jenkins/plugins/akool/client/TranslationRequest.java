package io.jenkins.plugins.akool.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What "Create video translation" is asked (docs.akool.com). Deprecated fields are never sent, optional ones only when
 * they are set.
 *
 * @param url where AKOOL fetches the video
 * @param languages target language codes as AKOOL's language list names them, at least one
 * @param sourceLanguage the spoken language, or null to let AKOOL detect it
 * @param lipsync whether mouth movements follow the new sound
 */
public record TranslationRequest(
        @NonNull String url,
        @NonNull List<String> languages,
        @CheckForNull String sourceLanguage,
        boolean lipsync) {

    /** What AKOOL takes for "detect it" (docs.akool.com, OpenAPI description since November 2025). */
    private static final String DETECT = "DEFAULT";

    public TranslationRequest {
        languages = List.copyOf(languages);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("A translation needs a language.");
        }
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("url", url);
        json.put("language", String.join(",", languages));
        json.put("source_language", sourceLanguage == null ? DETECT : sourceLanguage);
        if (lipsync) {
            json.put("lipsync", true);
        }
        return json;
    }
}
