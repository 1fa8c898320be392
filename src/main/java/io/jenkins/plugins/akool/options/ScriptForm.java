package io.jenkins.plugins.akool.options;

import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.record.OnFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    /** How each option is read into what it is bound with. */
    private static final Map<String, Function<ScriptValue, Object>> OPTIONS = options();

    private ScriptForm() {}

    private static Map<String, Function<ScriptValue, Object>> options() {
        Map<String, Function<ScriptValue, Object>> options = new TreeMap<>();
        List.of("url", "file", "credentialsId", "sourceLanguage", "captions", "captionFile", "style", "to")
                .forEach(option -> options.put(option, ScriptValue::text));
        List.of("speakers", "timeoutMinutes", "maxCredits").forEach(option -> options.put(option, ScriptValue::number));
        List.of(
                        "archiveSource",
                        "lipsync",
                        "removeBackgroundMusic",
                        "dynamicDuration",
                        "subtitles",
                        "cleanVideo",
                        "singleRequest",
                        "wait",
                        "reuse",
                        "strict",
                        "dryRun")
                .forEach(option -> options.put(option, ScriptValue::flag));
        options.put("languages", value -> String.join(", ", value.texts("code")));
        options.put("urls", value -> String.join("\n", value.texts(null)));
        options.put("files", value -> String.join(", ", value.texts(null)));
        options.put("keepWords", value -> String.join("\n", value.texts(null)));
        options.put("onFailure", value -> OnFailure.of(value.text()).name());
        TABLES.forEach(table -> options.put(table.option(), value -> value.rows(table.key(), table.value())));
        return options;
    }

    /**
     * From a script's arguments to those that the options are bound with. What is null is left out.
     *
     * @throws IllegalArgumentException with a sentence for the user, where there is no such option, or it cannot be that
     */
    static Map<String, Object> read(Map<String, ?> script) {
        Map<String, Object> bound = new LinkedHashMap<>();
        script.forEach((option, value) -> {
            Function<ScriptValue, Object> reading = OPTIONS.get(option);
            if (option.startsWith("$")) {
                // What Jenkins itself adds.
                bound.put(option, value);
            } else if (reading == null) {
                throw new IllegalArgumentException(unknown(option));
            } else if (value != null) {
                bound.put(option, reading.apply(new ScriptValue(option, value)));
            }
        });
        return bound;
    }

    /** An option that is misspelt would be paid for without it. */
    private static String unknown(String option) {
        return OPTIONS.keySet().stream()
                .filter(known -> plain(known).equals(plain(option)))
                .findFirst()
                .map(known -> Messages.script_misspelt(Wording.quote(option), known))
                .orElseGet(() -> Messages.script_unknown(Wording.quote(option), String.join(", ", OPTIONS.keySet())));
    }

    private static String plain(String option) {
        return option.replaceAll("[^A-Za-z]|s$", "").toLowerCase(Locale.ROOT);
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
