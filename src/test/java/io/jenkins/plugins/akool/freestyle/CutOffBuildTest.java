package io.jenkins.plugins.akool.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
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

    /** Such a build does not come back, and this Jenkins may be a copy of one that goes on. */
    @Test
    void whatWasNotSubmittedWaitsForAPerson() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.on(Call.CREATE).always(Fault.status(429, Map.of("Retry-After", "1")));
            sessions.then(j -> {
                Studio.open(j, akool);
                started(j, akool);
                while (akool.received(Call.CREATE).isEmpty()) {
                    Moment.pass();
                }
            });
            akool.clearFaults();
            int before = akool.received(Call.CREATE).size();
            sessions.then(j -> {
                FreeStyleBuild build =
                        j.jenkins.getAllItems(FreeStyleProject.class).get(0).getLastBuild();
                HtmlPage page = j.createWebClient().getPage(build, "akool");
                assertTrue(page.asNormalizedText().contains("its step has not come back"), page.asNormalizedText());
                assertEquals(before, akool.received(Call.CREATE).size());
                j.submit(page.getFormByName("submit-ja"));
                assertEquals(State.COLLECTED, settled(build).getState());
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
                j.assertLogContains(
                        "AKOOL cannot cancel what it was paid for. AKOOL keeps it as " + akool.newestId("ja")
                                + " until ",
                        build);
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
            Moment.pass();
            record = record(build);
        }
        return record;
    }

    private static TranslationRecord record(FreeStyleBuild build) {
        return BuildTranslations.find(build).getRecords().get(0);
    }
}
