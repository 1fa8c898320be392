package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.FakeCloud.Question;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A storage that is away while a paid result is on its way into it. */
@WithJenkins
class StorageAwayTest extends StudioScenario {

    private static final String WAITING =
            "The artifact storage (Cloud) failed: Connection refused connecting to GET https://bucket.example/?…"
                    + " HTTP/1.1. It is asked again for up to 30 minutes.";

    private static Slave agent;

    @TempDir
    Path bucket;

    private WorkflowJob job;

    @BeforeAll
    static void startAgent() throws Exception {
        agent = j.createOnlineSlave();
    }

    @BeforeEach
    void use() throws Exception {
        FakeCloud.use(bucket);
        job = studio.pipeline("node('%s') { akoolTranslate url: '%s', languages: 'ja', subtitles: true }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
    }

    @AfterEach
    void leave() {
        FakeCloud.leave();
        System.clearProperty("io.jenkins.plugins.akool.storageReturns");
        System.clearProperty("io.jenkins.plugins.akool.storageAnswers");
    }

    private static long count(WorkflowRun run, String part) throws Exception {
        return Studio.lines(run).stream().filter(l -> l.contains(part)).count();
    }

    private static void assertCalm(WorkflowRun run) throws Exception {
        String log = JenkinsRule.getLog(run);
        for (String not : List.of("unexpected", "Exception", "\tat ", "cloud-secret", "Jenkins log")) {
            assertFalse(log.contains(not), log);
        }
    }

    private void assertCollectedOnce(WorkflowRun run) throws Exception {
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(1, count(run, "It is asked again"));
        assertCalm(run);
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"LIST_ALL", "ARCHIVE", "MANAGER"})
    void whatIsDownloadedWaitsForItWhereItIs(Question question) throws Exception {
        FakeCloud.away(question);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        String name = question == Question.MANAGER ? "" : " (Cloud)";
        Studio.awaitLine(run, WAITING.replace(" (Cloud)", name));
        int asked = FakeCloud.count(question);
        while (FakeCloud.count(question) < asked + 2) {
            Moment.pass();
        }
        FakeCloud.back();
        assertCollectedOnce(run);
    }

    /** All of them, whichever the read-back asks. */
    @Test
    void aReadBackThatFailsIsNoReasonToArchiveAgain() throws Exception {
        FakeCloud.away(
                Question.LIST_ALL, Question.LIST, Question.IS_FILE, Question.EXISTS, Question.LENGTH, Question.OPEN);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitLine(run, WAITING);
        FakeCloud.back();
        assertCollectedOnce(run);
        assertEquals(2, FakeCloud.count(Question.ARCHIVE), "of the video, and of what is beside it");
    }

    @Test
    void theReadBackListsOnceAndLeavesNothingOpen() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertEquals(4, Studio.lines(run).size(), Studio.lines(run)::toString);
        assertEquals(2, FakeCloud.count(Question.LIST_ALL), "for the video, and for what is beside it");
        assertEquals(0, FakeCloud.leftOpen());
    }

    @Test
    void oneThatDoesNotAnswerIsNotWaitedForWithinAQuestion() throws Exception {
        System.setProperty("io.jenkins.plugins.akool.storageAnswers", "1000");
        FakeCloud.silent(Question.LIST_ALL);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitLine(run, "The artifact storage (Cloud) has not answered for 1 seconds. It is asked again");
        FakeCloud.back();
        assertCollectedOnce(run);
    }

    @Test
    void theWaitHasAnEndThatNamesIt() throws Exception {
        log.expect("The artifact storage (Cloud) failed");
        System.setProperty("io.jenkins.plugins.akool.storageReturns", "1");
        FakeCloud.away(Question.LIST_ALL);
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains(
                "ja: The translation is done, but its video could not be collected: The artifact storage (Cloud) failed:"
                        + " Connection refused connecting to GET https://bucket.example/?… HTTP/1.1.",
                run);
        assertCalm(run);
        FilePath workspace = agent.getWorkspaceFor(job);
        assertEquals(List.of(), List.of(workspace.list("**")));
        assertEquals(List.of(), List.of(WorkspaceList.tempDir(workspace).list("**")));
        FakeCloud.back();
        j.submit(j.createWebClient().getPage(run, "akool/").getFormByName("collect-ja"));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aBuildThatIsStoppedWhileItWaitsLeavesNothing() throws Exception {
        FakeCloud.away(Question.ARCHIVE);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitLine(run, WAITING);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        FilePath workspace = agent.getWorkspaceFor(job);
        while (workspace.list("**").length > 0) {
            Moment.pass();
        }
        assertTrue(FakeCloud.count(Question.ARCHIVE) > 0);
    }
}
