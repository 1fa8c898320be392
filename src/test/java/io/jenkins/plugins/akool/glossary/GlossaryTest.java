package io.jenkins.plugins.akool.glossary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Glossaries as people and spreadsheets write them. */
class GlossaryTest {

    private static final String WHOLE = """
            kind,word,replacement,language
            keep,Jenkins,,
            fixed,build,ビルド,ja
            pronounced,CI,see eye,
            """;

    private static Glossary read(String text) {
        return Glossary.read("words.csv", text.getBytes(UTF_8));
    }

    private static String refused(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    }

    private static JsonNode sent(TranslationSettings settings, String... languages) {
        return new TranslationRequest("https://example.com/a.mp4", List.of(languages), settings, null)
                .toJson()
                .path("studio_voice");
    }

    private static TranslationSettings added(String text, TranslationSettings settings, String... ordered) {
        return read(text).addedTo(settings, List.of(ordered), code -> code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void howeverTheFileIsWritten(String end) {
        List<Term> terms = read(WHOLE).terms();
        List<String> others = List.of(
                WHOLE.replace("\n", end),
                "\uFEFF" + WHOLE.replace("\n", end),
                WHOLE.replace(',', ';').replace("\n", end),
                WHOLE.replace(',', '\t').replace("\n", end),
                WHOLE.stripTrailing().replace("\n", end),
                WHOLE.replaceAll("([^,\n]+)", "\"$1\"").replace("\n", end),
                WHOLE.replace(",", " , ").replace("\n", end),
                WHOLE.replace("kind", "Kind").replace("keep", "KEEP").replace("\n", end));
        for (String other : others) {
            assertEquals(terms, read(other).terms(), other);
        }
        assertEquals(terms, withoutLines(read("# ours\n\n" + WHOLE.replace("\nfixed", "\n  # that\n,,,\nfixed"))));
        assertEquals(terms, withoutLines(read("sep=;\n" + WHOLE.replace(',', ';'))));
        assertEquals(
                terms,
                read("language,word,kind,replacement\n,Jenkins,keep,\nja,build,fixed,ビルド\n,CI,pronounced,see eye")
                        .terms());
    }

    /** The same terms as if they stood on the lines of the whole one. */
    private static List<Term> withoutLines(Glossary glossary) {
        return IntStream.range(0, glossary.terms().size())
                .mapToObj(i -> {
                    Term term = glossary.terms().get(i);
                    return new Term(term.kind(), term.word(), term.replacement(), term.language(), i + 2);
                })
                .toList();
    }

    @Test
    void aWordMayBeginAsACommentDoes() {
        Glossary glossary =
                read("# words, keep,\nword,kind,replacement\n#DevOps,keep,\n# gone,for,now\n#\n#1,fixed,\"no. 1\"\n");
        assertEquals(
                List.of("#DevOps", "#1"),
                glossary.terms().stream().map(Term::word).toList());
    }

    @Test
    void quotedCellsMayHaveAnythingInThem() {
        Term term = read("kind,word,replacement\nfixed,\"a \"\"b\"\", c\",\"d;\nand # e\"\n# f\nkeep,g\n")
                .terms()
                .get(0);
        assertEquals("a \"b\", c", term.word());
        assertEquals("d;\nand # e", term.replacement());
        assertEquals(
                List.of(2, 5),
                read("kind,word,replacement\nfixed,a,\"b\nc\"\n\nkeep,g\n").terms().stream()
                        .map(Term::line)
                        .toList());
    }

    @Test
    void wordsOfOneLanguageGoWithItsRequestOnly() {
        TranslationSettings step =
                TranslationSettings.builder().keepWords(List.of("AKOOL")).build();
        TranslationSettings all = added(WHOLE, step, "ja", "es");
        assertEquals(
                "{\"no_translate_words\":[\"AKOOL\",\"Jenkins\"],\"fixed_words\":{\"build\":\"ビルド\"},"
                        + "\"pronounced_words\":{\"CI\":\"see eye\"}}",
                sent(all, "ja").toString());
        assertEquals(
                "{\"no_translate_words\":[\"AKOOL\",\"Jenkins\"],\"pronounced_words\":{\"CI\":\"see eye\"}}",
                sent(all, "es").toString());
        assertEquals(Set.of(), added(WHOLE, step, "es").languageWords().keySet());
    }

    @Test
    void aLanguageIsSpelledAsTheOrderSpellsIt() {
        Glossary glossary = read("kind,word,replacement,language\nfixed,a,b,ZH_cn\n");
        assertEquals(Set.of("zh-CN"), glossary.languages());
        TranslationSettings settings = glossary.addedTo(
                TranslationSettings.defaults(), List.of("zh-cn"), code -> code.toLowerCase(Locale.ROOT));
        assertEquals("b", sent(settings, "zh-cn").at("/fixed_words/a").asText());
    }

    @Test
    void theSameWordWithTheSameReplacementIsOneWord() {
        TranslationSettings step = TranslationSettings.builder()
                .keepWords(List.of("Jenkins"))
                .fixedWords(Map.of("build", "ビルド"))
                .build();
        TranslationSettings all = added(WHOLE, step, "ja");
        assertEquals("[\"Jenkins\"]", sent(all, "ja").get("no_translate_words").toString());
        assertEquals("{\"build\":\"ビルド\"}", sent(all, "ja").get("fixed_words").toString());
    }

    @Test
    void theStepMayNotContradictTheFile() {
        TranslationSettings step =
                TranslationSettings.builder().fixedWords(Map.of("build", "構築")).build();
        String why = assertThrows(IllegalArgumentException.class, () -> added(WHOLE, step, "ja", "es"))
                .getMessage();
        assertEquals(
                "The word 'build' has the replacement '構築' in the step, and on line 3 of the glossary 'ビルド'.", why);
        // Not ordered, so nobody is told two things.
        assertEquals(
                "{\"build\":\"構築\"}",
                sent(added(WHOLE, step, "es"), "es").get("fixed_words").toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            `kind,word\\nfoo,a`                                   | `Line 2: 'foo' is no kind of word; there are: keep, fixed, pronounced.`
            `kind,word\\nkeep,`                                   | `Line 2: the word is missing.`
            `kind,word,replacement\\nkeep,a,b`                    | `Line 2: a word to keep has no replacement.`
            `kind,word,replacement\\n\\nfixed,a,`                 | `Line 3: the replacement is missing.`
            `kind,word,replacement\\npronounced,a`                | `Line 2: the replacement is missing.`
            `kind,word,language\\nkeep,a,Japanese!`               | `Line 2: 'Japanese!' is not a language code such as ja or zh-CN; leave it empty for all languages.`
            `kind,word\\nkeep,a\\n# x\\nkeep,a`                   | `Line 4: the word 'a' stands on line 2, too.`
            `kind,word,replacement,language\\nfixed,a,b,\\nfixed,a,c,ja` | `Line 3: the word 'a' has another replacement on line 2, which is for all languages.`
            `kind,word\\nkeep,"a`                                 | `Line 2: a quotation mark has no other, or has text behind it; inside quotation marks write it twice.`
            `kind,word\\nkeep,"a"b`                               | `Line 2: a quotation mark has no other, or has text behind it; inside quotation marks write it twice.`
            `kind,word\\nkeep,a,b`                                | `Line 2: there are more cells than the 2 columns; put a word with a separator in it into quotation marks.`
            `kind,wrod\\nkeep,a`                                  | `Line 1: 'wrod' is no column, or stands twice; there are: kind, word, replacement, language.`
            `kind,word,word\\nkeep,a`                             | `Line 1: 'word' is no column, or stands twice; there are: kind, word, replacement, language.`
            `keep,Jenkins`                                        | `Line 1: 'keep' is no column, or stands twice; there are: kind, word, replacement, language.`
            `word,replacement\\na,b`                              | `Line 1: the first line must name the columns; there are: kind, word, replacement, language. Kind and word are needed.`
            `# nothing\\n`                                        | `It is empty; its first line names the columns kind, word, replacement and language.`
            """)
    void whatIsWrongIsToldWithItsLine(String text, String sentence) {
        assertEquals("The glossary 'words.csv' cannot be used. " + sentence, refused(text.replace("\\n", "\n")));
    }

    @Test
    void allThatIsWrongIsToldInOneGo() {
        String why = refused("kind,word\nfoo,a\nkeep,\nbar,b\n");
        assertTrue(why.contains("Line 2: ") && why.contains("Line 3: ") && why.contains("Line 4: "), why);
        String many = refused("kind,word\n" + "foo,a\n".repeat(500));
        assertTrue(many.endsWith(" There are 490 more.") && many.length() < 2000, many);
    }

    @Test
    void whatIsNotUtf8IsToldWithItsLine() {
        byte[] latin = WHOLE.replace("ビルド", "Überbau").getBytes(ISO_8859_1);
        assertEquals(
                "The glossary 'words.csv' cannot be used. Line 3: this is no UTF-8; save the file as CSV in UTF-8.",
                assertThrows(IllegalArgumentException.class, () -> Glossary.read("words.csv", latin))
                        .getMessage());
    }

    @Test
    void aFileIsBounded() {
        String words = IntStream.range(0, 10_001).mapToObj(i -> "keep,w" + i).collect(Collectors.joining("\n"));
        assertEquals(
                "The glossary 'words.csv' cannot be used. It has 10001 words; 10000 are the most.",
                refused("kind,word\n" + words));
        assertEquals(
                10_000,
                read("kind,word\n" + words.substring(0, words.lastIndexOf('\n')))
                        .terms()
                        .size());
        assertEquals(
                "The glossary 'words.csv' cannot be used. It is longer than 1 MB.",
                refused("kind,word\nkeep," + "w".repeat(1 << 20)));
    }
}
