package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read stands in the resources, is used, and says in each language what it says in English. */
class UserTextsTest {

    private static final List<String> LANGUAGES = List.of("de", "fr", "ja", "zh_CN");

    private static final Path CODE = Path.of("src/main/java/io/jenkins/plugins/akool");

    private static final Path TEXTS = Path.of("src/main/resources/io/jenkins/plugins/akool");

    private static final String PROPERTIES = ".properties";

    private static final String MESSAGES = "Messages" + PROPERTIES;

    private static final String SENTENCES = "Sentences" + PROPERTIES;

    /** A message in Java, as text or as what becomes a text later. */
    private static final Pattern MESSAGE = Pattern.compile("\\bMessages(?:\\.|::)_?(\\w+)");

    /** A sentence of a room that knows no Jenkins, worded at once or where it is read. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\b(?:sentence|Sentence\\.of)\\(\\s*(?:\\w+\\.class,\\s*)?\"(\\w+)\"");

    /** A text of a page, and its arguments if it has some: as an expression of its own, and quoted in one. */
    private static final List<Pattern> PAGE_TEXTS =
            List.of(Pattern.compile("\\$\\{%([^}(]+)(\\([^}]*\\))?}"), Pattern.compile("'%([^'(]+)(\\([^']*\\))?'"));

    private static final Pattern CODE_ELEMENT = Pattern.compile("<code>");

