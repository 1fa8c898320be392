package io.jenkins.plugins.akool.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What lies at an address is looked at before it is paid for, as far as its server lets anybody look. */
@WithJenkins
class FetchedBeforePaymentTest extends StudioScenario {

    @Test
    void aHostThatGivesNoAnswerIsNotAskedForEachOfManyVideos() throws Exception {
        akool.on(Call.SOURCE).always(Fault.reset());
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate urls: (1..40).collect { \"%s/source/v${it}.mp4\" }, languages: ['ja', 'qqqqqq']"
                        .formatted(akool.endpoint()));
        j.assertLogContains("is not looked at, since its server gave no answer for others.", run);
        long asked = akool.received(Call.SOURCE).stream()
                .map(ReceivedRequest::path)
                .distinct()
                .count();
        // Those that are asked side by side, and one more for each that failed before.
        assertTrue(asked <= 10, asked + " addresses were asked");
        assertNothingPaid();
    }

    @Test
    void aPageIsNoVideo() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("text/html", "<!DOCTYPE html><html>Log in".getBytes(UTF_8)));
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: The address of the video leads to an HTML page, and not to a video.", run);
        assertNothingPaid();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    <!DOCTYPE html><html>Log in, The caption file is an HTML page, and holds no subtitles.
                    {"error": 1},                    The caption file is a JSON document, and holds no subtitles.
                    Forbidden,                       The caption file is a text, and holds no subtitles.
                    ``,                              The caption file is empty.
                    """)
    void whatHoldsNoSubtitlesIsNoCaptionFile(String content, String sentence) throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("text/plain", content.getBytes(UTF_8)));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['ja', 'es'], captionFile: '%s'"
                        .formatted(akool.sourceUrl(), akool.captionUrl()));
        j.assertLogContains(sentence, run);
        assertNothingPaid();
    }

    @Test
    void aPageAroundACaptionFileIsNamed() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: 'ja', captionFile: 'https://www.dropbox.com/s/abc/tour.srt'"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: The caption file: This link leads to a page on which Dropbox shows the file", run);
        assertNothingPaid();
    }

    @Test
    void subtitlesOfAnotherKindAreALineAndStopAStrictStep() throws Exception {
        byte[] vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n".getBytes(UTF_8);
        String sentence = "The subtitles in the caption file are of the kind vtt, and AKOOL reads srt and ass; ";
        String script = "akoolTranslate url: '%s', languages: 'ja', captionFile: '%s'"
                .formatted(akool.sourceUrl(), akool.captionUrl());
        // One for the head and one for the first bytes, which are asked for before those of the video.
        Fault captions = Fault.body("text/vtt", vtt);
        akool.on(Call.SOURCE).next(captions, captions);
        j.assertLogContains("ERROR: " + sentence, studio.build(Result.FAILURE, script + ", strict: true"));
        assertNothingPaid();
        akool.on(Call.SOURCE).next(captions, captions);
        j.assertLogContains("[AKOOL] " + sentence, studio.build(Result.SUCCESS, script));
    }

    @Test
    void whatIsRefusedBehindAGoodHeadIsNotSubmitted() throws Exception {
        akool.on(Call.SOURCE).next(Fault.body("video/mp4", new byte[10])).always(Fault.status(410));
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: The video cannot be fetched: the server answers HTTP 410.", run);
        assertNothingPaid();
    }

    @Test
    void anEmptyVideoIsNotSubmitted() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[0]));
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: The video is empty.", run);
        assertNothingPaid();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void aLinkThatIsOverAndRefusedIsNotSubmitted(int status) throws Exception {
        akool.on(Call.SOURCE).always(Fault.deadLink(status));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s?Expires=1&Signature=x', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: The video is signed, and its link is over since 1970-01-01T00:00:01Z.", run);
        assertNothingPaid();
    }

    @Test
    void aServerThatLetsOnlyAkoolInIsALine() throws Exception {
        akool.on(Call.SOURCE).next(Fault.status(403), Fault.status(403), Fault.status(403));
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] The video cannot be fetched: the server answers HTTP 403.", run);
        assertEquals(1, akool.createCount());
    }

    @Test
    void aPageAroundAVideoIsNamed() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE, "akoolTranslate url: 'https://www.youtube.com/watch?v=abc', languages: 'ja'");
        j.assertLogContains("ERROR: ", run);
        j.assertLogContains("YouTube", run);
        assertNothingPaid();
    }

    @ParameterizedTest
    @CsvSource({"1, over since 1970-01-01T00:00:01Z", "2000, over since 1970-01-01T00:33:20Z"})
    void aLinkThatIsOverIsALine(long end, String sentence) throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s?Expires=%s&Signature=x', languages: 'ja'".formatted(akool.sourceUrl(), end));
        j.assertLogContains("[AKOOL] The video is signed, and its link is " + sentence, run);
    }

    @Test
    void videosThatDifferInWhatIsNotShownAreToldApart() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate urls: ['%1$s?Expires=1&Signature=x', '%1$s?n=2'], languages: 'ja'"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("The video is signed, and its link is over since 1970-01-01T00:00:01Z.", run);
        assertEquals(2, akool.createCount());
    }

    @Test
    void aLinkThatEndsTooSoonIsALine() throws Exception {
        long soon = Instant.now().plusSeconds(3600).getEpochSecond();
        String script = "akoolTranslate url: '%s?Expires=%s&Signature=x', languages: 'ja', timeoutMinutes: %s";
        j.assertLogContains(
                "[AKOOL] The video is signed, and its link ends at ",
                studio.build(Result.SUCCESS, script.formatted(akool.sourceUrl(), soon, 90)));
        j.assertLogNotContains(
                "its link ends at", studio.build(Result.SUCCESS, script.formatted(akool.sourceUrl(), soon, 30)));
    }

    private void assertNothingPaid() {
        assertEquals(List.of(), akool.received(Call.CREATE));
    }
}
