package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A step that is about several videos goes on after a restart with those that it had, and pays for none twice. */
class ManyVideosRestartTest {

    private static final String STEP =
            "node { for (n in [1, 2, 3]) { writeFile file: \"v/${n}.mp4\", text: \"\\u0001\\u0002${n}\" };"
                    + " def r = akoolTranslate files: 'v/*.mp4', urls: ['%s'], languages: ['ja', 'es']; echo \"came: ${r.size()}\" }";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static void begin(JenkinsRule j, SimulatedAkool akool) throws Exception {
        Studio studio = Studio.open(j, akool);
        AkoolGlobalConfiguration.get().setServeSources(true);
        studio.pipeline(STEP.formatted(akool.sourceUrl())).scheduleBuild2(0).waitForStart();
    }

    private static void assertEndsWithAll(JenkinsRule j, SimulatedAkool akool) throws Exception {
        WorkflowRun run = j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
        j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
        j.assertLogContains("came: 8", run);
        j.assertLogContains("[AKOOL] 8 of 8 translations have their result, 32 credits in all.", run);
        assertEquals(8, akool.createCount());
        assertEquals(4, BuildTranslations.find(run).getOrders().size());
    }

    @Test
    void whatIsUnderWayGoesOn() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                begin(j, akool);
                while (akool.createCount() < 8) {
                    Moment.pass();
                }
            });
            akool.createdIds().forEach(akool::end);
            sessions.then(j -> assertEndsWithAll(j, akool));
        }
    }

    @Test
    void whatWasNotSubmittedIsSubmittedOnce() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.on(Call.CREATE).always(Fault.code(1005, "Frequent operation"));
            sessions.then(j -> {
                begin(j, akool);
                while (akool.received(Call.CREATE).isEmpty()) {
                    Moment.pass();
                }
            });
            akool.clearFaults();
            sessions.then(j -> assertEndsWithAll(j, akool));
        }
    }
}
