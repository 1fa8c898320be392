package io.jenkins.plugins.akool.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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

    private ScriptForm() {}

    /** From a script's arguments to those that the options are bound with. */
    static Map<String, Object> read(Map<String, Object> script) {
        Map<String, Object> bound = new LinkedHashMap<>(script);
        joined(bound, "languages", ", ");
        joined(bound, "keepWords", "\n");
        for (Table table : TABLES) {
            if (bound.get(table.option()) instanceof Map<?, ?> map) {
                List<Map<String, Object>> entries = new ArrayList<>();
                map.forEach((key, value) -> entries.add(Map.of(
                        table.key(), String.valueOf(key), table.value(), value == null ? "" : value.toString())));
                bound.put(table.option(), entries);
            }
        }
        return bound;
    }

    private static void joined(Map<String, Object> bound, String option, String separator) {
        if (bound.get(option) instanceof Iterable<?> list) {
            bound.put(
                    option,
                    StreamSupport.stream(list.spliterator(), false)
                            .map(String::valueOf)
                            .collect(Collectors.joining(separator)));
        }
    }

    /** As a person would write it: the video first, then the languages, lists and maps where there are several. */
    static Map<String, Object> write(Map<String, ?> bound) {
        Map<String, Object> rest = new TreeMap<>(bound);
        if (rest.get("languages") instanceof String text) {
            List<String> codes = new TranslationOptions(text).languageList();
            rest.put("languages", codes.size() > 1 ? codes : text);
        }
        if (rest.get("keepWords") instanceof String text) {
            rest.put("keepWords", text.lines().toList());
        }
        TABLES.forEach(table -> rest.computeIfPresent(table.option(), (option, entries) -> map(table, entries)));
        Map<String, Object> script = new LinkedHashMap<>();
        for (String first : List.of("url", "file", "languages")) {
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
