package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.FakeCloud.Question;
import io.jenkins.plugins.akool.studio.Studio;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A storage that is away when a step has a file of the workspace for AKOOL. */
@WithJenkins
class StorageAwayTest extends SourceScenario {

    private static final String STEP = "akoolTranslate file: 'tour.mp4', languages: 'ja'";

    /** Says of a storage that is away that it cannot delete the build's stashes there. */
    private static final String STASHES = "org.jenkinsci.plugins.workflow.cps.CpsFlowExecution";

    @TempDir
    Path bucket;

    @BeforeEach
    void use() throws Exception {
        FakeCloud.use(bucket);
        FakeCloud.giveLinks(bucket);
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    @AfterEach
    void leave() {
        FakeCloud.leave();
        System.clearProperty("io.jenkins.plugins.akool.storageReturns");
    }

    private static void assertCalm(WorkflowRun run) throws Exception {
        String log = JenkinsRule.getLog(run);
        for (String not : List.of("unexpected", "Exception", "\tat ", "cloud-secret", "Jenkins log", "write down")) {
            assertFalse(log.contains(not), log);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"MANAGER", "LINK", "LIST_ALL", "ARCHIVE"})
    void theStepWaitsForIt(Question question) throws Exception {
        WorkflowJob job = job(STEP);
        FakeCloud.away(question);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitLine(
                run, "failed: Connection refused connecting to GET https://bucket.example/?… HTTP/1.1. It is asked");
        FakeCloud.back();
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("ja")));
        assertEquals(0, FakeCloud.leftOpen());
        assertCalm(run);
    }

    @Test
    void theStepDoesNotWaitForEver() throws Exception {
        log.expect("The artifact storage");
        log.expect(STASHES);
        System.setProperty("io.jenkins.plugins.akool.storageReturns", "1");
        FakeCloud.away(Question.values());
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job(STEP));
        j.assertLogContains(
                "Nothing was submitted, since the build's artifact storage is away. The artifact storage failed:"
                        + " Connection refused connecting",
                run);
        assertCalm(run);
        assertEquals(0, akool.createCount());
    }

    /** The copy is archived; what fails is what the submission of the second language needs. */
    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"LINK", "LIST_ALL"})
    void aSubmissionWaitsForItAndSaysSo(Question question) throws Exception {
        akool.on(Call.CREATE).next(Fault.delay(Duration.ofSeconds(2)));
        WorkflowRun run = job("akoolTranslate file: 'tour.mp4', languages: ['ja', 'es']")
                .scheduleBuild2(0)
                .waitForStart();
        while (akool.received(Call.CREATE).isEmpty()) {
            Moment.pass();
        }
        FakeCloud.away(question);
        Studio.awaitLine(
                run,
                "Not submitted yet: The copy of tour.mp4 that AKOOL is to fetch cannot be looked at now."
                        + " The artifact storage (Cloud) failed: Connection refused");
        FakeCloud.back();
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertEquals(2, akool.createCount());
        assertCalm(run);
    }

    @Test
    void aDryRunNamesIt() throws Exception {
        log.expect(STASHES);
        for (Question question : List.of(Question.MANAGER, Question.LINK)) {
            FakeCloud.away(question);
            WorkflowRun run = j.buildAndAssertStatus(
                    Result.FAILURE, job("akoolTranslate file: 'tour.mp4', languages: 'ja', dryRun: true"));
            FakeCloud.back();
            j.assertLogContains("[AKOOL] The artifact storage", run);
            j.assertLogContains("failed: Connection refused connecting to GET https://bucket.example/?…", run);
            j.assertLogNotContains("dry run itself", run);
            assertCalm(run);
        }
    }

    @Test
    void whatTheStorageIsNotNeededForGoesOn() throws Exception {
        AkoolGlobalConfiguration.get().setServeSources(true);
        FakeCloud.away(Question.values());
        WorkflowRun run = waiting(job("akoolTranslate file: 'tour.mp4', languages: 'ja', archiveSource: false"));
        assertEquals(1, akool.createCount());
        FakeCloud.back();
        assertCalm(run);
    }

    @Test
    void linksThatMayEndBeforeAkoolFetchesAreWarnedOf() throws Exception {
        String warning =
                "[AKOOL] The artifact storage's links are good for 60 minutes, and the time limit is 180 minutes.";
        WorkflowRun run = j.buildAndAssertSuccess(job(STEP));
        j.assertLogContains(warning, run);
        j.assertLogNotContains(warning, j.buildAndAssertSuccess(job(STEP + ", timeoutMinutes: 50")));
        j.assertLogContains(warning, j.buildAndAssertSuccess(job(STEP + ", dryRun: true")));
        assertCalm(run);
    }

    /** Where the storage has no links, AKOOL comes to this Jenkins, which has it from the storage. */
    @Test
    void theDoorAsksToComeLater() throws Exception {
        FakeCloud.leave();
        FakeCloud.use(bucket);
        AkoolGlobalConfiguration.get().setServeSources(true);
        waiting(job(STEP + ", wait: false"));
        for (Question question : List.of(Question.LIST_ALL, Question.OPEN)) {
            if (question == Question.LIST_ALL) {
                log.expect("The copy of a video for AKOOL cannot be looked at: The artifact storage (Cloud) failed");
            }
            FakeCloud.away(question);
            HttpResponse<byte[]> answer = get(link());
            assertEquals(503, answer.statusCode());
            assertEquals("30", answer.headers().firstValue("Retry-After").orElse(""));
            assertEquals(0, answer.body().length);
            FakeCloud.back();
        }
        FakeCloud.away(Question.LAST_MODIFIED);
        assertArrayEquals(VIDEO, get(link()).body());
    }
}
