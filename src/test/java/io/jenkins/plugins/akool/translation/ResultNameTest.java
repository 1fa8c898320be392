package io.jenkins.plugins.akool.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.media.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** File names made from addresses that anybody may have written. */
class ResultNameTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h/tour.mp4                         | tour.de.mp4",
                "https://h/a/b/tour.MOV                     | tour.de.mp4",
                "https://h/tour                             | tour.de.mp4",
                "https://h/v1.2.mp4                         | v1.2.de.mp4",
                "https://h/tour.mp4?v=1.2&name=x.avi#f.g    | tour.de.mp4",
                "https://h/tour.mp4/                        | tour.de.mp4",
                "https://h/                                 | video.de.mp4",
                "https://h                                  | video.de.mp4",
                "not an address                             | video.de.mp4",
                "stored:/a b/tour #1.mp4                    | tour _1.de.mp4",
                "stored:/a/                                 | video.de.mp4",
                "https://h/%2e%2e/%2e%2e                    | video.de.mp4",
                "https://h/..%2f..%2fetc%2fpasswd           | _.de.mp4",
                "https://h/..%5c..%5cboot.ini               | _.._boot.de.mp4",
                "https://h/.hidden.mp4                      | hidden.de.mp4",
                "https://h/....mp4                          | mp4.de.mp4",
                "https://h/a%00b.mp4                        | a_b.de.mp4",
                "https://h/a%0d%0ab%1b.mp4                  | a_b_.de.mp4",
                "https://h/%e2%80%aegpj.mp4                 | _gpj.de.mp4",
                "https://h/a:b*c%3fd%22e%3cf%3eg%7ch.mp4    | a_b_c_d_e_f_g_h.de.mp4",
                "https://h/$(rm%20-rf%20~)%60id%60.mp4      | _rm -rf _id_.de.mp4",
                "https://h/con.mp4                          | _con.de.mp4",
                "https://h/AUX                              | _AUX.de.mp4",
                "https://h/Com1.tar.mp4                     | _Com1.tar.de.mp4",
                "https://h/lpt9%20.mp4                      | _lpt9.de.mp4",
                "https://h/com%C2%B9.mp4                    | _com¹.de.mp4",
                "https://h/contour.mp4                      | contour.de.mp4",
                "https://h/name.%20.%20.mp4                 | name.de.mp4",
                "https://h/%E8%A3%BD%E5%93%81.mp4           | 製品.de.mp4",
                "https://h/%D8%AC%D9%88%D9%84%D8%A9.mp4     | جولة.de.mp4",
                "https://h/u%CC%88ber.mp4                   | über.de.mp4",
                "https://h/%F0%9F%8E%AC.mp4                 | _.de.mp4",
                "https://h/%ff%fe.mp4                       | _.de.mp4",
                "https://h/%ZZ.mp4                          | _ZZ.de.mp4",
            })
    void anySourceGivesANameThatIsSafe(String source, String name) throws Exception {
        String made = ResultName.stem(source, "de", 1) + ".mp4";
        assertEquals(name, made);
        Files.createFile(folder.resolve(made));
        assertTrue(Files.isRegularFile(folder.resolve(made)));
        assertEquals(folder, folder.resolve(made).normalize().getParent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%E8%A3%BD", "%F0%A0%80%80", "e%CC%81"})
    void aLongNameIsCutBetweenCharactersAndLeavesRoomForAPart(String character) throws Exception {
        String made = ResultName.stem("https://h/" + character.repeat(400) + ".mp4", "zh-CN-shandong", 1) + ".mp4";
        assertTrue((made + ".part").getBytes(StandardCharsets.UTF_8).length <= 255, made);
        assertTrue(made.endsWith(".zh-CN-shandong.mp4"), made);
        assertFalse(made.contains("\ufffd"));
        Files.createFile(folder.resolve(made + ".part"));
    }

    @ParameterizedTest
    @CsvSource({"1, v1.2.ja", "2, v1.2-2.ja", "12, v1.2-12.ja"})
    void oneThatIsNotTheFirstOfItsNameIsNumbered(int copy, String stem) {
        assertEquals(stem, ResultName.stem("https://h/v1.2.mp4", "ja", copy));
    }

    @ParameterizedTest
    @EnumSource(Extra.class)
    void whatBelongsToAResultHasANameOfItsOwnWithinTheLimits(Extra extra) {
        String stem = ResultName.stem("https://h/" + "%E8%A3%BD".repeat(400) + ".mp4", "zh-CN-shandong", 1000);
        assertTrue((stem + extra.mark() + ".video").getBytes(StandardCharsets.UTF_8).length <= 255, stem);
        // The translated subtitles share all with the video but the ending, which no video has.
        assertEquals(
                1,
                Stream.of(Extra.values())
                        .filter(e -> e.mark().equals(extra.mark()))
                        .count());
        assertEquals(
                extra.media() == Media.VIDEO,
                !extra.mark().isEmpty() && !extra.mark().equals(".original"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh-CN", "../de, _de", "d/e, d_e", "..de, de"})
    void aLanguageCannotLeadElsewhere(String language, String part) {
        assertEquals("tour." + part + ".mp4", ResultName.stem("https://h/tour.mp4", language, 1) + ".mp4");
    }
}
