package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One step for many videos: checked, paid, limited and judged together, each with results of its own. */
@WithJenkins
class ManyVideosTest extends SourceScenario {

    private static final String ALL = "files: 'videos/**/*.mp4', languages: ['ja', 'es']";

    /** With three videos, of which two have the same name in different folders. */
    private WorkflowJob three(String step) throws Exception {
        WorkflowJob job = job(step);
        for (String path : List.of("videos/a/intro.mp4", "videos/b/intro.mp4", "videos/tour.mp4")) {
            put(job, path, video(path.hashCode()));
        }
        return job;
    }

    /** Bytes that nothing tells of. */
    private static byte[] video(long seed) {
        byte[] bytes = new byte[3000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static List<String> artifacts(Run<?, ?> run) {
        List<String> paths = new ArrayList<>();
        run.getArtifacts().forEach(artifact -> paths.add(artifact.relativePath));
        return paths;
    }

    @Test
    void eachVideoHasItsResultsInItsFolder() throws Exception {
        WorkflowJob job =
                three("def r = akoolTranslate " + ALL + "; echo r.collect { it.source + ' ' + it.file }.join('\\n')");
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertTrue(
                artifacts(run)
                        .containsAll(List.of(
                                "akool/videos/a/intro.ja.mp4",
                                "akool/videos/a/intro.es.mp4",
                                "akool/videos/b/intro.ja.mp4",
                                "akool/videos/b/intro.es.mp4",
                                "akool/videos/tour.ja.mp4",
                                "akool/videos/tour.es.mp4")),
                artifacts(run).toString());
        String log = JenkinsRule.getLog(run);
        assertTrue(
                log.indexOf("akool/videos/a/intro.ja.mp4") < log.indexOf("akool/videos/b/intro.ja.mp4")
                        && log.indexOf("akool/videos/b/intro.ja.mp4") < log.indexOf("akool/videos/tour.ja.mp4"),
                log);
        assertEquals(6, akool.createCount());
    }

    @Test
    void theLogSaysALineForEachVideo() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(three("akoolTranslate " + ALL));
        // What it costs is told by other tests.
        List<String> lines = Studio.lines(run).stream()
                .filter(line -> !line.contains(" cost"))
                .toList();
        assertEquals(5, lines.size(), String.join("\n", lines));
        assertTrue(lines.get(0).startsWith("[AKOOL] Translating 3 videos into ja, es; see "), lines.get(0));
        assertEquals(
                List.of(
                        "[AKOOL] videos/a/intro.mp4: ja, es archived, 8 credits",
                        "[AKOOL] videos/b/intro.mp4: ja, es archived, 8 credits",
                        "[AKOOL] videos/tour.mp4: ja, es archived, 8 credits"),
                List.copyOf(new TreeSet<>(lines.subList(1, 4))));
        assertEquals("[AKOOL] 6 of 6 translations have their result, 24 credits in all.", lines.get(4));
    }

    @Test
    void addressesAndFilesGoTogether() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(three(
                "akoolTranslate urls: ['%s'], files: 'videos/tour.mp4', languages: 'ja'".formatted(akool.sourceUrl())));
        assertTrue(artifacts(run).containsAll(List.of("akool/product-tour.ja.mp4", "akool/videos/tour.ja.mp4")));
    }

