package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The target languages: codes and names in the manner of AKOOL's list, a selection of its own. */
final class Languages {
    /** @param needsVoice AKOOL's {@code need_voice_id}, in its documentation until November 2025 */
    record Language(String code, String name, boolean needsVoice) {}

    static final List<Language> ALL = List.of(
            cloned("ar", "Arabic"),
            cloned("bg", "Bulgarian"),
            cloned("cs", "Czech"),
            cloned("da", "Danish"),
            cloned("de", "German"),
            cloned("el", "Greek"),
            cloned("en", "English"),
            cloned("es", "Spanish"),
            cloned("fi", "Finnish"),
            cloned("fil", "Filipino"),
            cloned("fr", "French"),
            cloned("hi", "Hindi"),
            cloned("hr", "Croatian"),
            cloned("hu", "Hungarian"),
            cloned("id", "Indonesian"),
            cloned("it", "Italian"),
            cloned("ja", "Japanese"),
            cloned("ko", "Korean"),
            cloned("ms", "Malay"),
            cloned("nl", "Dutch"),
            cloned("pl", "Polish"),
            cloned("pt", "Portuguese"),
            cloned("ro", "Romanian"),
            cloned("ru", "Russian"),
            cloned("sk", "Slovak"),
            cloned("sv", "Swedish"),
            cloned("ta", "Tamil"),
            cloned("tr", "Turkish"),
            cloned("uk", "Ukrainian"),
            cloned("vi", "Vietnamese"),
            cloned("zh-CN", "Chinese (Mandarin, Simplified)"),
            voiced("af-ZA", "Afrikaans (South Africa)"),
            voiced("bn-IN", "Bengali (India)"),
            voiced("th-TH", "Thai (Thailand)"),
            voiced("zh-CN-shandong", "Chinese (Jilu Mandarin, Simplified)"),
            voiced("zh-TW", "Chinese (Taiwanese Mandarin, Traditional)"));

    private static Language cloned(String code, String name) {
        return new Language(code, name, false);
    }

    private static Language voiced(String code, String name) {
        return new Language(code, name, true);
    }

    /** Whether it, or it as spoken in another country, is a target language: sources are also "zh" (docs.akool.com). */
    static boolean isSpokenSomewhere(String code) {
        return ALL.stream().anyMatch(language -> spoken(language.code()).equals(spoken(code)));
    }

    private static String spoken(String code) {
        return code.split("-", 2)[0];
    }

    Optional<Language> find(String code) {
        return ALL.stream().filter(language -> language.code().equals(code)).findFirst();
    }

    /** {@code data} of the list of languages (docs.akool.com, get language list). */
    ObjectNode data(String endpoint) {
        ObjectNode data = Json.object();
        data.set(
                "lang_list",
                Json.array(ALL.stream()
                        .map(language -> Json.object()
                                .put("lang_code", language.code())
                                .put("lang_name", language.name())
                                .put("url", endpoint + "/pictures/" + language.code() + ".svg")
                                .put("need_voice_id", language.needsVoice()))
                        .toList()));
        return data;
    }
}
