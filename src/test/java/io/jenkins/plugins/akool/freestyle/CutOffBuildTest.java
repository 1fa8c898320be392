package io.jenkins.plugins.akool.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A freestyle build that ends while AKOOL still works for it. */
class CutOffBuildTest {

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void restartDoesNotLoseWhatIsPaid() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                Studio.open(j, akool);
                j.waitForMessage("ja: submitted to AKOOL as ", started(j, akool));
            });
            akool.end(akool.newestId("ja"));
            sessions.then(j -> {
                FreeStyleBuild build =
                        j.jenkins.getAllItems(FreeStyleProject.class).get(0).getLastBuild();
                assertFalse(build.isBuilding());
                assertEquals(State.COLLECTED, settled(build).getState());
                new Studio(j, akool).assertArchived(build, "akool", "ja");
            });
            assertEquals(1, akool.createCount());
        }
    }

    @Test
    void stoppingTellsWhatIsPaid() throws Throwable {
        try (SimulatedAkool akool = SimulatedAkool.start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                Studio.open(j, akool);
                FreeStyleBuild build = started(j, akool);
                j.waitForMessage("ja: submitted to AKOOL as ", build);
                build.doStop();
                j.waitForCompletion(build);
                j.assertLogContains("[AKOOL] ja: AKOOL keeps it as " + akool.newestId("ja") + " until ", build);
                assertEquals(State.UNCOLLECTED, settled(build).getState());
                assertTrue(record(build).getReason().contains("AKOOL cannot cancel"));
            });
        }
    }

    private static FreeStyleBuild started(JenkinsRule j, SimulatedAkool akool) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** The record once nothing more will happen to it. */
    private static TranslationRecord settled(FreeStyleBuild build) {
        TranslationRecord record = record(build);
        while (!record.getState().settled()) {
            Thread.onSpinWait();
            record = record(build);
        }
        return record;
    }

    private static TranslationRecord record(FreeStyleBuild build) {
        return BuildTranslations.find(build).getRecords().get(0);
    }
}
