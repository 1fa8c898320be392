package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.Studio;
import io.jenkins.plugins.akool.jenkins.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.jenkins.BuildTranslations;
import io.jenkins.plugins.akool.jenkins.TranslationRecord;
import io.jenkins.plugins.akool.jenkins.TranslationService;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller whose process is killed, as by {@code kill -9}, while translations are at each state of their life. */
class CrashTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .javaOptions("-Dio.jenkins.plugins.akool.jenkins.TranslationService.firstLook=200");

    @Test
    void nothingIsPaidTwiceAndNothingPaidIsLost() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("fr");
            akool.on(Call.RESULT_VIDEO).forLanguage("de").always(Fault.trickle(500));
            akool.on(Call.CREATE).forLanguage("es").always(Fault.delay(Duration.ofSeconds(60)));
            akool.on(Call.CREATE).forLanguage("ja").always(Fault.status(429, Map.of("Retry-After", "60")));

            controller.startJenkins();
            controller.runRemotely(CrashTest::open, akool.endpoint().toString(), akool.apiKey());
            begin(akool, "fr", () -> akool.received(Call.STATUS).size() > 1);
            begin(akool, "de", () -> !akool.received(Call.RESULT_VIDEO).isEmpty());
            begin(akool, "es", () -> akool.createCount() == 3);
            begin(akool, "ja", () -> akool.received(Call.CREATE).size() > 3);
            while (!controller.runRemotely(CrashTest::state, "ja").equals("ja planned")) {
                Thread.onSpinWait();
            }
            controller.stopJenkinsForcibly();

            akool.clearFaults();
            akool.end(akool.newestId("fr"));
            controller.startJenkins();
            for (String language : new String[] {"fr", "de", "ja"}) {
                String outcome = controller.runRemotely(CrashTest::outcome, language);
                long length = akool.resultLength(akool.newestId(language));
                assertEquals("SUCCESS: " + language + " COLLECTED " + length, outcome);
            }
            assertEquals("FAILURE: es UNKNOWN -1", controller.runRemotely(CrashTest::outcome, "es"));
            assertEquals(4, akool.createCount());
        }
    }

    private void begin(SimulatedAkool akool, String language, BooleanSupplier reached) throws Throwable {
        controller.runRemotely(CrashTest::schedule, akool.sourceUrl(), language);
        while (!reached.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void open(JenkinsRule j, String endpoint, String key) throws Throwable {
        Studio.addKey(Studio.KEY_ID, key);
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setEndpoint(endpoint);
        configuration.setCredentialsId(Studio.KEY_ID);
    }

    private static void schedule(JenkinsRule j, String source, String language) throws Throwable {
        WorkflowJob job = j.createProject(WorkflowJob.class, language);
        job.setDefinition(
                new CpsFlowDefinition("akoolTranslate url: '%s', languages: '%s'".formatted(source, language), true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static String state(JenkinsRule j, String language) throws Throwable {
        WorkflowRun run =
                j.jenkins.getItemByFullName(language, WorkflowJob.class).getLastBuild();
        return TranslationService.get()
                .describe(BuildTranslations.find(run).getOrders().get(0).getId());
    }

    /** The build's result, and the state and the archived bytes of its only translation. */
    private static String outcome(JenkinsRule j, String language) throws Throwable {
        WorkflowRun run =
                j.jenkins.getItemByFullName(language, WorkflowJob.class).getLastBuild();
        j.waitForCompletion(run);
        Result result = run.getResult();
        TranslationRecord record = BuildTranslations.find(run).getRecords().get(0);
        return result + ": " + record.getLanguage() + " " + record.getState() + " " + archived(run, record.getFile());
    }

    private static long archived(Run<?, ?> run, String file) throws Exception {
        return file == null ? -1 : run.getArtifactManager().root().child(file).length();
    }
}
