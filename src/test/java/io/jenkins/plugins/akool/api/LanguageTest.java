package io.jenkins.plugins.akool.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How codes of languages are spelled. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "ja, ja",
        "JA, ja",
        "zh_cn, zh-CN",
        "ZH-CN-SHANDONG, zh-CN-shandong",
        "sr_latn_rs, sr-Latn-RS",
        "iu-CANS-ca, iu-Cans-CA",
        "ES_419, es-419",
        "fil, fil",
        "Pt-bR, pt-BR",
        "en-x-us-abcd, en-x-us-abcd",
        "' zh-tw ', zh-TW"
    })
    void theCommonSpelling(String written, String spelled) {
        assertEquals(spelled, Language.canonical(written));
        assertEquals(spelled, Language.canonical(spelled));
    }

    @Test
    void aListThatIsKnownCounts() {
        assertEquals("zh_CN", Language.among(List.of("ja", "zh_CN"), "ZH-cn"));
        assertEquals("zh-CN", Language.among(List.of("zh_CN", "zh-CN"), "zh_cn"));
        assertEquals("pt-BR", Language.among(List.of("ja"), "pt_br"));
        assertEquals("pt-BR", Language.among(List.of(), "pt_br"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    ja,                    Japanese (ja)
                    zh-CN,                 Chinese (China) (zh-CN)
                    fil,                   Filipino (fil)
                    iw,                    Hebrew (iw)
                    qq,                    qq
                    not a code,            not a code
                    <script>,              <script>
                    "",                    ""
                    """)
    void isNamedForPeople(String code, String named) {
        assertEquals(named, Language.named(code, Locale.ENGLISH));
    }
}
