package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
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
        "ua, 'ua: did you mean uk (Ukrainian)?'",
        "br, 'br: did you mean pt (Portuguese)?'",
        "se, 'se: did you mean sv (Swedish)?'",
        "tw, 'tw: did you mean zh-TW (Chinese (Taiwanese Mandarin, Traditional))?'",
        "vn, 'vn: did you mean vi (Vietnamese)?'",
        "Portuguese, 'portuguese: did you mean pt (Portuguese)?'",
        "Vietnamese, 'vietnamese: did you mean vi (Vietnamese)?'",
        "qqqqqq, 'qqqqqq.'"
    })
    void anUnknownLanguagePaysForNoneAndTheNearestIsNamed(String written, String ending) throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['es', '%s']".formatted(akool.sourceUrl(), written));
        j.assertLogContains("ERROR: AKOOL does not list the language " + ending, run);
        assertNothingPaid();
    }

    @ParameterizedTest
    @CsvSource({"jp, 'jp: did you mean ja (Japanese)?'", "xx, 'xx.'"})
    void aSpokenLanguageThatAkoolDoesNotKnowPaysForNone(String written, String ending) throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['es', 'fr'], sourceLanguage: '%s'"
                        .formatted(akool.sourceUrl(), written));
        j.assertLogContains("ERROR: The option sourceLanguage: AKOOL does not list the language " + ending, run);
        assertNothingPaid();
    }

    @Test
    void aLanguageMayBeSpokenInAnotherCountryThanAkoolLists() throws Exception {
        for (String spoken : List.of("zh", "EN_us", "default")) {
            studio.build(
                    Result.SUCCESS,
                    "akoolTranslate url: '%s', languages: 'ja', sourceLanguage: '%s'"
                            .formatted(akool.sourceUrl(), spoken));
        }
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
    void allThatIsWrongWithTheOptionsIsSaidInOneGo() throws Exception {
        String options = "url: 'tour.mp4', languages: ['ja', '1', '2'], speakers: 99, to: '../x', timeoutMinutes: -1,"
                + " style: 'loud', captions: 'big'";
        WorkflowRun run = studio.build(Result.FAILURE, "akoolTranslate " + options);
        j.assertLogContains("ERROR: AKOOL: nothing was submitted, since 8 problems were found.", run);
        WorkflowRun dry = studio.build(Result.FAILURE, "akoolTranslate dryRun: true, " + options);
        j.assertLogContains("ERROR: AKOOL: the dry run found 8 problems.", dry);
        for (WorkflowRun either : List.of(run, dry)) {
            j.assertLogContains("'1' is not a language code", either);
            j.assertLogContains("'2' is not a language code", either);
            j.assertLogContains("The number of speakers must be between", either);
            j.assertLogContains("'loud' is no style of AKOOL", either);
            j.assertLogContains("'big' is no kind of captions of AKOOL", either);
        }
        assertNothingPaid();
    }

    @Test
    void allOptionsThatCannotBeReadAreNamed() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: 'ja', lipsync: 'yes', prize: 1, speakers: 'two'"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("The option lipsync must be true or false", run);
        j.assertLogContains("There is no option 'prize'", run);
        j.assertLogContains("The option speakers must be a whole number", run);
        assertNothingPaid();
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
    void aNameOfALanguageIsNoCodeWhereTheListIsAway() throws Exception {
        akool.on(Call.LANGUAGES).always(Fault.status(503));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['ja', 'Portuguese']".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: 'Portuguese' is not a language code such as ja or zh-CN.", run);
        assertNothingPaid();
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
