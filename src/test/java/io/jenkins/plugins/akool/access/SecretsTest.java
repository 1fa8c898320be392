package io.jenkins.plugins.akool.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Keys go to AKOOL in one header; signed links go nowhere but to the download. */
@WithJenkins
class SecretsTest {

    /** Stands in the query of the source's address, as in a signed link to a storage. */
    private static final String SOURCE_SIGNATURE = "source-signature-0123456789";

    @Test
    void neitherKeyNorSignatureIsKeptOrShown(JenkinsRule j) throws Exception {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                        .duration(Duration.ofMillis(300))
                        .start();
                LogRecorder log = Studio.everyLog()) {
            Studio studio = Studio.open(j, akool);
            akool.fails(
                    "es", 501312, "It could not be read: https://storage.example.com/x?Signature=" + SOURCE_SIGNATURE);
            String source = akool.sourceUrl() + "?Signature=" + SOURCE_SIGNATURE;
            Slave agent = j.createOnlineSlave();
            WorkflowRun run = studio.build(
                    Result.FAILURE,
                    "node('%s') { akoolTranslate url: env.JOB_URL ? '%s' : '', languages: ['ja', 'es'] }"
                            .formatted(agent.getNodeName(), source));
            studio.assertArchived(run, "akool", "ja");
            FreeStyleProject job = j.createFreeStyleProject();
            TranslationOptions options = new TranslationOptions("ja");
            options.setUrl(source);
            job.getBuildersList().add(new AkoolTranslateBuilder(options));
            FreeStyleBuild build = j.buildAndAssertSuccess(job);

            assertTrue(
                    akool.received(Call.CREATE).stream().allMatch(r -> r.body().contains(SOURCE_SIGNATURE)),
                    "AKOOL needs the whole link");
            assertTrue(akool.received(Call.STATUS).stream()
                    .allMatch(r -> List.of(akool.apiKey()).equals(r.headers().get("x-api-key"))));
            assertFalse(akool.received(Call.RESULT_VIDEO).isEmpty());
            akool.received(Call.RESULT_VIDEO)
                    .forEach(r -> assertFalse(r.headers().toString().contains(akool.apiKey()), r::toString));

            String page =
                    j.createWebClient().getPage(run, "akool/").getWebResponse().getContentAsString();
            String console = JenkinsRule.getLog(run);
            String controller = String.join("\n", log.getMessages());
            for (String secret : List.of(akool.apiKey(), SimulatedAkool.SIGNATURE_MARK, SOURCE_SIGNATURE)) {
                assertFalse(page.contains(secret), "page: " + secret);
                assertFalse(console.contains(secret), "console: " + secret);
                assertFalse(controller.contains(secret), "controller's log: " + secret);
            }
            // The source's own address is the user's text, and stays where the user wrote it: in the job and its
            // script.
            assertEquals(List.of(), Studio.filesWith(j.jenkins.getRootDir().toPath(), akool.apiKey()));
            assertEquals(List.of(), Studio.filesWith(j.jenkins.getRootDir().toPath(), SimulatedAkool.SIGNATURE_MARK));
            assertFalse(Files.readString(build.getRootDir().toPath().resolve("build.xml"))
                    .contains(SOURCE_SIGNATURE));
            List<String> kept = Studio.filesWith(j.jenkins.getRootDir().toPath().resolve("akool-translate"), "");
            assertTrue(Set.of("credits.json", "rates.json", "precedents.json").containsAll(kept), kept.toString());
            assertTrue(kept.contains("credits.json"), kept.toString());
        }
    }
}
