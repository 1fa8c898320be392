package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderOutcome;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Translations that nobody waits for, and the wait for them later. */
@WithJenkins
class BackgroundTest extends StudioScenario {

    /** A step whose log Jenkins has lost, and of which the build's record tells. */
    private static final class WithoutLog implements OrderWatcher {
        @Override
        public TaskListener log() throws IOException {
            throw new IOException("as Jenkins says it");
        }

        @Override
        public Site site() {
            return null;
        }

        @Override
        public void finished(OrderOutcome outcome) {
            // In the record.
        }

        @Override
        public void failed(String why) {
            // The same.
        }
    }

    @Test
    void theBuildEndsAndTheResultsComeAfterwards() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def handle = akoolTranslate url: '%s', languages: 'ja', wait: false
                echo "${handle.languages} ${handle.id.length()} ${handle.translations.size()}"
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("[ja] 36 1", run);
        Studio.awaitState(run, State.PROCESSING);
        akool.end(akool.newestId("ja"));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    @Test
    void aStepThatComesBackAfterAllWasDonePlansNothingAgain() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja', wait: false".formatted(akool.sourceUrl()));
        Studio.awaitState(run, State.COLLECTED);
        TranslationOptions asked = new TranslationOptions("ja");
        asked.setUrl(akool.sourceUrl());
        asked.setWait(false);
        String order = BuildTranslations.find(run).getOrders().get(0).getId();
        TranslationService.get()
                .resume(order, run, asked, new WithoutLog())
                .toCompletableFuture()
                .get();
        assertEquals(1, BuildTranslations.find(run).getRecords().size());
        assertEquals(1, akool.createCount());
    }

    @Test
    void aStepWhoseLogIsLostKeepsNoResultFromItsBuild() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.build(
                Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja', wait: false".formatted(akool.sourceUrl()));
        String order = BuildTranslations.find(run).getOrders().get(0).getId();
        TranslationService.get().await(order, run, new WithoutLog());
        Studio.awaitState(run, State.PROCESSING);
        akool.end(akool.newestId("ja"));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aFreestyleBuildEndsAndTheResultsComeAfterwards() throws Exception {
        akool.neverEnds("ja");
        FreeStyleProject job = j.createFreeStyleProject();
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        options.setWait(false);
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        j.assertLogContains("collected in the background", build);
        Studio.awaitState(build, State.PROCESSING);
        akool.end(akool.newestId("ja"));
        Studio.awaitState(build, State.COLLECTED);
        studio.assertArchived(build, "akool", "ja");
    }

    @Test
    void aLaterStageWaitsForOneHandleAndThenForAll() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def first
                stage('Begin') {
                    first = akoolTranslate url: '%1$s', languages: ['ja', 'es'], wait: false
                    akoolTranslate url: '%1$s', languages: 'fr', wait: false
                }
                stage('Await') {
                    echo 'one: ' + akoolAwait(first).collect { "$it.language $it.status" }.join(', ')
                    echo 'handle: ' + first.translations.collect { it.status }.join(', ')
                    echo 'all: ' + akoolAwait().collect { "$it.language $it.status" }.join(', ')
                }
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("one: ja COLLECTED, es COLLECTED", run);
        j.assertLogContains("handle: COLLECTED, COLLECTED", run);
        j.assertLogContains("all: ja COLLECTED, es COLLECTED, fr COLLECTED", run);
        studio.assertArchived(run, "akool", "ja", "es", "fr");
    }

    @Test
    void anAgentThatWaitsGetsTheFile() throws Exception {
        Slave agent = j.createOnlineSlave();
        akool.neverEnds("ja");
        WorkflowJob job = studio.pipeline("""
                def handle = akoolTranslate url: '%s', languages: 'ja', wait: false
                node('%s') { akoolAwait handle }
                """.formatted(akool.sourceUrl(), agent.getNodeName()));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        j.waitForMessage("Running on " + agent.getNodeName(), run);
        untilItAwaits(run);
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        FilePath kept = agent.getWorkspaceFor(job).child("akool/product-tour.ja.mp4");
        assertTrue(kept.exists());
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void theJudgementIsThatOfTheOrder() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        WorkflowRun run = studio.build(Result.UNSTABLE, """
                akoolTranslate url: '%s', languages: ['ja', 'es'], wait: false, onFailure: 'UNSTABLE'
                echo 'after: ' + akoolAwait().collect { it.status }.join(', ')
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("after: FAILED, COLLECTED", run);
        j.assertLogContains("No voice was found.", run);
    }

    @Test
    void stoppingTheWaitStopsNothingElse() throws Exception {
        akool.neverEnds("ja");
        WorkflowJob job = studio.pipeline("""
                akoolTranslate url: '%s', languages: 'ja', wait: false
                akoolAwait()
                """.formatted(akool.sourceUrl()));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        untilItAwaits(run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogContains("The wait was stopped. The translations go on in the background", run);
        akool.end(akool.newestId("ja"));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void awaitingNothingIsAnErrorUnlessItIsSaidToBeNone() throws Exception {
        j.assertLogContains(
                "A build that is restarted from a later stage has none of the first",
                studio.build(Result.FAILURE, "akoolAwait()"));
        j.assertLogContains(
                "This build has no translations to wait for.",
                studio.build(Result.SUCCESS, "assert akoolAwait(allowNone: true) == []"));
        j.assertLogContains(
                "This build has no translations with that handle.", studio.build(Result.FAILURE, "akoolAwait 'x'"));
    }

    @Test
    void wrongOptionsFailAtOnce() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE, "akoolTranslate url: '%s', languages: '', wait: false".formatted(akool.sourceUrl()));
        j.assertLogContains("No target language is set", run);
        assertEquals(0, akool.createCount());
        assertFalse(run.isBuilding());
    }

    private static void untilItAwaits(WorkflowRun run) throws Exception {
        while (run.getExecution().getCurrentHeads().stream()
                .noneMatch(node -> node.getDisplayFunctionName().startsWith("akoolAwait"))) {
            Moment.pass();
        }
        // Answered on the program's own thread, once the step that it shows has begun to wait.
        ((CpsFlowExecution) run.getExecution()).getCurrentExecutions(true).get();
    }
}
