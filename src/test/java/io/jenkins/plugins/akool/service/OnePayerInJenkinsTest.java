package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Steps that want the same in a retry, side by side, or after one that was aborted. */
@WithJenkins
class OnePayerInJenkinsTest extends StudioScenario {

    @Test
    void aRetryPaysForNothingThatItsFirstTryGot() throws Exception {
        akool.fails("es", 501312, "Oops");
        WorkflowRun run = studio.build(Result.FAILURE, """
                retry(2) {
                    akoolTranslate url: '%s', languages: ['ja', 'es'], reuse: true
                }
                """.formatted(akool.sourceUrl()));

        j.assertLogContains("ja: taken from #1, 4 credits saved.", run);
        assertEquals(3, akool.createCount());
        studio.assertArchived(run, "akool", "ja");
        assertEquals(List.of("akool/product-tour.ja.mp4"), files(run));
    }

    @Test
    void parallelBranchesHaveOnePayer() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                parallel(
                    a: { akoolTranslate url: '%1$s', languages: 'ja', reuse: true, to: 'a' },
                    b: { akoolTranslate url: '%1$s', languages: 'ja', reuse: true, to: 'b' })
                """.formatted(akool.sourceUrl()));

        studio.assertArchived(run, "a", "ja");
        studio.assertArchived(run, "b", "ja");
        assertEquals(1, akool.createCount());
        assertEquals(
                4.0,
                BuildTranslations.find(run).getRecords().stream()
                        .mapToDouble(TranslationRecord::getCredits)
                        .sum());
    }

    @Test
    void aBuildOfAnotherJobTakesWhatIsUnderWay() throws Exception {
        akool.neverEnds("ja");
        WorkflowJob job = translating();
        WorkflowRun first = job.scheduleBuild2(0).waitForStart();
        Studio.awaitState(first, State.PROCESSING);
        WorkflowJob other = translating();
        WorkflowRun second = other.scheduleBuild2(0).waitForStart();
        Studio.awaitState(second, State.PROCESSING);
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(first));
        j.assertBuildStatusSuccess(j.waitForCompletion(second));

        studio.assertArchived(first, "akool", "ja");
        studio.assertArchived(second, "akool", "ja");
        assertEquals(1, akool.createCount());
        j.assertLogContains(
                "ja: another job has AKOOL translate the same, so its translation " + akool.newestId("ja")
                        + " is taken and nothing is paid.",
                second);
        HtmlPage page = j.createWebClient().getPage(second, "akool");
        assertTrue(page.asNormalizedText().contains("Paid by another job"));
        j.assertLogNotContains(job.getName() + "#", second);
    }

    @Test
    void theNextBuildTakesWhatAnAbortedOneLeftBehind() throws Exception {
        akool.neverEnds("ja");
        WorkflowJob job = translating();
        WorkflowRun first = job.scheduleBuild2(0).waitForStart();
        Studio.awaitState(first, State.PROCESSING);
        first.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(first));
        Studio.awaitState(first, State.UNCOLLECTED);
        akool.end(akool.newestId("ja"));

        WorkflowRun second = j.buildAndAssertSuccess(job);
        studio.assertArchived(second, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    private WorkflowJob translating() throws Exception {
        WorkflowJob job = studio.pipeline("");
        job.setDefinition(new CpsFlowDefinition(
                "akoolTranslate url: '%s', languages: 'ja', reuse: true".formatted(akool.sourceUrl()), true));
        return job;
    }

    private static List<String> files(Run<?, ?> run) {
        return run.getArtifacts().stream()
                .map(artifact -> artifact.relativePath)
                .toList();
    }
}
