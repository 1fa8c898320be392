package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import java.util.concurrent.ExecutionException;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An agent whose process is killed while it downloads. */
@WithJenkins
class LostAgentTest extends StudioScenario {

    private static final String PATIENCE = "io.jenkins.plugins.akool.agentReturns";

    private Slave agent;
    private WorkflowJob job;

    private static final class Pid extends MasterToSlaveCallable<Long, RuntimeException> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long call() {
            return ProcessHandle.current().pid();
        }
    }

    @BeforeEach
    void slowResult() throws Exception {
        akool.resultSize("ja", 1 << 20);
        akool.on(Call.RESULT_VIDEO).next(Fault.trickle(20_000));
        agent = j.createOnlineSlave();
        job = studio.pipeline("node('%s') { akoolTranslate url: '%s', languages: 'ja', to: 'v' }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
    }

    @AfterAll
    static void patientAgain() {
        System.clearProperty(PATIENCE);
    }

    private WorkflowRun killedWhileItDownloads() throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        FilePath temporary = WorkspaceList.tempDir(agent.getWorkspaceFor(job));
        while (!temporary.exists() || temporary.list("akool-*/part").length == 0) {
            Moment.pass();
        }
        long pid = agent.getChannel().call(new Pid());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        while (agent.toComputer().isOnline()) {
            Moment.pass();
        }
        return run;
    }

    /** The end of the old connection may come late, and takes a new one with it. */
    private void reconnect() throws InterruptedException {
        while (!agent.toComputer().isOnline()) {
            try {
                agent.toComputer().connect(true).get();
            } catch (ExecutionException e) {
                Moment.pass();
            }
        }
    }

    private void assertArchived(WorkflowRun run) throws Exception {
        j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
        studio.assertArchived(run, "v", "ja");
        assertEquals(1, akool.createCount());
        String log = JenkinsRule.getLog(run);
        assertTrue(!log.contains("Exception"), log);
    }

    @Test
    void whenItIsBackItDownloadsAnew() throws Exception {
        System.setProperty(PATIENCE, "300000");
        WorkflowRun run = killedWhileItDownloads();
        reconnect();
        assertArchived(run);
        FilePath workspace = agent.getWorkspaceFor(job);
        assertEquals(1, workspace.list("**").length);
        assertEquals(List.of(), List.of(WorkspaceList.tempDir(workspace).list("akool-*/**")));
    }

    @Test
    void whenItStaysAwayTheControllerDownloads() throws Exception {
        System.setProperty(PATIENCE, "1");
        WorkflowRun run = killedWhileItDownloads();
        while (akool.received(Call.RESULT_VIDEO).size() < 2) {
            Moment.pass();
        }
        reconnect();
        assertArchived(run);
        assertEquals(0, agent.getWorkspaceFor(job).list("v/**").length);
    }
}
