package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import groovy.lang.Closure;
import io.jenkins.plugins.akool.api.Wording;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a script gives for an option. Scripts know no types: a list may be an array or a set, a number may be text out of a
 * parameter, a text may have variables in it. Read as the only thing it can mean, or refused.
 *
 * @param option its name, for sentences
 * @param value never null
 */
record ScriptValue(@NonNull String option, @NonNull Object value) {

    /** Lists in lists; deeper is one that has itself in it. */
    private static final int DEEPEST = 8;

    /** What the value is read as where the option is a text. */
    String text() {
        String text = textOf(value);
        if (text == null) {
            throw refused(Messages.script_text(option, describe(value)));
        }
        return text;
    }

    boolean flag() {
        String text = value instanceof Boolean ? value.toString() : textOf(value);
        if (text != null && text.strip().equalsIgnoreCase("true")) {
            return true;
        }
        if (text != null && text.strip().equalsIgnoreCase("false")) {
            return false;
        }
        throw refused(Messages.script_flag(option, describe(value)));
    }

    int number() {
        String text = textOf(value);
        try {
            return new BigDecimal(text == null ? "" : text.strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(Messages.script_number(option, describe(value)));
        }
    }

    /**
     * The texts of a list, of lists in it, and of anything else that has elements, none of them empty; a text alone is a list
     * of one.
     *
     * @param key what stands for an entry that is a map, as those of AKOOL's own lists are; null where none can be
     */
    List<String> texts(@CheckForNull String key) {
        List<String> texts = new ArrayList<>();
        collect(value, key, texts, 0);
        return texts;
    }

    private void collect(@CheckForNull Object entry, @CheckForNull String key, List<String> texts, int depth) {
        List<?> inner = elements(entry);
        String text = textOf(entry instanceof Map<?, ?> map && key != null ? map.get(key) : entry);
        if (inner != null && depth < DEEPEST) {
            inner.forEach(e -> collect(e, key, texts, depth + 1));
        } else if (text != null && depth > 0 && text.isBlank()) {
            throw refused(Messages.script_emptyEntry(option));
        } else if (text != null) {
            texts.add(text);
        } else {
            throw refused(Messages.script_entry(option, describe(entry)));
        }
    }

    /**
     * The rows of a table: a map of its keys and values, or a list of maps.
     *
     * @param key what a row calls its key
     * @param content what a row calls its value
     */
    List<Object> rows(String key, String content) {
        List<Object> rows = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            add(map, key, content, rows);
            return rows;
        }
        List<?> entries = elements(value);
        boolean none = "".equals(textOf(value));
        if (entries == null && !none) {
            throw refused(Messages.script_table(option, describe(value)));
        }
        for (Object entry : entries == null ? List.of() : entries) {
            if (entry instanceof Map<?, ?> map) {
                add(map, key, content, rows);
            } else if (entry == null || elements(entry) != null || textOf(entry) != null) {
                throw refused(Messages.script_table(option, describe(entry)));
            } else {
                // One that is bound already, or that Jenkins binds.
                rows.add(entry);
            }
        }
        return rows;
    }

    private void add(Map<?, ?> map, String key, String content, List<Object> rows) {
        if (map.containsKey(key) || map.containsKey(content)) {
            rows.add(row(key, map.get(key), content, map.get(content)));
        } else {
            map.forEach((k, v) -> rows.add(row(key, k, content, v)));
        }
    }

    private Map<String, Object> row(String key, @CheckForNull Object k, String content, @CheckForNull Object v) {
        String name = cell(k);
        if (name.isBlank()) {
            throw refused(Messages.script_emptyEntry(option));
        }
        // An entry of AKOOL's own list of voices stands for its id; what is empty is told with the other rows.
        Object plain = v instanceof Map<?, ?> offered && offered.get("id") != null ? offered.get("id") : v;
        return Map.of(key, name, content, cell(plain));
    }

    private String cell(@CheckForNull Object cell) {
        String text = cell == null ? "" : textOf(cell);
        if (text == null) {
            throw refused(Messages.script_entry(option, describe(cell)));
        }
        return text;
    }

    /** Of a list, a set, an array and the like; null for what has no elements. */
    @CheckForNull
    private static List<?> elements(@CheckForNull Object value) {
        if (value instanceof Iterable<?> iterable && textOf(value) == null) {
            List<Object> elements = new ArrayList<>();
            iterable.forEach(elements::add);
            return elements;
        }
        if (value instanceof Iterator<?> iterator) {
            List<Object> elements = new ArrayList<>();
            iterator.forEachRemaining(elements::add);
            return elements;
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements;
        }
        return null;
    }

    /** Null for what no text can be made of without guessing. */
    @CheckForNull
    private static String textOf(@CheckForNull Object value) {
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof URL
                || value instanceof URI;
        return plain ? value.toString() : null;
    }

    /** In the middle of a sentence. */
    static String describe(@CheckForNull Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Map) {
            return Messages.script_aMap();
        }
        if (value instanceof Closure) {
            return Messages.script_aClosure();
        }
        String text = textOf(value);
        if (text != null) {
            return Wording.quote(text);
        }
        return elements(value) == null ? Messages.script_something() : Messages.script_aList();
    }

    private static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
