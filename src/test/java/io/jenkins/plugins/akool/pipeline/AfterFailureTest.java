package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.Purchase;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a script knows after {@code onFailure: 'IGNORE'}, in the sandbox, to decide what to do next. */
@WithJenkins
class AfterFailureTest extends StudioScenario {

    private WorkflowRun told(String languages) throws Exception {
        return studio.build(Result.SUCCESS, """
                def results = akoolTranslate url: '%s', languages: %s, onFailure: 'IGNORE'
                for (r in results) {
                    echo "${r.language} ${r.status}: reason=${r.reason}, keptUntil=${r.keptUntil}, warnings=${r.warnings.size()}."
                }
                """.formatted(akool.sourceUrl(), languages));
    }

    @Test
    void whatAkoolRefusedHasAReasonAndIsNotKept() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        WorkflowRun run = told("['ja', 'es']");
        TranslationRecord failed = BuildTranslations.find(run).getRecords().get(0);
        assertTrue(failed.getReason().contains("No voice was found."), failed.getReason());
        j.assertLogContains("ja FAILED: reason=" + failed.getReason() + ", keptUntil=null, warnings=0.", run);
        j.assertLogContains("es COLLECTED: reason=null, keptUntil=null, warnings=0.", run);
    }

    @Test
    void whatIsPaidAndNotCollectedIsKeptUntilAMoment() throws Exception {
        akool.givesNoVideo("ja");
        WorkflowRun run = told("'ja'");
        Matcher line = Pattern.compile("ja UNCOLLECTED: reason=.+, keptUntil=(\\S+), warnings=0\\.")
                .matcher(JenkinsRule.getLog(run));
        assertTrue(line.find(), JenkinsRule.getLog(run));
        TranslationRecord record = BuildTranslations.find(run).getRecords().get(0);
        assertEquals(
                record.completedAt().plus(Purchase.KEPT_BY_AKOOL).getEpochSecond(),
                Instant.parse(line.group(1)).getEpochSecond());
    }

    @Test
    void aHandleHasNoNullWhereAListIsPromised() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def handle = akoolTranslate url: '%s', languages: ['ja', 'es'], wait: false
                echo 'warnings: ' + handle.translations.collect { it.warnings }.toString()
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("warnings: [[], []]", run);
        while (akool.createCount() < 2) {
            Moment.pass();
        }
        akool.end(akool.newestId("ja"));
    }
}
