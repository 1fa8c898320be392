package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Clothes;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever goes wrong with what comes beside a video costs the video nothing, and can be mended on the page. */
@WithJenkins
class ExtrasTest extends StudioScenario {

    private static final String WHY = "[AKOOL] ja: not archived beside the video: Translated subtitles. ";

    static List<Arguments> troubles() {
        return List.of(
                Arguments.of(Fault.body("application/x-subrip", new byte[0]), "The server sent an empty file."),
                Arguments.of(
                        Fault.status(404), "The server answered HTTP 404: the file is not there, or not any more."),
                Arguments.of(Fault.status(500), "The server answered HTTP 500."),
                Arguments.of(Fault.reset(), "The connection broke"),
                Arguments.of(
                        Fault.body("application/x-subrip", "{\"code\": 1}".getBytes(StandardCharsets.UTF_8)),
                        "The link leads to a JSON document, served as application/x-subrip, and not to a subtitle file."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void theVideoIsArchivedAndTheRestIsCollectedOnThePage(Fault trouble, String sentence) throws Exception {
        akool.on(Call.RESULT_SUBTITLE).always(trouble);
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true".formatted(akool.sourceUrl()));
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, run.getArtifacts().size());
        assertEquals(State.COLLECTED, record(run).getState());
        j.assertLogContains(WHY + sentence, run);
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        String log = JenkinsRule.getLog(run);
        assertFalse(log.contains("could not be collected") || log.contains(SimulatedAkool.SIGNATURE_MARK), log);

        akool.clearFaults();
        String text = page(run).asNormalizedText();
        assertTrue(text.contains("Not there: Translated subtitles, Original subtitles"), text);
        j.submit(page(run).getFormByName("collectExtras-ja"));
        while (record(run).getExtras().size() < 2) {
            Moment.pass();
        }
        assertArrayEquals(
                akool.translatedSubtitles("ja").getBytes(StandardCharsets.UTF_8),
                artifact(run, "akool/product-tour.ja.srt"));
        assertArrayEquals(
                akool.originalSubtitles().getBytes(StandardCharsets.UTF_8),
                artifact(run, "akool/product-tour.ja.original.srt"));
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
        assertEquals(1, akool.createCount());
        assertFalse(page(run).asNormalizedText().contains("Collect what is missing"));
    }

    @Test
    void whoAsksAgainMeanwhileIsToldSo() throws Exception {
        akool.on(Call.RESULT_SUBTITLE).always(Fault.status(404));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true".formatted(akool.sourceUrl()));
        int before = akool.received(Call.RESULT_SUBTITLE).size();
        akool.clearFaults();
        akool.on(Call.RESULT_SUBTITLE).always(Fault.hang());
        Decisions decisions = TranslationService.get().decisions();
        decisions.collectExtras(run, record(run));
        while (akool.received(Call.RESULT_SUBTITLE).size() == before) {
            Moment.pass();
        }
        ExecutionException told = assertThrows(
                ExecutionException.class,
                () -> decisions
                        .collectExtras(run, record(run))
                        .toCompletableFuture()
                        .get());
        assertEquals("It is being fetched already.", told.getCause().getMessage());
    }

    @Test
    void theNameTellsTheFormat() throws Exception {
        byte[] web = "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n".getBytes(StandardCharsets.UTF_8);
        akool.on(Call.RESULT_SUBTITLE).always(Fault.body("text/plain", web));
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def r = akoolTranslate(url: '%s', languages: 'ja', subtitles: true)[0]
                echo "${r.subtitles} and ${r.originalSubtitles}"
                """.formatted(akool.sourceUrl()));
        j.assertLogContains("akool/product-tour.ja.vtt and akool/product-tour.ja.original.vtt", run);
        assertArrayEquals(web, artifact(run, "akool/product-tour.ja.vtt"));
    }

    @Test
    void aVideoInOddClothesGetsTheNameOfItsKind() throws Exception {
        byte[] stream = new byte[10 * 188];
        for (int i = 0; i < stream.length; i += 188) {
            stream[i] = 0x47;
        }
        akool.on(Call.RESULT_VIDEO)
                .always(Clothes.usual()
                        .of(stream, "text/html")
                        .with(Clothes.Coding.GZIP)
                        .with(Clothes.Ranges.ALL_AS_PART));
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        assertArrayEquals(stream, artifact(run, "akool/product-tour.ja.ts"));
    }

    private static byte[] artifact(WorkflowRun run, String path) throws Exception {
        try (InputStream in = run.getArtifactManager().root().child(path).open()) {
            return in.readAllBytes();
        }
    }

    private static TranslationRecord record(WorkflowRun run) {
        return BuildTranslations.find(run).getRecords().get(0);
    }

    private HtmlPage page(WorkflowRun run) throws Exception {
        return j.createWebClient().getPage(run, "akool/");
    }
}
