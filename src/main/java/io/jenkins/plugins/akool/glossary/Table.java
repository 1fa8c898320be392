package io.jenkins.plugins.akool.glossary;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/**
 * Text as tables are written by people and by what they write tables with: RFC 4180 with commas, or with semicolons or tabs
 * in their place, lines that end in any way, quoted cells that may have all of that in them, and comments. Whatever is read
 * ends: each character is looked at once.
 */
final class Table {

    /** What spreadsheets write into the first line to name the separator. */
    private static final String NAMED = "sep=";

    private static final char QUOTE = '"';

    private static final char COMMENT = '#';

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();

    /** Lines begun so far. */
    private int line = 1;

    private int at;

    /**
     * @param line where it begins, from 1
     * @param cells without white space around them, unless that is quoted
     * @param whole whether every quotation in it ends where a cell does
     * @param comment whether it begins as a comment does; then it is one line and no more
     */
    record Row(int line, @NonNull List<String> cells, boolean whole, boolean comment) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private Table(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** All rows that are not blank, and comments as rows, since a word may begin as they do. */
    @NonNull
    static List<Row> rows(@NonNull String text) {
        boolean named = text.startsWith(NAMED) && text.length() > NAMED.length();
        char separator = named ? text.charAt(NAMED.length()) : likely(text);
        Table table = new Table(text, separator);
        if (named) {
            table.skipLine();
        }
        return table.read();
    }

    /** Of the separators the first that is in the first line which says something. */
    private static char likely(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank() && line.strip().charAt(0) != COMMENT)
                .findFirst()
                .orElse("");
        for (char candidate : first.toCharArray()) {
            if (candidate == ',' || candidate == ';' || candidate == '\t') {
                return candidate;
            }
        }
        return ',';
    }

    private List<Row> read() {
        while (at < text.length()) {
            Row row = isComment() ? comment() : row();
            if (!row.isBlank() || !row.whole()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private boolean isComment() {
        int first = at;
        while (first < text.length() && text.charAt(first) == ' ') {
            first++;
        }
        return first < text.length() && text.charAt(first) == COMMENT;
    }

    private Row comment() {
        int begun = line;
        int from = at;
        skipLine();
        Row row = new Table(text.substring(from, at), separator).row();
        return new Row(begun, row.cells(), row.whole(), true);
    }

    private void skipLine() {
        while (at < text.length() && !endsLine()) {
            at++;
        }
    }

    /** Goes past the end of a line, if there is one here. */
    private boolean endsLine() {
        char here = text.charAt(at);
        if (here != '\n' && here != '\r') {
            return false;
        }
        at += here == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
        line++;
        return true;
    }

    private Row row() {
        int begun = line;
        boolean whole = true;
        List<String> cells = new ArrayList<>();
        while (true) {
            StringBuilder cell = new StringBuilder();
            skipSpace();
            boolean quoted = at < text.length() && text.charAt(at) == QUOTE;
            if (quoted) {
                whole &= quotation(cell);
                skipSpace();
                whole &= at >= text.length() || isEnd();
            }
            while (at < text.length() && !isEnd()) {
                cell.append(text.charAt(at++));
            }
            cells.add(quoted ? cell.toString() : cell.toString().strip());
            if (at >= text.length() || endsLine()) {
                return new Row(begun, cells, whole, false);
            }
            at++;
        }
    }

    private boolean isEnd() {
        char here = text.charAt(at);
        return here == separator || here == '\n' || here == '\r';
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Reads to behind the mark that ends the quotation; whether there is one. */
    private boolean quotation(StringBuilder cell) {
        at++;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (here != QUOTE) {
                int before = at;
                if (endsLine()) {
                    cell.append(text, before, at);
                } else {
                    cell.append(here);
                    at++;
                }
            } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                cell.append(QUOTE);
                at += 2;
            } else {
                at++;
                return true;
            }
        }
        return false;
    }
}
