package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a failed collection had of a video is not fetched again, and does not stay either. */
@WithJenkins
class LeftPartTest extends StudioScenario {

    private static final int HAD = 100_000;

    private Slave agent;
    private WorkflowJob job;

    @BeforeEach
    void stepOnAnAgent() throws Exception {
        akool.resultSize("ja", 1 << 20);
        agent = j.createOnlineSlave();
    }

    private WorkflowRun build(boolean onAgent, Result result) throws Exception {
        String step = "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl());
        job = studio.pipeline(onAgent ? "node('" + agent.getNodeName() + "') { " + step + " }" : step);
        return j.buildAndAssertStatus(result, job);
    }

    /** All that is there for the time being, on the agent and on the controller. */
    private List<FilePath> temporary() throws Exception {
        List<FilePath> left = new ArrayList<>();
        FilePath workspace = agent.getWorkspaceFor(job);
        FilePath beside = workspace == null ? null : WorkspaceList.tempDir(workspace);
        for (FilePath folder :
                new FilePath[] {beside, PluginFolders.temporary("none").getParent()}) {
            if (folder != null && folder.exists()) {
                Collections.addAll(left, folder.list("**"));
            }
        }
        return left;
    }

    private List<String> ranges() {
        return akool.received(Call.RESULT_VIDEO).stream()
                .map(request -> request.header("Range").orElse(""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextCollectionGoesOnWhereTheLastOneStopped(boolean onAgent) throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(HAD), Fault.deadLink(400));
        WorkflowRun run = build(onAgent, Result.SUCCESS);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(List.of("", "bytes=" + HAD + "-", "bytes=" + HAD + "-"), ranges());
        assertEquals(List.of(), temporary());
    }

    @Test
    void aResultThatIsGivenUpLeavesNothing() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.truncate(HAD)).always(Fault.deadLink(400));
        build(true, Result.FAILURE);
        assertEquals(6, ranges().size());
        while (!temporary().isEmpty()) {
            Moment.pass();
        }
    }
}
