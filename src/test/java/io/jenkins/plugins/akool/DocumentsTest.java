package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say that the plugin says is what it says. */
class DocumentsTest {

    /** In the documents it stands for what changes from case to case, here for what is put into a sentence. */
    private static final String CHANGES = "…";

    private static final Pattern TROUBLES =
            Pattern.compile("\n## What can go wrong\n(.*?)(?=\n## |\\z)", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** A literal that goes on behind a line's end, or behind a value. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern JOINED_BY_VALUE = Pattern.compile("\"\\s*\\+[^\";{}]*\\+\\s*\"");

    @Test
    void everySentenceOfTheListsOfTroublesExists() throws IOException {
        List<String> said = new ArrayList<>(messages());
        said.addAll(literals());
        List<String> promised = sentences();
        assertTrue(promised.size() > 15, promised::toString);
        assertEquals(
                List.of(),
                promised.stream()
                        .filter(sentence -> said.stream()
                                .noneMatch(
                                        text -> pattern(sentence).matcher(text).find()))
                        .toList());
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(Arrays.stream(sentence.split(CHANGES))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** What is in italics in the first column of a table of the list of troubles, or below a heading on what can go wrong. */
    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Path document : documents()) {
            troubles(Files.readString(document))
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("| "))
                    .flatMap(row -> Pattern.compile("\\*([^*]+)\\*")
                            .matcher(row.split("(?<!\\\\)\\|")[1])
                            .results())
                    .map((MatchResult italics) -> italics.group(1))
                    .forEach(sentences::add);
        }
        return sentences;
    }

    private static Stream<String> troubles(String text) {
        return text.startsWith("# Troubleshooting\n")
                ? Stream.of(text)
                : TROUBLES.matcher(text).results().map(section -> section.group(1));
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leads(document, link))
                    .forEach(link -> dead.add(document + ": " + link));
        }
        assertEquals(List.of(), dead);
    }

    private static boolean leads(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]);
        try {
            return Files.exists(to)
                    && (parts.length == 1
                            || Files.readString(to)
                                    .lines()
                                    .filter(line -> line.startsWith("#"))
                                    .map(DocumentsTest::anchor)
                                    .anyMatch(parts[1]::equals));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void everySystemPropertyIsListed() throws IOException {
        String listed = Files.readString(Path.of("docs/architecture.md"));
        List<String> missing = new ArrayList<>();
        for (String literal : literals()) {
            if (literal.matches("io\\.jenkins\\.plugins\\.akool\\.[a-zA-Z]+")
                    && !listed.contains("`" + literal + "`")) {
                missing.add(literal);
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<Path> documents() throws IOException {
        return files(Path.of("."), ".md", 2);
    }

    private static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path file : files(Path.of("src/main/resources"), ".properties", 20)) {
            Properties read = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                read.load(in);
            }
            read.values()
                    .forEach(message -> messages.add(message.toString()
                            .replaceAll("\\{\\d[^}]*}", CHANGES)
                            .replace("''", "'")));
        }
        return messages;
    }

    private static List<String> literals() throws IOException {
        List<String> literals = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java"), ".java", 20)) {
            String joined = JOINED.matcher(Files.readString(file)).replaceAll("");
            LITERAL.matcher(JOINED_BY_VALUE.matcher(joined).replaceAll(CHANGES))
                    .results()
                    .forEach(literal -> literals.add(literal.group(1)));
        }
        return literals;
    }

    private static List<Path> files(Path folder, String ending, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
