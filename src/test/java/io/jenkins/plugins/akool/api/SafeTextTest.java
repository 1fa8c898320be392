package io.jenkins.plugins.akool.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain words                                  | plain words",
                "see https://h/p/q.mp4                        | see https://h/p/q.mp4",
                "see https://h/p?a=b&c=d now                  | see https://h/p?… now",
                "see https://h/p#token=1 now                  | see https://h/p?… now",
                "HTTPS://H/p?Signature=1                      | HTTPS://H/p?…",
                "\"https://h/p?a=1\",\"b\"                    | \"https://h/p?…\",\"b\"",
                "<a href='http://h/p?a=1'>x</a>               | <a href='http://h/p?…'>x</a>",
                "https://h/a?x=1 and http://h/b?y=2           | https://h/a?… and http://h/b?…",
                "https://user:pass@h/p                        | https://h/p",
                "https://user:p@ss@h/p                        | https://h/p",
                "https://user@h/p?x=1                         | https://h/p?…",
                "https://h/p?next=https://i/q?s=1             | https://h/p?…",
                "really? yes                                  | really? yes",
                "mail me@example.org                          | mail me@example.org",
            })
    void linksLoseTheirSecrets(String text, String safe) {
        assertEquals(safe, SafeText.of(text));
    }

    /** A key of 256 bits, as links to Jenkins itself have it: in base64 or longer. */
    @Test
    void linksLoseKeysInTheirPath() {
        String key = "Zm9vYmFyLWJhel9xdXV4MDEyMzQ1Njc4OWFiY2RlZmc";
        assertEquals("no https://h/door/…/tour.mp4 here", SafeText.of("no https://h/door/" + key + "/tour.mp4 here"));
        assertEquals("https://h/hook/… failed", SafeText.of("https://h/hook/" + key + "a1 failed"));
        assertEquals("https://h/hook/….", SafeText.of("https://h/hook/" + key + "."));
        assertEquals("https%3A%2F%2Fh%2Fdoor%2F…%2Ftour", SafeText.of("https%3A%2F%2Fh%2Fdoor%2F" + key + "%2Ftour"));
        assertEquals("https://h/" + key + ".mp4", SafeText.of("https://h/" + key + ".mp4"));
        assertEquals("id " + key, SafeText.of("id " + key));
        assertEquals("https://h/" + key.substring(1), SafeText.of("https://h/" + key.substring(1)));
    }

    @Test
    void everythingIsOneLineWithoutControlCharacters() {
        assertEquals("a b c d e", SafeText.of("a\r\nb\u0000c\u2028d\u202ee\u0007"));
        assertEquals("[31mred", SafeText.of("\u001b[31mred"));
        assertEquals("31mred", SafeText.of("\u009b31mred"));
        assertEquals("", SafeText.of(" \n "));
        assertEquals("", SafeText.of(null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://h/%E6%97%A5%E6%9C%AC.mp4, https://h/日本.mp4
                    https://h/a%20b%C3%A9.mp4?Signature=x, https://h/a bé.mp4?…
                    https://h/50%25%2Fhalf%3Fx%23.mp4, https://h/50%25%2Fhalf%3Fx%23.mp4
                    https://h/%E6%97.mp4, https://h/%E6%97.mp4
                    https://h/100%.mp4, https://h/100%.mp4
                    https://h/a%0Ab%E2%80%AEc, https://h/a b c
                    plain text, plain text
                    """)
    void lettersAreReadableAndNothingElseComesToLight(String text, String shown) {
        assertEquals(shown, SafeText.readable(text));
        assertEquals(shown, SafeText.readable(shown));
    }

    @Test
    void keysThatAreEscapedStayHidden() {
        String key = "k".repeat(43);
        assertFalse(SafeText.readable("https://h/%41" + key + "/x.mp4").contains(key));
        assertFalse(SafeText.readable("https://h/x%3Ftoken%3Dsecret").contains("?token"));
    }

    @Test
    void whatIsTooLongIsCut() {
        assertEquals("x".repeat(300), SafeText.of("x".repeat(300)));
        assertEquals("x".repeat(299) + "…", SafeText.of("x".repeat(301)));
        assertTrue(SafeText.of("word ".repeat(1_000_000)).length() <= 300);
    }

    @Test
    void whatIsCutDoesNotShowHalfAPassword() {
        String shrinks = ("https://h/?" + "q".repeat(1000) + " ").repeat(7);
        String text = shrinks + "x".repeat(8000 - shrinks.length() - 20) + " https://me:password@h/";
        assertFalse(SafeText.of(text).contains("pass"), SafeText.of(text));
    }

    @Test
    void manyHalfLinksDoNotTakeForEver() {
        String text = "http://".repeat(500_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> SafeText.of(text));
    }
}
