package io.jenkins.plugins.akool.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller whose process is killed while it submits; only AKOOL's call knows what became of it. */
class WebhookCrashTest {

    private static final String JOB = "tour";

    @RegisterExtension
    private final RealJenkinsExtension controller =
            new RealJenkinsExtension().javaOptions("-Dio.jenkins.plugins.akool.firstLook=200");

    @Test
    void aSubmissionThatWasCutOffIsFoundAgain() throws Throwable {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ofMillis(300))
                .webhooks(false)
                .start()) {
            akool.on(Call.CREATE).always(Fault.delay(Duration.ofSeconds(60)));
            controller.startJenkins();
            controller.runRemotely(
                    WebhookCrashTest::open, akool.endpoint().toString(), akool.clientId(), akool.clientSecret());
            controller.runRemotely(WebhookCrashTest::schedule, akool.sourceUrl());
            while (akool.createCount() == 0) {
                Moment.pass();
            }
            String id = akool.newestId("ja");
            String address = akool.webhookUrl(id);
            assertTrue(address.startsWith(controller.getUrl() + "akool-webhook/"), "it leads to this Jenkins");
            controller.stopJenkinsForcibly();
            assertEquals(0, akool.sendWebhook(id).answer(), "nobody is there");

            controller.startJenkins();
            controller.runRemotely(WebhookCrashTest::awaitFailure);
            assertEquals(200, akool.sendWebhook(id).answer());
            long archived = controller.runRemotely(WebhookCrashTest::archived);
            assertEquals(akool.resultLength(id), archived);
            assertEquals(1, akool.createCount());
        }
    }

    private static void open(JenkinsRule j, String endpoint, String clientId, String secret) throws Throwable {
        JenkinsLocationConfiguration.get().setUrl(j.getURL().toString());
        WebhookStudio.addClient(clientId, secret);
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setEndpoint(endpoint);
        configuration.setCredentialsId("client");
        configuration.setWebhooks(true);
    }

    private static void schedule(JenkinsRule j, String source) throws Throwable {
        WorkflowJob job = j.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition("akoolTranslate url: '%s', languages: 'ja'".formatted(source), true));
        job.scheduleBuild2(0).waitForStart();
    }

    /** What was being submitted is unknown, so the step fails; the build is over before AKOOL calls. */
    private static void awaitFailure(JenkinsRule j) throws Throwable {
        WorkflowRun run = run(j);
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        assertEquals(
                State.UNKNOWN, BuildTranslations.find(run).getRecords().get(0).getState());
    }

    /** Length of the archived result, bytes. */
    private static Long archived(JenkinsRule j) throws Throwable {
        WorkflowRun run = run(j);
        Studio.awaitState(run, State.COLLECTED);
        String file = BuildTranslations.find(run).getRecords().get(0).getFile();
        return run.getArtifactManager().root().child(file).length();
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getItemByFullName(JOB, WorkflowJob.class).getLastBuild();
    }
}
