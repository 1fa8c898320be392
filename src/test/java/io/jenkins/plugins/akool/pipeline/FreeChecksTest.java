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
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is certainly wrong ends a step before anything is paid; what nobody here can know stops nothing. */
@WithJenkins
class FreeChecksTest extends StudioScenario {

    @ParameterizedTest
    @CsvSource({
        "jp, 'jp: did you mean ja (Japanese)?'",
        "japanese, 'japanese: did you mean ja (Japanese)?'",
        "jaa, 'jaa: did you mean ja (Japanese)?'",
        "ja-JP, 'ja-JP: did you mean ja (Japanese)?'",
        "qqqqqq, 'qqqqqq.'"
    })
    void anUnknownLanguagePaysForNoneAndTheNearestIsNamed(String written, String ending) throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['es', '%s']".formatted(akool.sourceUrl(), written));
        j.assertLogContains("ERROR: AKOOL does not list the language " + ending, run);
        assertNothingPaid();
    }

    @Test
    void allProblemsAreSaidInOneGo() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s/nothing.mp4', languages: ['ja', 'qqqqqq'], voices: [ja: 'nobody']"
                        .formatted(akool.endpoint()));
        j.assertLogContains("ERROR: AKOOL: nothing was submitted, since 3 problems were found.", run);
        j.assertLogContains("AKOOL does not list the language qqqqqq.", run);
        j.assertLogContains("AKOOL does not list the voice nobody for ja.", run);
        j.assertLogContains("The video cannot be fetched: the server answers HTTP 404.", run);
        assertNothingPaid();
    }

    @Test
    void whatWasFoundBeforeTheChecksWereLateStopsTheOrder() throws Exception {
        akool.on(Call.SOURCE).always(Fault.hang());
        System.setProperty("io.jenkins.plugins.akool.checksTake", "2000");
        try {
            WorkflowRun run = studio.build(
                    Result.FAILURE,
                    "akoolTranslate url: '%s', languages: ['ja', 'qqqqqq']".formatted(akool.sourceUrl()));
            j.assertLogContains("ERROR: AKOOL does not list the language qqqqqq.", run);
            j.assertLogContains("[AKOOL] The checks before the order had no end after 3 seconds; ", run);
        } finally {
            System.clearProperty("io.jenkins.plugins.akool.checksTake");
        }
        assertNothingPaid();
    }

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

    @Test
    void aServerThatLetsOnlyAkoolInIsALine() throws Exception {
        akool.on(Call.SOURCE).next(Fault.status(403), Fault.status(403));
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] The video cannot be fetched: the server answers HTTP 403.", run);
        assertEquals(1, akool.createCount());
    }

    @Test
    void aListThatIsAwayIsALine() throws Exception {
        akool.on(Call.LANGUAGES).always(Fault.status(503));
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] AKOOL could not be asked for all of its languages and voices, ", run);
        assertEquals(1, akool.createCount());
    }

    @Test
    void voicesThatAreAwayLeaveNoLanguageUnchecked() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(Fault.status(503));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['ja', 'qqqqqq'], voices: [ja: 'voice-1']"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: AKOOL does not list the language qqqqqq.", run);
        j.assertLogContains("[AKOOL] AKOOL could not be asked for all of its languages and voices, ", run);
        assertNothingPaid();
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
    void aLinkThatEndsTooSoonIsALine() throws Exception {
        long soon = Instant.now().plusSeconds(3600).getEpochSecond();
        String script = "akoolTranslate url: '%s?Expires=%s&Signature=x', languages: 'ja', timeoutMinutes: %s";
        j.assertLogContains(
                "[AKOOL] The video is signed, and its link ends at ",
                studio.build(Result.SUCCESS, script.formatted(akool.sourceUrl(), soon, 90)));
        j.assertLogNotContains(
                "its link ends at", studio.build(Result.SUCCESS, script.formatted(akool.sourceUrl(), soon, 30)));
    }

    @Test
    void spacesAndOtherLettersAreSentAsTheyWereChecked() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[100]));
        String written = akool.sourceUrl().replace("product-tour", "my tour \u65e5\u672c");
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(written));
        String sent = akool.received(Call.CREATE).get(0).json().path("url").asText();
        assertEquals(akool.sourceUrl().replace("product-tour", "my%20tour%20%E6%97%A5%E6%9C%AC"), sent);
        assertTrue(akool.received(Call.SOURCE).stream().allMatch(request -> sent.endsWith(request.path())));
    }

    private void assertNothingPaid() {
        assertEquals(List.of(), akool.received(Call.CREATE));
    }
}
