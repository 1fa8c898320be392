package io.jenkins.plugins.akool.options;

import io.jenkins.plugins.akool.record.OnFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * How options are written in a script: lists and maps where forms and stored configuration have text and repeated
 * entries.
 */
final class ScriptForm {

    /** The option, and what its entries are called where they are no map. */
    private record Table(String option, String key, String value) {}

    private static final List<Table> TABLES = List.of(
            new Table("voices", "language", "voice"),
            new Table("fixedWords", "word", "replacement"),
            new Table("pronouncedWords", "word", "replacement"));

    private static final ScriptOptions OPTIONS = options();

    private ScriptForm() {}

    private static ScriptOptions options() {
        ScriptOptions options = new ScriptOptions()
                .texts("url", "file", "credentialsId", "sourceLanguage", "captions", "captionFile", "style", "to")
                .texts("glossary")
                .numbers("speakers", "timeoutMinutes", "maxCredits")
                .flags(
                        "archiveSource",
                        "lipsync",
                        "removeBackgroundMusic",
                        "dynamicDuration",
                        "subtitles",
                        "cleanVideo")
                .flags("singleRequest", "wait", "reuse", "strict", "dryRun")
                .value("languages", value -> String.join(", ", value.texts("code")))
                .value("urls", value -> String.join("\n", value.texts(null)))
                .value("files", value -> String.join(", ", value.texts(null)))
                .value("keepWords", value -> String.join("\n", value.texts(null)))
                .value("onFailure", value -> OnFailure.of(value.text()).name());
        TABLES.forEach(table -> options.value(table.option(), value -> value.rows(table.key(), table.value())));
        return options;
    }

    /** As {@link ScriptOptions#read}. */
    static Map<String, Object> read(Map<?, ?> script) {
        return OPTIONS.read(script);
    }

    /** As a person would write it: the video first, then the languages, lists and maps where there are several. */
    static Map<String, Object> write(Map<String, ?> bound) {
        Map<String, Object> rest = new TreeMap<>(bound);
        if (rest.get("languages") instanceof String text) {
            List<String> codes = new TranslationOptions(text).languageList();
            rest.put("languages", codes.size() > 1 ? codes : text);
        }
        for (String lines : List.of("keepWords", "urls")) {
            if (rest.get(lines) instanceof String text) {
                rest.put(lines, text.lines().toList());
            }
        }
        TABLES.forEach(table -> rest.computeIfPresent(table.option(), (option, entries) -> map(table, entries)));
        Map<String, Object> script = new LinkedHashMap<>();
        for (String first : List.of("url", "file", "urls", "files", "languages")) {
            Object value = rest.remove(first);
            if (value != null) {
                script.put(first, value);
            }
        }
        script.putAll(rest);
        return script;
    }

    /** A map, unless a key stands twice in it or is no plain word, which the generator would not quote. */
    private static Object map(Table table, Object entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!(entries instanceof List<?> list)) {
            return entries;
        }
        for (Object entry : list) {
            if (!(entry instanceof UninstantiatedDescribable described)) {
                return entries;
            }
            String key = String.valueOf(described.getArguments().get(table.key()));
            if (!key.matches("[A-Za-z_][A-Za-z0-9_]*")
                    || map.put(key, described.getArguments().get(table.value())) != null) {
                return entries;
            }
        }
        return map;
    }
}
