package io.jenkins.plugins.akool.glossary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.glossary.Term.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a glossary, or says what is wrong with it, all in one go. */
final class GlossaryReader {

    /** Columns of the table, by the names in its first line. */
    private static final List<String> COLUMNS = List.of("kind", "word", "replacement", "language");

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,12}){0,3}");

    private final List<Term> terms = new ArrayList<>();

    /** Sentences on what is wrong, each with its line. */
    private final List<String> problems = new ArrayList<>();

    /** The lines of terms, by what no other may have. */
    private final Map<List<Object>, Integer> lines = new HashMap<>();

    /** Where each column is in a row. */
    private final Map<String, Integer> columns = new HashMap<>();

    /**
     * @throws IllegalArgumentException with sentences for the user
     */
    @NonNull
    static List<Term> read(@NonNull byte[] file) {
        GlossaryReader reader = new GlossaryReader();
        reader.readRows(Table.rows(decoded(file)));
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException(Wording.together(reader.problems));
        }
        return reader.terms;
    }

    private static String decoded(byte[] file) {
        if (file.length > Glossary.MOST_BYTES) {
            throw new IllegalArgumentException(sentence("tooLong", Glossary.MOST_BYTES >> 20));
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stands where it could not go on.
            long line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += file[i] == '\n' ? 1 : 0;
            }
            throw new IllegalArgumentException(sentence("notUtf8", line));
        }
    }

    private void readRows(List<Table.Row> rows) {
        Table.Row first =
                rows.stream().filter(row -> !row.comment()).findFirst().orElse(null);
        if (first == null) {
            problems.add(sentence("empty"));
        } else if (readColumns(first)) {
            rows.subList(rows.indexOf(first) + 1, rows.size()).stream()
                    .filter(row -> !isComment(row))
                    .forEach(this::readTerm);
            if (problems.isEmpty() && terms.size() > Glossary.MOST_TERMS) {
                problems.add(sentence("tooMany", terms.size(), Glossary.MOST_TERMS));
            }
        }
    }

    /** A word may begin as a comment does, and with its kind beside it that is what it is. */
    private boolean isComment(Table.Row row) {
        return row.comment() && (!row.whole() || kind(row) == null);
    }

    private boolean readColumns(Table.Row row) {
        String all = String.join(", ", COLUMNS);
        for (int i = 0; i < row.cells().size(); i++) {
            String name = row.cells().get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && (!COLUMNS.contains(name) || columns.put(name, i) != null)) {
                problems.add(sentence("column", row.line(), shown(name), all));
                return false;
            }
        }
        if (!columns.containsKey("kind") || !columns.containsKey("word")) {
            problems.add(sentence("noColumns", row.line(), all));
            return false;
        }
        return true;
    }

    private String cell(Table.Row row, String column) {
        Integer index = columns.get(column);
        return index == null || index >= row.cells().size() ? "" : row.cells().get(index);
    }

    private void readTerm(Table.Row row) {
        String problem = problem(row);
        if (problem != null) {
            problems.add(problem);
            return;
        }
        String language = cell(row, "language").strip();
        Term term = new Term(
                Objects.requireNonNull(kind(row), "what is no kind is a problem"),
                cell(row, "word").strip(),
                cell(row, "replacement").strip(),
                language.isEmpty() ? null : Language.canonical(language),
                row.line());
        // Null is a language here: all of them.
        List<Object> key = new ArrayList<>(List.of(term.kind(), term.word()));
        key.add(term.language());
        Integer earlier = lines.putIfAbsent(key, row.line());
        if (earlier != null) {
            problems.add(sentence("twice", row.line(), shown(term.word()), earlier));
        }
        terms.add(term);
    }

    @CheckForNull
    private String problem(Table.Row row) {
        Kind kind = kind(row);
        String replacement = cell(row, "replacement").strip();
        String language = cell(row, "language").strip();
        if (!row.whole()) {
            return sentence("quotation", row.line());
        }
        if (isTooWide(row)) {
            return sentence("tooWide", row.line(), columns.size());
        }
        if (kind == null) {
            return sentence("kind", row.line(), shown(cell(row, "kind")), Wording.names(Kind.values()));
        }
        if (cell(row, "word").isBlank()) {
            return sentence("noWord", row.line());
        }
        if (kind == Kind.KEEP && !replacement.isEmpty()) {
            return sentence("kept", row.line());
        }
        if (kind != Kind.KEEP && replacement.isEmpty()) {
            return sentence("noReplacement", row.line());
        }
        return language.isEmpty() || CODE.matcher(language).matches()
                ? null
                : sentence("language", row.line(), shown(language));
    }

    /** Whether something stands where no column is: a word with a separator in it that is not quoted. */
    private boolean isTooWide(Table.Row row) {
        Set<Integer> known = new HashSet<>(columns.values());
        for (int i = 0; i < row.cells().size(); i++) {
            if (!known.contains(i) && !row.cells().get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    @CheckForNull
    private Kind kind(Table.Row row) {
        return Wording.find(Kind.values(), cell(row, "kind"));
    }

    private static String shown(String text) {
        return Wording.quote(SafeText.of(text));
    }

    private static String sentence(String key, Object... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return Wording.sentence(GlossaryReader.class, key, texts);
    }
}
