package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the author of a job does with files of the workspace. */
@WithJenkins
class SourceStepTest extends SourceScenario {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    nothing.mp4       | There is no file 'nothing.mp4' in the workspace.
                    nowhere/tour.mp4  | There is no file 'nowhere/tour.mp4' in the workspace.
                    tour.mp4/tour.mp4 | There is no file 'tour.mp4/tour.mp4' in the workspace.
                    folder            | 'folder' in the workspace is no file.
                    empty.mp4         | The file 'empty.mp4' in the workspace is empty.
                    out.mp4           | 'out.mp4' is a link that leads out of the workspace.
                    away/secret.mp4   | 'away/secret.mp4' is a link that leads out of the workspace.
                    home              | 'home' is a link that leads out of the workspace.
                    """)
    void whatIsNoFileOfTheWorkspaceIsRefusedBeforeAnythingIsSent(String file, String sentence) throws Exception {
        for (String option : List.of("", ", archiveSource: false", ", wait: false")) {
            WorkflowJob job = job("akoolTranslate file: '" + file + "', languages: 'ja'" + option);
            prepareTraps(job);
            WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
            j.assertLogContains("ERROR: " + sentence, run);
            assertFalse(JenkinsRule.getLog(run).contains("\tat "), JenkinsRule.getLog(run));
            assertEquals(List.of(), run.getArtifacts());
        }
        WorkflowJob dry = job("akoolTranslate file: '" + file + "', languages: 'ja', dryRun: true");
        prepareTraps(dry);
        j.assertLogContains("[AKOOL] " + sentence, j.buildAndAssertStatus(Result.FAILURE, dry));
        assertEquals(0, akool.createCount());
        awaitNoControllerCopy(j);
    }

    private static void prepareTraps(WorkflowJob job) throws Exception {
        FilePath workspace = workspace(job);
        FilePath outside = workspace.sibling("outside");
        outside.child("secret.mp4").write("secret", "UTF-8");
        workspace.child("folder").mkdirs();
        workspace.child("empty.mp4").touch(0);
        workspace.child("out.mp4").symlinkTo("../outside/secret.mp4", TaskListener.NULL);
        workspace.child("away").symlinkTo("../outside", TaskListener.NULL);
        workspace.child("home").symlinkTo("..", TaskListener.NULL);
    }

    @Test
    void aLinkInsideTheWorkspaceIsFollowed() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'newest.mp4', languages: 'ja'");
        workspace(job).child("newest.mp4").symlinkTo("tour.mp4", TaskListener.NULL);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("ja")));
        assertArrayEquals(VIDEO, artifact(run, "akool/source/newest.mp4"));
    }

    @Test
    void theControllerKeepsACopyOnlyAsLongAsAkoolMayNeedIt() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'tour.mp4', languages: ['ja', 'es'], archiveSource: false");
        WorkflowRun run = waiting(job);
        assertEquals(1, controllerCopies(j).size());
        workspace(job).child("tour.mp4").delete();
        assertArrayEquals(VIDEO, get(link()).body());
        akool.createdIds().forEach(akool::end);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("ja")));
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("es")));
        assertFalse(run.getArtifactManager().root().child("akool/source").exists());
        awaitNoControllerCopy(j);
        assertEquals(404, status(link()));
    }

    @Test
    void aDeletedBuildTakesTheCopyWithIt() throws Exception {
        WorkflowRun run =
                waiting(job("akoolTranslate file: 'tour.mp4', languages: 'ja', archiveSource: false, wait: false"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertEquals(200, status(link()));
        run.delete();
        awaitNoControllerCopy(j);
        assertEquals(404, status(link()));
    }

    /** It is paid, and can be collected later, so AKOOL must not be left without its video. */
    @Test
    void aBuildThatIsStoppedLeavesTheVideoToAkool() throws Exception {
        WorkflowRun run = waiting(job("akoolTranslate file: 'tour.mp4', languages: 'ja', archiveSource: false"));
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        assertEquals(200, status(link()));
        run.delete();
    }

    @Test
    void theControllerKeepsNoMoreThanItHasRoomFor() throws Exception {
        String most = "io.jenkins.plugins.akool.mostSourceBytes";
        System.setProperty(most, String.valueOf(VIDEO.length + 1));
        try {
            String step = "akoolTranslate file: 'tour.mp4', languages: 'ja', archiveSource: false";
            waiting(job(step + ", wait: false"));
            WorkflowRun second = j.buildAndAssertStatus(Result.FAILURE, job(step));
            j.assertLogContains("The controller keeps no more than 292.97 KiB for AKOOL to fetch", second);
            assertEquals(1, akool.createCount());
            assertEquals(1, controllerCopies(j).size());
        } finally {
            System.clearProperty(most);
        }
    }

    @Test
    void filesOfTheSameNameInOneBuildAreKeptApart() throws Exception {
        WorkflowJob job = job("""
                writeFile file: 'text/akool/source/a', text: 'mine'
                akoolTranslate file: 'tour.mp4', languages: 'ja'
                akoolTranslate file: 'other/tour.mp4', languages: 'ja'
                akoolTranslate file: 'a', languages: 'ja'
                akoolTranslate file: 'other/a', languages: 'ja'
                """);
        byte[] other = {1, 2, 3};
        put(job, "other/tour.mp4", other);
        put(job, "a", VIDEO);
        put(job, "other/a", other);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertArrayEquals(VIDEO, artifact(run, "akool/source/tour.mp4"));
        assertArrayEquals(other, artifact(run, "akool/source-2/tour.mp4"));
        assertArrayEquals(VIDEO, artifact(run, "akool/source/a"));
        assertArrayEquals(other, artifact(run, "akool/source-2/a"));
        List<String> ids = akool.createdIds();
        assertArrayEquals(VIDEO, akool.fetchedSource(ids.get(0)));
        assertArrayEquals(other, akool.fetchedSource(ids.get(1)));
    }

    @Test
    void theSameContentUnderTheSameNameIsNotPaidTwice() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'tour.mp4', languages: 'ja', reuse: true");
        j.buildAndAssertSuccess(job);
        j.assertLogContains("4 credits saved", j.buildAndAssertSuccess(job));
        assertEquals(1, akool.createCount());
        put(job, "tour.mp4", new byte[] {1});
        j.buildAndAssertSuccess(job);
        assertEquals(2, akool.createCount());
    }

    /** Which of two branches comes first, and so has its copy's name to itself, changes from build to build. */
    @Test
    void whatACopyIsCalledDoesNotMatter() throws Exception {
        String first = "akoolTranslate file: 'a/tour.mp4', languages: 'ja', reuse: true; ";
        String second = "akoolTranslate file: 'b/tour.mp4', languages: 'ja', reuse: true; ";
        WorkflowJob job = job(first + second);
        put(job, "a/tour.mp4", new byte[] {1, 2});
        put(job, "b/tour.mp4", new byte[] {1, 2, 3});
        j.buildAndAssertSuccess(job);
        assertEquals(2, akool.createCount());
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') { " + second + first + "}", true));
        j.buildAndAssertSuccess(job);
        assertEquals(2, akool.createCount());
    }

    @Test
    void aFreestyleBuildHasTheSame() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedNode(agent);
        agent.getWorkspaceFor(job).child("in/Produkt & Tour.mp4").copyFrom(new ByteArrayInputStream(VIDEO));
        TranslationOptions options = new TranslationOptions("ja, es");
        options.setFile("in/Produkt & ${NAME}.mp4".replace("${NAME}", "Tour"));
        options.setTo("videos");
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("es")));
        assertArrayEquals(VIDEO, artifact(build, "videos/source/Produkt & Tour.mp4"));
        j.assertLogContains("Translating Produkt & Tour.mp4 into ja, es", build);

        options.setFile("gone.mp4");
        FreeStyleBuild failed = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("ERROR: There is no file 'gone.mp4' in the workspace.", failed);
        options.setWait(false);
        j.assertLogContains(
                "ERROR: There is no file 'gone.mp4' in the workspace.", j.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void withoutAWayToAkoolNothingIsSubmittedAndTheChoicesAreTold() throws Exception {
        String sentence = "AKOOL has no way to fetch the file from Jenkins: let an administrator allow it";
        AkoolGlobalConfiguration.get().setServeSources(false);
        for (String option : List.of("", ", archiveSource: false", ", dryRun: true")) {
            WorkflowRun run = j.buildAndAssertStatus(
                    Result.FAILURE, job("akoolTranslate file: 'tour.mp4', languages: 'ja'" + option));
            j.assertLogContains(sentence, run);
            assertEquals(List.of(), run.getArtifacts());
        }
        AkoolGlobalConfiguration.get().setServeSources(true);
        JenkinsLocationConfiguration location = JenkinsLocationConfiguration.get();
        String root = location.getUrl();
        location.setUrl(null);
        try {
            WorkflowRun run =
                    j.buildAndAssertStatus(Result.FAILURE, job("akoolTranslate file: 'tour.mp4', languages: 'ja'"));
            j.assertLogContains("as long as the Jenkins URL is not set", run);
        } finally {
            location.setUrl(root);
        }
        assertEquals(0, akool.createCount());
        awaitNoControllerCopy(j);
    }

    @Test
    void aDoorThatIsShutBetweenTwoLanguagesStopsTheSecond() throws Exception {
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.delay(Duration.ofSeconds(3)));
        WorkflowJob job = job("akoolTranslate file: 'tour.mp4', languages: ['ja', 'es'], onFailure: 'IGNORE'");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        while (akool.createCount() == 0) {
            Moment.pass();
        }
        AkoolGlobalConfiguration.get().setServeSources(false);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("es: AKOOL has no way to fetch the file from Jenkins", run);
        assertEquals(1, akool.createCount());
    }

    @Test
    void aDryRunFindsTheFileAndTheWayAndKeepsNothing() throws Exception {
        WorkflowRun run =
                j.buildAndAssertSuccess(job("akoolTranslate file: 'tour.mp4', languages: 'ja', dryRun: true"));
        j.assertLogContains("[AKOOL] The dry run found nothing wrong; nothing was submitted.", run);
        assertEquals(List.of(), run.getArtifacts());
        assertEquals(0, akool.received(Call.CREATE).size());
        WorkflowRun outside =
                studio.build(Result.FAILURE, "akoolTranslate file: 'tour.mp4', languages: 'ja', dryRun: true");
        j.assertLogContains("[AKOOL] A file can only be given where there is a workspace", outside);
    }

    @Test
    void pagesShowTheNameOnly() throws Exception {
        WorkflowRun run = waiting();
        String page =
                j.createWebClient().getPage(run, "akool/").getWebResponse().getContentAsString();
        assertFalse(page.contains(ServedFile.DOOR + "/"), page);
        assertFalse(page.contains("artifact:"), page);
        assertEquals(
                "tour.mp4",
                io.jenkins.plugins.akool.record.BuildTranslations.find(run)
                        .getRecords()
                        .get(0)
                        .getSource());
        assertNull(Run.fromExternalizableId(run.getExternalizableId()).getAction(SourceDoor.class));
    }
}
