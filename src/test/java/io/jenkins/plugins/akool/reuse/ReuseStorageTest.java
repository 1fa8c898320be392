package io.jenkins.plugins.akool.reuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Slave;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.FakeCloud.Question;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.nio.file.Path;
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

/** What an earlier build has lies in a storage that is away. */
@WithJenkins
class ReuseStorageTest extends StudioScenario {

    @TempDir
    Path bucket;

    private WorkflowJob job;

    @BeforeEach
    void haveOne() throws Exception {
        FakeCloud.use(bucket);
        Slave agent = j.createOnlineSlave();
        job = studio.pipeline("node('%s') { akoolTranslate url: '%s', languages: 'ja', reuse: true }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
        j.buildAndAssertSuccess(job);
    }

    @AfterEach
    void leave() {
        FakeCloud.leave();
        System.clearProperty("io.jenkins.plugins.akool.storageReturns");
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"LIST_ALL", "LINK", "OPEN"})
    void itIsWaitedForRatherThanPaidAgain(Question question) throws Exception {
        FakeCloud.away(question);
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitLine(run, "It is asked again");
        FakeCloud.back();
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("ja: taken from #1, 4 credits saved.", run);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.createCount());
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        assertCalm(run);
    }

    @Test
    void afterThatItIsDoneWithout() throws Exception {
        log.expect("The artifact storage (Cloud)");
        System.setProperty("io.jenkins.plugins.akool.storageReturns", "1");
        FakeCloud.away(Question.OPEN, Question.LINK);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        j.assertLogContains(
                "ja: no result of an earlier build is taken. The artifact storage (Cloud) failed: Connection refused",
                run);
        FakeCloud.back();
        studio.assertArchived(run, "akool", "ja");
        assertCalm(run);
    }

    private static void assertCalm(WorkflowRun run) throws Exception {
        String log = JenkinsRule.getLog(run);
        for (String not : List.of("unexpected", "Exception", "\tat ", "cloud-secret", "Jenkins log", "write down")) {
            assertFalse(log.contains(not), log);
        }
    }
}
