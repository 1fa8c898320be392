package io.jenkins.plugins.akool.glossary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.TranslationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever lies in a workspace under the name of a glossary is read as one, or refused with a sentence. */
class GlossaryFuzzTest {

    private static final String SAMPLE = """
            # ours
            kind;word;replacement;language
            keep;Jenkins;;
            fixed;"build; ""the"" ";ビルド;ja
            pronounced;CI;"see
            eye";zh_CN
            """;

    private static final String[] PIECES = {
        "\"", ";", ",", "\t", "\n", "\r", "\r\n", "#", " ", "keep", "fixed", "kind", "word", "\u0000", "\uFEFF", "sep=",
        "ü", "ja"
    };

    private static final int ROUNDS = 20_000;

    @Test
    void damagedFilesEndInWordsOrInASentence() {
        Random random = new Random(42);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] file = damaged(SAMPLE.getBytes(UTF_8), random);
            try {
                Glossary glossary = Glossary.read("words.csv", file);
                assertTrue(glossary.terms().stream()
                        .noneMatch(term -> term.word().isBlank()
                                || term.replacement().isBlank() == (term.kind() != Term.Kind.KEEP)));
                assertEquals(
                        null,
                        glossary.addedTo(TranslationSettings.defaults(), List.of("ja"), code -> code)
                                .problem(List.of("ja")));
            } catch (IllegalArgumentException e) {
                String said = e.getMessage();
                assertTrue(said.startsWith("The glossary 'words.csv' cannot be used. "), said);
                assertFalse(said.contains("\n") || said.contains("\r") || said.contains("\u0000"), said);
            }
        }
    }

    private static byte[] damaged(byte[] sample, Random random) {
        byte[] file = sample.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(file.length + 1);
            int to = Math.min(file.length, at + random.nextInt(12));
            byte[] piece = random.nextInt(8) == 0
                    ? new byte[] {(byte) random.nextInt(256)}
                    : PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
            byte[] joined = new byte[at + piece.length + file.length - to];
            System.arraycopy(file, 0, joined, 0, at);
            System.arraycopy(piece, 0, joined, at, piece.length);
            System.arraycopy(file, to, joined, at + piece.length, file.length - to);
            file = joined;
        }
        return file;
    }

    @Test
    void whatWasWrittenIsReadAsItWas() {
        Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            char separator = ",;\t".charAt(random.nextInt(3));
            List<List<String>> rows = new ArrayList<>();
            StringBuilder text = new StringBuilder("x").append(separator).append("y\n");
            for (int r = random.nextInt(4); r >= 0; r--) {
                List<String> row = List.of("r" + cell(random), cell(random));
                rows.add(row);
                row.forEach(cell -> text.append('"')
                        .append(cell.replace("\"", "\"\""))
                        .append('"')
                        .append(separator));
                text.setLength(text.length() - 1);
                text.append("\r\n");
            }
            List<Table.Row> read = Table.rows(text.toString());
            assertEquals(
                    rows,
                    read.subList(1, read.size()).stream().map(Table.Row::cells).toList(),
                    text.toString());
            assertTrue(read.stream().allMatch(Table.Row::whole));
        }
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }
}
