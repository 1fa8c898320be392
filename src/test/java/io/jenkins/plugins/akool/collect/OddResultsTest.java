package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.akool.media.Ffmpeg;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A translated video that is not what one expects is archived, and whoever looks is told. */
@WithJenkins
class OddResultsTest extends StudioScenario {

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() {
        Ffmpeg.make(
                1,
                List.of(
                        List.of("-map", "0:v", "-c:v", "libx264", file("silent.mp4")),
                        List.of("-map", "0:v", "-map", "1:a", "-c:v", "libx264", file("short.mp4"))));
        Ffmpeg.make(4, List.of(List.of("-map", "0:v", "-map", "1:a", "-c:v", "libx264", file("whole.mp4"))));
        assumeTrue(Files.exists(folder.resolve("whole.mp4")), "ffmpeg makes the videos");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    /** The original is four seconds long. */
    private WorkflowRun with(String name) throws Exception {
        akool.on(Call.RESULT_VIDEO).always(Fault.body("video/mp4", Files.readAllBytes(folder.resolve(name))));
        return j.buildAndAssertSuccess(
                studio.pipeline("echo \"told: ${akoolTranslate(url: '%s', languages: 'ja')[0].warnings}\""
                        .formatted(akool.sourceUrl())));
    }

    private void assertTold(WorkflowRun run, String sentence) throws Exception {
        j.assertLogContains("[AKOOL] ja: " + sentence, run);
        j.assertLogContains("told: [" + sentence, run);
        String page = j.createWebClient().getPage(run, "akool").asNormalizedText();
        assertTrue(page.contains(sentence), page);
        String rest = j.createWebClient()
                .goTo(run.getUrl() + "akool/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertTrue(rest.contains(sentence), rest);
    }

    @Test
    void aResultWithoutSoundIsTold() throws Exception {
        assertTold(with("silent.mp4"), "The translated video has no sound track.");
    }

    @Test
    void aResultThatIsMuchShorterIsTold() throws Exception {
        assertTold(with("short.mp4"), "The translated video is 1 seconds long, and the original 4.");
    }

    @Test
    void aWholeOneIsNoLine() throws Exception {
        WorkflowRun run = with("whole.mp4");
        j.assertLogContains("told: []", run);
        assertEquals(List.of(), BuildTranslations.find(run).getRecords().get(0).getWarnings());
        assertTrue(!JenkinsRule.getLog(run).contains("The translated video"));
    }
}