    @Test
    void aVideoThatFailsDoesNotStopTheOthers() throws Exception {
        akool.on(Call.CREATE).forLanguage("es").next(Fault.json("{\"code\":1003,\"msg\":\"No such voice.\"}"));
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, three("akoolTranslate " + ALL));
        assertEquals(
                5,
                artifacts(run).stream()
                        .filter(p -> p.matches(".*\\.(ja|es)\\.mp4"))
                        .count());
        j.assertLogContains("[AKOOL] 5 of 6 translations have their result, 20 credits in all.", run);
        j.assertLogContains("1 of 6 translations have no result. videos/", run);
        j.assertLogContains(".mp4 (one language): ", run);
    }

    @Test
    void aVideoThatIsFoundBadBeforeStopsAll() throws Exception {
        WorkflowJob job = three("akoolTranslate " + ALL);
        put(job, "videos/empty.mp4", new byte[0]);
        put(job, "videos/page.mp4", "<!DOCTYPE html><html>".getBytes());
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("ERROR: AKOOL: nothing was submitted, since 2 problems were found.", run);
        j.assertLogContains("The file 'videos/empty.mp4' in the workspace is empty.", run);
        j.assertLogContains("The file 'videos/page.mp4' in the workspace is an HTML page, and not a video.", run);
        assertEquals(0, akool.createCount());
    }

    @Test
    void whatManyVideosHaveInCommonIsSaidOnceAndTheRestIsCounted() throws Exception {
        WorkflowJob job = job("akoolTranslate files: 'many/*.mp4', languages: 'ja'");
        byte[] video =
                Files.readAllBytes(Path.of("src/test/resources/io/jenkins/plugins/akool/simulator/product-tour.mp4"));
        for (int n = 10; n < 24; n++) {
            put(job, "many/" + n + ".mp4", "<!DOCTYPE html><html>".getBytes());
            put(job, "many/cut" + n + ".mp4", Arrays.copyOf(video, video.length - 1000));
        }
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        String log = JenkinsRule.getLog(run);
        j.assertLogContains("ERROR: AKOOL: nothing was submitted, since 15 problems were found.", run);
        j.assertLogContains(" There are 5 more.", run);
        assertFalse(log.contains("cut11.mp4: The video"), log);
        WorkflowRun cut = j.buildAndAssertStatus(
                Result.FAILURE, replaced(job, "akoolTranslate files: 'many/cut*.mp4', languages: 'ja'"));
        j.assertLogContains("ERROR: 14 videos, the first of them many/cut10.mp4: The video is not whole", cut);
        assertEquals(0, akool.createCount());
    }

    private static WorkflowJob replaced(WorkflowJob job, String step) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') { " + step + " }", true));
        return job;
    }

    @Test
    void aPatternThatNothingMatchesIsSaid() throws Exception {
        j.assertLogContains(
                "ERROR: No file in the workspace matches nothing/*.mp4.",
                j.buildAndAssertStatus(
                        Result.FAILURE, three("akoolTranslate files: 'nothing/*.mp4', languages: 'ja'")));
        j.assertLogContains(
                "ERROR: Give either one video, by url or file, or several, by urls or files.",
                j.buildAndAssertStatus(
                        Result.FAILURE, three("akoolTranslate file: 'tour.mp4', files: '*.mp4', languages: 'ja'")));
        assertEquals(0, akool.createCount());
    }

    @Test
    void resultsOfEarlierBuildsAreNotTranslatedAgain() throws Exception {
        WorkflowJob job = three("akoolTranslate files: '**/*.mp4', languages: 'ja', to: 'videos'");
        j.buildAndAssertSuccess(job);
        assertTrue(workspace(job).child("videos/videos/tour.ja.mp4").exists());
        WorkflowRun second = j.buildAndAssertSuccess(job);
        assertEquals(8, akool.createCount(), "four a build");
        j.assertLogContains(
                "[AKOOL] **/*.mp4: 4 files are left out, since earlier translations made them: videos/tour.ja.mp4,"
                        + " videos/videos/a/intro.ja.mp4, videos/videos/b/intro.ja.mp4, …",
                second);
        for (String path : List.of("tour.mp4", "videos/a/intro.mp4", "videos/b/intro.mp4", "videos/tour.mp4")) {
            workspace(job).child(path).delete();
        }
        j.assertLogContains(
                "ERROR: All files that match **/*.mp4 are results of earlier translations: ",
                j.buildAndAssertStatus(Result.FAILURE, job));
        assertEquals(8, akool.createCount());
    }

    @Test
    void oneLimitHoldsForAll() throws Exception {
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, three("akoolTranslate " + ALL + ", maxCredits: 23"));
        assertTrue(akool.createCount() * 4 <= 23, akool.createCount() + " at 4 credits each");
        j.assertLogContains("would pass its limit of 23 credits", run);
        WorkflowRun enough = j.buildAndAssertSuccess(three("akoolTranslate " + ALL + ", maxCredits: 24"));
        j.assertLogContains("6 of 6 translations", enough);
    }

    @Test
    void onlyWhatChangedIsPaidAgain() throws Exception {
        WorkflowJob job = three("akoolTranslate " + ALL + ", reuse: true");
        j.buildAndAssertSuccess(job);
        assertEquals(6, akool.createCount());
        put(job, "videos/tour.mp4", video(1));
        put(job, "videos/new.mp4", video(2));
        WorkflowRun second = j.buildAndAssertSuccess(job);
        assertEquals(10, akool.createCount());
        j.assertLogContains("[AKOOL] videos/a/intro.mp4: ja, es archived, 0 credits", second);
        j.assertLogContains("[AKOOL] 8 of 8 translations have their result, 16 credits in all.", second);
        assertTrue(artifacts(second).contains("akool/videos/a/intro.ja.mp4"));
    }

    @Test
    void aHandleIsOfAllVideos() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(three("""
                def h = akoolTranslate(%s, wait: false)
                def r = akoolAwait(h)
                echo "${h.translations.size()} and ${r.size()}, ${h.translations*.status.unique()}"
                """.formatted(ALL)));
        j.assertLogContains("6 and 6, [COLLECTED]", run);
    }

    @Test
    void anAbortLeavesNothingToBeSubmitted() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = waiting(three("akoolTranslate " + ALL));
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertFalse(BuildTranslations.find(run).getRecords().isEmpty());
        assertEquals(3, BuildTranslations.find(run).getOrders().size());
    }

    @Test
    void theFreestyleStepTakesThemToo() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedNode(agent);
        TranslationOptions options = new TranslationOptions("ja");
        options.setFiles("*.mp4, more/*.mp4");
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        for (String path : List.of("one.mp4", "more/two.mp4")) {
            agent.getWorkspaceFor(job).child(path).copyFrom(new ByteArrayInputStream(VIDEO));
        }
        job = j.configRoundtrip(job);
        assertTrue(artifacts(j.buildAndAssertSuccess(job))
                .containsAll(List.of("akool/one.ja.mp4", "akool/more/two.ja.mp4")));
    }

    @Test
    void whatIsStoppedBeforeItIsSubmittedSaysSo() throws Exception {
        akool.on(Call.CREDIT).always(Fault.delay(Duration.ofSeconds(2)));
        WorkflowRun run = three("akoolTranslate maxCredits: 100, " + ALL)
                .scheduleBuild2(0)
                .waitForStart();
        while (akool.received(Call.CREDIT).isEmpty() && run.isBuilding()) {
            Moment.pass();
        }
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        while (BuildTranslations.find(run).getRecords().size() < 6) {
            Moment.pass();
        }
        for (TranslationRecord record : BuildTranslations.find(run).getRecords()) {
            assertEquals(State.FAILED, record.getState());
            assertEquals("It was stopped before anything was submitted; nothing was paid.", record.getReason());
        }
        assertEquals(0, akool.createCount());
    }
}
