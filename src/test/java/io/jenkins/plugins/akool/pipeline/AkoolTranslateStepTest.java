package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.FilePath;
import hudson.model.Fingerprint;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a Pipeline author does and sees. */
@WithJenkins
class AkoolTranslateStepTest extends StudioScenario {

    @Test
    void scriptedWithoutNodeReadsTheResults() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def results = akoolTranslate url: '%s', languages: ['ja', 'es', 'fr']
                for (r in results) {
                    echo "$r.language $r.status $r.file ${r.durationSeconds > 0} ${r.credits > 0} ${r.id != null}"
                }
                """.formatted(akool.sourceUrl()));
        assertEquals(3, akool.createCount());
        studio.assertArchived(run, "akool", "ja", "es", "fr");
        for (String language : List.of("ja", "es", "fr")) {
            j.assertLogContains(language + " COLLECTED akool/product-tour." + language + ".mp4 true true true", run);
        }
        assertEquals(8 + 4, Studio.lines(run).size(), Studio.lines(run)::toString);
        Fingerprint uses = CredentialsProvider.getFingerprintOf(
                SystemCredentialsProvider.getInstance().getCredentials().get(0));
        assertTrue(uses != null && uses.getJobs().contains(run.getParent().getFullName()), "the use is recorded");
    }

    @Test
    void declarativeOnAnAgentDownloadsThere() throws Exception {
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("""
                pipeline {
                    agent { label '%s' }
                    stages {
                        stage('Translate') {
                            steps {
                                akoolTranslate url: '%s', languages: ['ja', 'ko'], to: 'videos/dubbed', lipsync: true
                            }
                        }
                    }
                }
                """.formatted(agent.getNodeName(), akool.sourceUrl()));
        WorkflowRun run = j.buildAndAssertSuccess(job);
        studio.assertArchived(run, "videos/dubbed", "ja", "ko");
        FilePath kept = agent.getWorkspaceFor(job).child("videos/dubbed");
        assertEquals(
                List.of("product-tour.ja.mp4", "product-tour.ko.mp4"),
                kept.list().stream().map(FilePath::getName).sorted().toList());
        assertTrue(akool.received(Call.CREATE).stream().allMatch(r -> r.body().contains("\"lipsync\":true")));
    }

    @Test
    void languagesAsOneString() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('Translate') {
                            steps {
                                akoolTranslate url: '%s', languages: 'ja, es', sourceLanguage: 'en-US'
                            }
                        }
                    }
                }
                """.formatted(akool.sourceUrl()));
        studio.assertArchived(run, "akool", "ja", "es");
        assertTrue(
                akool.received(Call.CREATE).stream().allMatch(r -> r.body().contains("\"source_language\":\"en-US\"")));
    }

    @Test
    void oneFailedLanguageFailsTheBuildAfterTheOthersAreArchived() throws Exception {
        akool.fails("es", 501312, "The speech could not be recognised.");
        WorkflowRun run = studio.build(
                Result.FAILURE, "akoolTranslate url: '%s', languages: ['ja', 'es', 'fr']".formatted(akool.sourceUrl()));
        studio.assertArchived(run, "akool", "ja", "fr");
        j.assertLogContains(
                "ERROR: AKOOL: 1 of 3 translations have no result. es: The speech could not be recognised."
                        + " (error 501312).",
                run);
        assertNoStackTrace(run);
    }

    @Test
    void sameVideoTwiceInOneBuildKeepsBoth() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def first = akoolTranslate url: '%1$s', languages: 'ja'
                def second = akoolTranslate url: '%1$s', languages: 'ja'
                echo "${first[0].file} ${second[0].file}"
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("akool/product-tour.ja.mp4 akool/product-tour-2.ja.mp4", run);
        assertEquals(2, run.getArtifacts().size());
    }

    @Test
    void stoppingTellsWhatIsPaid() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("ja: submitted to AKOOL as ", run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogContains(
                "AKOOL cannot cancel what it was paid for. AKOOL keeps it as " + akool.newestId("ja") + " until ", run);
        assertNoStackTrace(run);
    }

    @Test
    void wrongKeyEndsWithOneSentenceBeforeAnythingIsPaid() throws Exception {
        Studio.addKey("wrong", "not-the-key");
        WorkflowRun run = failing("akoolTranslate url: '%s', languages: ['ja', 'es'], credentialsId: 'wrong'");
        j.assertLogContains("ERROR: AKOOL does not accept the API key; check the credential", run);
        assertEquals(List.of(), akool.received(Call.CREATE));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "url: '%s', languages: 'ja', credentialsId: 'nobody'", "There is no credential with the id 'nobody' that this job may use."
                    "url: '', languages: 'ja'", "No video is set: give the URL of the video to translate, or its path in the workspace."
                    "languages: 'ja'", "No video is set: give the URL of the video to translate, or its path in the workspace."
                    "url: '%s', file: 'tour.mp4', languages: 'ja'", "Give the video either by its URL or by its path in the workspace, not both."
                    "file: '../tour.mp4', languages: 'ja'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "file: 'in/../../tour.mp4', languages: 'ja'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "file: '/etc/passwd', languages: 'ja'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "file: 'C:/tour.mp4', languages: 'ja'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "file: 'in/', languages: 'ja'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "file: 'tour.mp4', languages: 'ja'", "A file can only be given where there is a workspace: put the step inside 'node', or give the URL of the video."
                    "url: 'tour.mp4', languages: 'ja'", "The video must be given as an absolute http or https URL."
                    "url: 'ftp://example.com/tour.mp4', languages: 'ja'", "The video must be given as an absolute http or https URL."
                    "url: '%s', languages: 'ja, klingon!'", "'klingon!' is not a language code such as ja or zh-CN."
                    "url: '%s', languages: []", "No target language is set: give at least one language code, such as ja."
                    "url: '%s'", "No target language is set: give at least one language code, such as ja."
                    "url: '%s', languages: ['ja', 'JA']", "The language JA is named twice."
                    "url: '%s', languages: 'ja', to: '../other'", "The folder must be a relative path among the artifacts, without '..' or special characters."
                    "url: '%s', languages: 'ja', timeoutMinutes: -1", "The time limit must be between 1 and 10080 minutes."
                    """)
    void badInputEndsWithOneSentenceAndNoOrder(String arguments, String sentence) throws Exception {
        WorkflowRun run = failing("akoolTranslate " + arguments);
        j.assertLogContains(sentence, run);
        assertEquals(List.of(), akool.received(Call.CREATE));
    }

    @Test
    void nothingIsPaidWhereALanguageIsUnknown() throws Exception {
        WorkflowRun run = failing("akoolTranslate url: '%s', languages: ['ja', 'xx-YY']");
        j.assertLogContains("ERROR: AKOOL does not list the language xx-YY.", run);
        assertEquals(List.of(), akool.received(Call.CREATE));
    }

    @Test
    void noCredentialAtAll() throws Exception {
        AkoolGlobalConfiguration.get().setCredentialsId(null);
        WorkflowRun run = failing("akoolTranslate url: '%s', languages: 'ja'");
        j.assertLogContains("No AKOOL credential is set", run);
        assertEquals(List.of(), akool.received(Call.CREATE));
    }

    private WorkflowRun failing(String script) throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, script.formatted(akool.sourceUrl()));
        assertNoStackTrace(run);
        return run;
    }

    private static void assertNoStackTrace(WorkflowRun run) throws Exception {
        String log = JenkinsRule.getLog(run);
        assertFalse(log.contains("\tat "), log);
        assertFalse(log.contains("Exception"), log);
    }
}