    @Test
    void everyMessageIsUsedAndEveryUseHasItsMessage() {
        List<Path> rooms = named(MESSAGES);
        assertFalse(rooms.isEmpty());
        List<String> wrong = new ArrayList<>();
        for (Path english : rooms) {
            Set<String> uses = new TreeSet<>();
            for (Path file : files(CODE.resolve(TEXTS.relativize(english.getParent())), ".java")) {
                MESSAGE.matcher(read(file)).results().forEach(use -> uses.add(use.group(1)));
            }
            Set<String> messages = new TreeSet<>();
            properties(english).keySet().forEach(key -> messages.add(key.replace('.', '_')));
            compare(english, uses, messages, wrong);
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everySentenceIsUsedAndEveryUseHasItsSentence() {
        List<String> wrong = new ArrayList<>();
        Map<Path, String> rooms = new TreeMap<>();
        for (Path file : files(CODE, ".java")) {
            Path english = TEXTS.resolve(CODE.relativize(file)).resolveSibling(SENTENCES);
            rooms.merge(english, read(file), String::concat);
        }
        rooms.forEach((english, room) -> {
            Set<String> uses = new TreeSet<>();
            SENTENCE.matcher(room).results().forEach(use -> uses.add(use.group(1)));
            // a key may also reach its use by way of a table
            Set<String> sentences = properties(english).keySet();
            sentences.stream().filter(key -> room.contains('"' + key + '"')).forEach(uses::add);
            compare(english, uses, sentences, wrong);
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyTextOfAPageIsEnglishOrHasItsEnglish() {
        List<String> wrong = new ArrayList<>();
        for (Path page : files(TEXTS, ".jelly")) {
            Map<String, String> english = properties(beside(page, PROPERTIES));
            textsIn(page).forEach(text -> {
                boolean itself = Character.isUpperCase(text.group(1).charAt(0)) && text.group(2) == null;
                if (!itself && !english.containsKey(text.group(1))) {
                    wrong.add(page + ": no text: " + text.group(1));
                }
            });
            Set<String> uses = textsOf(page).keySet();
            english.keySet().stream()
                    .filter(key -> !uses.contains(key))
                    .forEach(key -> wrong.add(page + ": unused: " + key));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyFileHasItsTwins() {
        Set<String> expected = new TreeSet<>();
        Stream.concat(originals().keySet().stream(), helps().stream())
                .forEach(english -> LANGUAGES.stream()
                        .map(language -> twin(english, language))
                        .forEach(twin -> expected.add(twin.toString())));
        Set<String> found = new TreeSet<>();
        Stream.concat(files(TEXTS, PROPERTIES).stream(), files(TEXTS, ".html").stream())
                .filter(UserTextsTest::isTwin)
                .forEach(twin -> found.add(twin.toString()));
        List<String> wrong = new ArrayList<>();
        compare(TEXTS, expected, found, wrong);
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyTwinSaysAllWithTheSameArguments() {
        List<String> wrong = new ArrayList<>();
        originals().forEach((original, english) -> {
            english.forEach((key, text) -> {
                // what is its own key is shown as it is, and may have an apostrophe
                if (!text.equals(key)) {
                    check(original, key, text, text, wrong);
                }
            });
            for (String language : LANGUAGES) {
                Path twin = twin(original, language);
                if (Files.exists(twin)) {
                    Map<String, String> translated = properties(twin);
                    compare(twin, english.keySet(), translated.keySet(), wrong);
                    translated.forEach((key, text) -> check(twin, key, english.get(key), text, wrong));
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyHelpNamesTheSameCode() {
        List<Path> wrong = new ArrayList<>();
        for (Path help : helps()) {
            LANGUAGES.stream()
                    .map(language -> twin(help, language))
                    .filter(Files::exists)
                    .filter(twin -> codes(twin) != codes(help))
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(Path file, String key, String english, String text, List<String> wrong) {
        if (text.isBlank()) {
            wrong.add(file + ": empty: " + key);
        } else if (english != null) {
            if (text.replace("''", "").contains("'")) {
                wrong.add(file + ": an apostrophe alone is swallowed: " + key);
            }
            if (!arguments(text).equals(arguments(english)) || !numbers(text).equals(numbers(english))) {
                wrong.add(file + ": other arguments: " + key);
            }
        }
    }

    private static Set<Object> arguments(String text) {
        AttributedCharacterIterator shown =
                new MessageFormat(text, Locale.ROOT).formatToCharacterIterator(new Object[] {2, 3, 4, 5, 6, 7});
        Set<Object> arguments = new TreeSet<>();
        for (char c = shown.first(); c != CharacterIterator.DONE; c = shown.next()) {
            Object argument = shown.getAttribute(MessageFormat.Field.ARGUMENT);
            if (argument != null) {
                arguments.add(argument);
            }
        }
        return arguments;
    }

    /** How the numbers among the arguments are written where that is said. */
    private static List<String> numbers(String text) {
        return Arrays.stream(new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex())
                .map(format -> format instanceof DecimalFormat number ? number.toPattern() : "")
                .toList();
    }

    /** Every file of English texts with what it says by key; a page that needs none is named by the one that it may have. */
    private static Map<Path, Map<String, String>> originals() {
        Map<Path, Map<String, String>> originals = new TreeMap<>();
        Stream.concat(named(MESSAGES).stream(), named(SENTENCES).stream())
                .forEach(file -> originals.put(file, properties(file)));
        for (Path page : files(TEXTS, ".jelly")) {
            Map<String, String> texts = textsOf(page);
            if (!texts.isEmpty()) {
                originals.put(beside(page, PROPERTIES), texts);
            }
        }
        return originals;
    }

    private static Stream<MatchResult> textsIn(Path page) {
        String content = read(page);
        return PAGE_TEXTS.stream().flatMap(text -> text.matcher(content).results());
    }

    private static Map<String, String> textsOf(Path page) {
        Map<String, String> english = properties(beside(page, PROPERTIES));
        return textsIn(page)
                .map(text -> text.group(1))
                .collect(Collectors.toMap(
                        key -> key, key -> english.getOrDefault(key, key), (one, same) -> one, TreeMap::new));
    }

    private static List<Path> helps() {
        return files(TEXTS, ".html").stream()
                .filter(file -> file.getFileName().toString().startsWith("help") && !isTwin(file))
                .toList();
    }

    private static long codes(Path help) {
        return CODE_ELEMENT.matcher(read(help)).results().count();
    }

    /** No English file has an underscore in its name. */
    private static boolean isTwin(Path file) {
        return file.getFileName().toString().contains("_");
    }

    private static Path twin(Path english, String language) {
        String name = english.getFileName().toString();
        return beside(english, "_" + language + name.substring(name.lastIndexOf('.')));
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static void compare(Path where, Set<String> wanted, Set<String> found, List<String> wrong) {
        wanted.stream().filter(one -> !found.contains(one)).forEach(one -> wrong.add(where + ": missing: " + one));
        found.stream().filter(one -> !wanted.contains(one)).forEach(one -> wrong.add(where + ": unused: " + one));
    }

    private static List<Path> named(String name) {
        return files(TEXTS, name).stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says by key; nothing where it is not there. */
    private static Map<String, String> properties(Path file) {
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                read.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }
}
