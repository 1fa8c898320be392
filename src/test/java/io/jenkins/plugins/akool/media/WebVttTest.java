package io.jenkins.plugins.akool.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Subtitles as a browser reads them beside a video. */
class WebVttTest {

    @Test
    void timesAndWordsStay() {
        assertEquals("""
                WEBVTT

                00:00:00.200 --> 00:00:02.300
                製品ツアーへようこそ。

                01:02:03.400 --> 01:02:05.000
                First line
                second line
                """, vtt("""
                \ufeff1
                00:00:00,200 --> 00:00:02,300
                製品ツアーへようこそ。

                2
                1:02:03,4 --> 1:02:05,000 X1:40 X2:600
                First line
                second line
                """.replace("\n", "\r\n")));
    }

    @Test
    void wordsAreTextWhateverTheyLookLike() {
        assertEquals("""
                WEBVTT

                00:00:01.000 --> 00:00:02.000
                &lt;img src=x onerror=alert(1)&gt; R&amp;D &lt;/c&gt;
                a --&gt; b
                """, vtt("""
                1
                00:00:01,000 --> 00:00:02,000
                <img src=x onerror=alert(1)> R&D </c>
                a --> b
                """));
    }

    @Test
    void whatStandsOutsideOfCuesIsLeftOut() {
        assertEquals("""
                WEBVTT

                00:00:01.000 --> 00:00:02.000
                one

                00:00:02.000 --> 00:00:03.000
                two
                """, vtt("""
                WEBVTT - a title

                NOTE a remark

                STYLE
                ::cue { color: red }

                00:01.000 --> 00:02.000 align:start
                one
                2
                00:02.000 --> 00:03.000
                two
                """));
    }

    @Test
    void whatIsNoneHasNoCue() {
        assertEquals("WEBVTT\n", vtt(""));
        assertEquals("WEBVTT\n", vtt("<html><script>alert(1)</script></html>"));
    }

    private static String vtt(String subtitles) {
        return WebVtt.of(subtitles.getBytes(StandardCharsets.UTF_8));
    }
}
