package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * What this plugin once wrote down it goes on to read: a Jenkins home with a job's form, the system configuration, and a
 * Pipeline that was stopped with one language collected and the other at AKOOL, in its program, its record and the
 * journal. Samples are added here, never changed.
 */
class StoredFormsTest {

    private static final Path SAMPLE = Path.of("src/test/resources/io/jenkins/plugins/akool/stored/home");

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeEach
    void lay() throws Exception {
        FileUtils.copyDirectory(SAMPLE.toFile(), sessions.getHome());
    }

    private static List<String> sorted(String xml) {
        return xml.lines().sorted().toList();
    }

    @Test
    void theFormOfAJobIsReadAndWrittenAsItWas() throws Throwable {
        sessions.then(j -> {
            FreeStyleProject job = j.jenkins.getItemByFullName("form", FreeStyleProject.class);
            TranslationOptions options =
                    job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
            assertEquals("https://videos.example.com/tour.mp4", options.getUrl());
            assertEquals(List.of("ja", "es"), options.languageList());
            assertEquals("studio", options.getCredentialsId());
            assertEquals("videos", options.getTo());
            assertEquals(42, options.getTimeoutMinutes());
            assertEquals(OnFailure.UNSTABLE, options.getOnFailure());
            assertEquals(12, options.getMaxCredits());
            assertEquals("voice-1", options.getVoices().get(0).getVoice());
            assertEquals("ビルド", options.getFixedWords().get(0).getReplacement());
            assertEquals("see eye", options.getPronouncedWords().get(0).getReplacement());
            assertFalse(options.isWait());
            assertFalse(options.isArchiveSource());
            assertTrue(options.isReuse() && options.isDryRun() && options.isSubtitles() && options.isCleanVideo());
            job.save();
            // In which order the options stand is nobody's business.
            assertEquals(
                    sorted(withoutVersions(Files.readString(SAMPLE.resolve("jobs/form/config.xml")))),
                    sorted(withoutVersions(job.getConfigFile().asString())));
        });
    }

    @Test
    void theSystemConfigurationIsRead() throws Throwable {
        sessions.then(j -> {
            AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
            assertEquals("https://gateway.example.com", configuration.getEndpoint());
            assertEquals(Studio.KEY_ID, configuration.getCredentialsId());
            assertEquals(512, configuration.getMaxResultMebibytes());
            assertEquals(2, configuration.getDownloadsPerNode());
            assertTrue(configuration.isWebhooks() && configuration.isServeSources());
        });
    }

    @Test
    void aPipelineThatWasStoppedGoesOnWhereItWas() throws Throwable {
        try (SimulatedAkool akool = SimulatedAkool.builder().start()) {
            akool.on(Call.STATUS)
                    .always(Fault.json("{\"code\":1000,\"data\":{\"video_status\":3,\"video\":\"" + akool.sourceUrl()
                            + "\",\"deduction_duration\":5}}"));
            sessions.then(j -> {
                Studio.open(j, akool);
                WorkflowRun run =
                        j.jenkins.getItemByFullName("tour", WorkflowJob.class).getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
                j.assertLogContains("ja COLLECTED akool/tour.ja.mp4; es COLLECTED akool/tour.es.mp4", run);
                List<TranslationRecord> records = BuildTranslations.find(run).getRecords();
                assertEquals(
                        List.of(State.COLLECTED, State.COLLECTED),
                        records.stream().map(TranslationRecord::getState).toList());
                assertEquals("6b065ac800005a1100000002", records.get(1).getAkoolId());
                assertEquals(5.0, records.get(1).getCredits());
                assertTrue(new File(run.getArtifactsDir(), "akool/tour.es.mp4").isFile());
            });
            assertEquals(0, akool.createCount());
        }
    }

    private static String withoutVersions(String xml) {
        return xml.replaceAll(" plugin=\"[^\"]*\"", "").strip();
    }
}
