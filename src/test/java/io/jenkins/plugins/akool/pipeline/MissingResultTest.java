package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of a build in which one of two languages fails, and what views of the Pipeline show. */
@WithJenkins
class MissingResultTest extends StudioScenario {

    @BeforeEach
    void oneFails() {
        akool.fails("ja", 501312, "No voice was found.");
    }

    @Test
    void failsByDefault() throws Exception {
        WorkflowRun run = build(Result.FAILURE, "");
        assertNamed(step(run).getPersistentAction(ErrorAction.class).getError().getMessage());
    }

    @Test
    void canBeUnstable() throws Exception {
        WorkflowRun run = build(Result.UNSTABLE, ", onFailure: 'UNSTABLE'");
        assertNamed(step(run).getPersistentAction(WarningAction.class).getMessage());
        j.assertLogContains("after it: FAILED, COLLECTED", run);
    }

    @Test
    void canBeIgnored() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, ", onFailure: 'IGNORE'");
        j.assertLogContains("after it: FAILED, COLLECTED", run);
        assertNamed(String.join(" ", Studio.lines(run)));
    }

    @Test
    void theNodeIsLabelledAndCountsAsPausedOnlyWhileItWaits() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, ", onFailure: 'IGNORE'");
        FlowNode step = step(run);
        assertEquals(
                "Translate into ja, es: 2 of 2 done",
                step.getPersistentAction(LabelAction.class).getDisplayName());
        List<PauseAction> pauses = PauseAction.getPauseActions(step);
        assertEquals(1, pauses.size());
        assertTrue(pauses.get(0).getEndTime() > 0);
    }

    @Test
    void theCreditGuardStopsAfterTheFirst() throws Exception {
        WorkflowRun run = build(Result.FAILURE, ", maxCredits: 7, lipsync: true");
        assertEquals(1, akool.createCount());
        j.assertLogContains("[AKOOL] The account has ", run);
        j.assertLogContains("so with 1 more the order would pass its limit of 7 credits.", run);
    }

    @Test
    void whatIsDoneWithoutAVideoIsNamedWithItsId() throws Exception {
        akool.givesNoVideo("ja");
        WorkflowRun run = build(Result.FAILURE, "");
        j.assertLogContains(
                "[AKOOL] ja: AKOOL says done and gives no video; collect it later, or ask AKOOL about the id."
                        + " AKOOL keeps it as " + akool.newestId("ja") + " until ",
                run);
        j.assertLogNotContains("time limit", run);
    }

    private WorkflowRun build(Result expected, String options) throws Exception {
        WorkflowRun run = studio.build(
                expected,
                "def results = akoolTranslate url: '%s', languages: ['ja', 'es']%s\n"
                                .formatted(akool.sourceUrl(), options)
                        + "echo 'after it: ' + results.collect { it.status }.join(', ')");
        if (akool.createCount() == 2) {
            studio.assertArchived(run, "akool", "es");
        }
        return run;
    }

    private static void assertNamed(String message) {
        assertTrue(message.contains("1 of 2 translations have no result. ja: "), message);
        assertTrue(message.contains("No voice was found."), message);
    }

    private static FlowNode step(WorkflowRun run) {
        List<FlowNode> steps = new ArrayList<>();
        for (FlowNode node : new FlowGraphWalker(run.getExecution())) {
            if (node.getDisplayFunctionName().startsWith("akoolTranslate")) {
                steps.add(node);
            }
        }
        assertEquals(1, steps.size());
        return steps.get(0);
    }
}
