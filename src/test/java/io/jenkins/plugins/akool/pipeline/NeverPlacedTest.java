package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Orders that come to nothing before anything is submitted, and those who wait for them all the same. */
@WithJenkins
class NeverPlacedTest extends StudioScenario {

    @Test
    void aStepWhoseProgramCannotBeSavedPaysNothing() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                def beside = new Thread()
                akoolTranslate url: '%s', languages: 'ja,es'
                echo "$beside"
                """.formatted(akool.sourceUrl()), false));
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        assertNull(BuildTranslations.find(run));
        assertEquals(0, akool.createCount());
    }

    @Test
    void anAwaitEndsWhereTheJournalCouldNotBeWritten() throws Exception {
        log.expect("could not be written down");
        log.expect("could not be deleted");
        Path journal = PluginFolders.journal();
        Path away = journal.resolveSibling("journal-away");
        if (Files.exists(journal)) {
            Files.move(journal, away);
        }
        Files.createDirectories(journal.getParent());
        Files.createFile(journal);
        WorkflowRun run;
        try {
            run = studio.build(Result.FAILURE, """
                    try {
                        akoolTranslate url: '%s', languages: 'ja'
                    } catch (e) {
                        echo 'first: ' + e.message
                    }
                    akoolAwait()
                    """.formatted(akool.sourceUrl()));
        } finally {
            Files.delete(journal);
            if (Files.exists(away)) {
                Files.move(away, journal);
            }
        }
        j.assertLogContains("first: Nothing was submitted, since Jenkins could not write down", run);
        j.assertLogContains("AKOOL: 1 of 1 translations have no result. ja: Nothing was submitted", run);
        assertNothingIsPaused(run);
        assertEquals(0, akool.createCount());
    }

    @Test
    void anAwaitEndsWhereTheStepWasStoppedBeforeItsOrderWasPlaced() throws Exception {
        akool.on(Call.CREDIT).next(Fault.delay(Duration.ofSeconds(3)));
        WorkflowRun run = studio.pipeline("""
                try {
                    akoolTranslate url: '%s', languages: 'ja', maxCredits: 100
                } catch (e) {
                    echo 'stopped'
                }
                akoolAwait()
                """.formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        while (akool.received(Call.CREDIT).isEmpty()) {
            Moment.pass();
        }
        FlowExecution execution = run.getExecution();
        for (StepExecution step :
                ((CpsFlowExecution) execution).getCurrentExecutions(true).get()) {
            step.stop(new FlowInterruptedException(Result.ABORTED));
        }
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("stopped", run);
        j.assertLogContains("ja: It was stopped before anything was submitted; nothing was paid.", run);
        assertEquals(0, akool.createCount());
    }

    private static void assertNothingIsPaused(WorkflowRun run) throws Exception {
        for (FlowNode node : new FlowGraphWalker(run.getExecution())) {
            assertFalse(PauseAction.isPaused(node), node::getDisplayName);
        }
    }
}
