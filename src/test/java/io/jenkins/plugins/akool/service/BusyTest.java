package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a safe restart waits for. */
@WithJenkins
class BusyTest extends StudioScenario {

    @Test
    void aResultOnItsWayIsWaitedForAndOneThatWaitsForItsTurnIsNot() throws Exception {
        AkoolGlobalConfiguration.get().setDownloadsPerNode(1);
        try {
            akool.on(Call.RESULT_VIDEO).next(Fault.hang());
            WorkflowRun first = translating();
            while (akool.received(Call.RESULT_VIDEO).isEmpty()) {
                Moment.pass();
            }
            WorkflowRun second = translating();
            Studio.awaitState(second, State.COLLECTING);

            assertTrue(TranslationService.get().isBusy(order(first)));
            assertFalse(TranslationService.get().isBusy(order(second)));

            TranslationService.get().abort(order(first), "The test is over.");
            Studio.awaitState(second, State.COLLECTED);
            assertFalse(TranslationService.get().isBusy(order(first)));
        } finally {
            AkoolGlobalConfiguration.get().setDownloadsPerNode(0);
        }
    }

    private WorkflowRun translating() throws Exception {
        return studio.build(
                Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja', wait: false".formatted(akool.sourceUrl()));
    }

    private static String order(Run<?, ?> run) {
        return BuildTranslations.find(run).getOrders().get(0).getId();
    }
}
