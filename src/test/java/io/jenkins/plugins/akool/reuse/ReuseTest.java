package io.jenkins.plugins.akool.reuse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.Slave;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Results of earlier builds that serve again, and all that keeps one from it. */
@WithJenkins
class ReuseTest extends StudioScenario {

    private WorkflowJob job;

    /** Servers that refuse to tell whether a video has changed, and voices with made-up names, are no matter here. */
    @Override
    protected SimulatedAkoolBuilder options() {
        return super.options().lenient();
    }

    @BeforeEach
    void create() throws Exception {
        job = studio.pipeline("");
    }

    @Test
    void whatHasNotChangedIsNotPaidAgain() throws Exception {
        build("?Signature=one", "languages: 'ja'");
        WorkflowRun second = build("?Signature=two", "languages: ['ja', 'es'], to: 'elsewhere'");
        assertEquals(2, akool.createCount());
        j.assertLogContains("ja: taken from #1, 4 credits saved.", second);
        j.assertLogContains("ja COLLECTED elsewhere/product-tour.ja.mp4 0.0 1", second);
        j.assertLogContains("es COLLECTED elsewhere/product-tour.es.mp4 4.0 null", second);
        studio.assertArchived(second, "elsewhere", "ja", "es");
        HtmlPage page = j.createWebClient().getPage(second, "akool");
        assertEquals(
                job.getBuildByNumber(1).getAbsoluteUrl(),
                page.getFullyQualifiedUrl(page.getAnchorByText("#1").getHrefAttribute())
                        .toString());

        WorkflowRun third = build("", "languages: 'ja', wait: false");
        j.assertLogContains("ja: taken from #2, 0 credits saved.", third);
        studio.assertArchived(third, "akool", "ja");
        assertEquals(2, akool.createCount());
    }

    @Test
    void anotherSourceIsPaid() throws Exception {
        sourceHas("\"first\"");
        build("", "languages: 'ja'");
        akool.clearFaults();
        sourceHas("\"second\"");
        assertPaidAgain(build("", "languages: 'ja'"));
    }

    @Test
    void otherOptionsArePaid() throws Exception {
        build("", "languages: 'ja'");
        assertPaidAgain(build("", "languages: 'ja', lipsync: true"));
        assertPaidAgain(build("", "languages: 'ja', voices: [ja: akoolVoices(language: 'ja')[0]]"));
        WorkflowRun same = build("", "languages: ['ja', 'es'], voices: [es: akoolVoices(language: 'es')[0]]");
        j.assertLogContains("ja: taken from #1", same);
    }

    @Test
    void aChangedCaptionFileIsPaid() throws Exception {
        String captions = "languages: 'ja', captions: 'target', captionFile: '%s'"
                .formatted(akool.sourceUrl().replace(".mp4", ".srt"));
        sourceAndCaptionsHave("\"video\"", "\"captions\"");
        build("", captions);
        sourceAndCaptionsHave("\"video\"", "\"captions\"");
        j.assertLogContains("ja: taken from #1", build("", captions));
        sourceAndCaptionsHave("\"video\"", "\"others\"");
        assertPaidAgain(build("", captions));
        sourceAndCaptionsHave("\"video\"", null);
        assertPaidAgain(build("", captions));
    }

    @Test
    void aSourceThatCannotBeToldIsPaid() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[1000]));
        build("", "languages: 'ja'");
        WorkflowRun second = build("", "languages: 'ja'");
        assertPaidAgain(second);
        j.assertLogContains("does not tell whether it has changed", second);
        akool.clearFaults();
        akool.on(Call.SOURCE).always(Fault.status(403));
        assertPaidAgain(build("", "languages: 'ja'"));
    }

    @Test
    void aServerWithOneTagForEverythingIsNotBelieved() throws Exception {
        akool.on(Call.SOURCE).always(new Fault.Answered(200, Map.of("ETag", "\"all\""), "video/mp4", new byte[1000]));
        build("", "languages: 'ja'");
        akool.clearFaults();
        akool.on(Call.SOURCE).always(new Fault.Answered(200, Map.of("ETag", "\"all\""), "video/mp4", new byte[1001]));
        assertPaidAgain(build("", "languages: 'ja'"));
        akool.clearFaults();
        akool.on(Call.SOURCE).always(new Fault.Answered(200, Map.of("ETag", "\"\""), "video/mp4", new byte[1001]));
        build("", "languages: 'ja'");
        assertPaidAgain(build("", "languages: 'ja'"));
    }

    @Test
    void aResultThatIsGoneIsFetchedFromAkoolAgain() throws Exception {
        WorkflowRun first = build("", "languages: 'ja'");
        first.getArtifactManager().delete();
        WorkflowRun second = build("", "languages: 'ja'");
        j.assertLogContains("ja: " + first.getExternalizableId() + " has AKOOL translate the same", second);
        studio.assertArchived(second, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    @Test
    void whoDoesNotAskGetsItNew() throws Exception {
        script("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.buildAndAssertSuccess(job);
        assertPaidAgain(build("", "languages: 'ja'"));
        script("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        assertPaidAgain(j.buildAndAssertSuccess(job));
    }

    @Test
    void anAgentGetsTheFileToo() throws Exception {
        Slave agent = j.createOnlineSlave();
        build("", "languages: 'ja'");
        script("node('%s') { akoolTranslate url: '%s', languages: 'ja', reuse: true }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
        WorkflowRun second = j.buildAndAssertSuccess(job);
        studio.assertArchived(second, "akool", "ja");
        FilePath kept = agent.getWorkspaceFor(job).child("akool/product-tour.ja.mp4");
        try (InputStream in = kept.read()) {
            assertArrayEquals(akool.resultVideo("ja"), in.readAllBytes());
        }
        assertEquals(1, akool.createCount());
    }

    @Test
    void subtitlesAreTakenWithTheVideoAndNoVideoWithoutThemWhereTheyAreAskedFor() throws Exception {
        build("", "languages: 'ja'");
        assertPaidAgain(build("", "languages: 'ja', subtitles: true"));
        WorkflowRun third = build("", "languages: 'ja', subtitles: true, to: 'v'");
        j.assertLogContains("ja: taken from #2", third);
        studio.assertArchived(third, "v", "ja");
        assertEquals(
                List.of("v/product-tour.ja.srt", "v/product-tour.ja.original.srt"),
                BuildTranslations.find(third).getRecords().get(0).getExtras().stream()
                        .map(RecordedExtra::getFile)
                        .toList());
        try (InputStream in =
                third.getArtifactManager().root().child("v/product-tour.ja.srt").open()) {
            assertEquals(akool.translatedSubtitles("ja"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(3, third.getArtifacts().size());
    }

    @Test
    void aFreestyleJobHasTheSameChoice() throws Exception {
        FreeStyleProject freestyle = j.createFreeStyleProject();
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        options.setReuse(true);
        freestyle.getBuildersList().add(new AkoolTranslateBuilder(options));
        j.buildAndAssertSuccess(freestyle);
        FreeStyleBuild second = j.buildAndAssertSuccess(freestyle);
        j.assertLogContains("ja: taken from #1, 4 credits saved.", second);
        studio.assertArchived(second, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    /** A build that reuses what it can, and tells what it got. */
    private WorkflowRun build(String query, String options) throws Exception {
        script("""
                def results = akoolTranslate url: '%s', reuse: true, %s
                results = results instanceof List ? results : akoolAwait(results)
                for (r in results) {
                    echo "$r.language $r.status $r.file $r.credits $r.reusedFrom"
                }
                """.formatted(akool.sourceUrl() + query, options));
        return j.buildAndAssertStatus(Result.SUCCESS, job);
    }

    private void script(String text) throws Exception {
        job.setDefinition(new CpsFlowDefinition(text, true));
    }

    private void sourceHas(String etag) {
        akool.on(Call.SOURCE).always(video(etag));
    }

    /** In the order in which they are asked for, the video's head and beginning before the order, and for it; null for a server that does not tell. */
    private void sourceAndCaptionsHave(String video, String captions) {
        Fault source = video(video);
        byte[] subtitles = "1\n00:00:00,000 --> 00:00:01,000\nHello\n".getBytes(StandardCharsets.UTF_8);
        Fault beside = new Fault.Answered(
                200, captions == null ? Map.of() : Map.of("ETag", captions), "application/x-subrip", subtitles);
        akool.on(Call.SOURCE).next(beside, beside, source, source, source, beside);
    }

    private static Fault video(String etag) {
        return new Fault.Answered(200, Map.of("ETag", etag), "video/mp4", new byte[1000]);
    }

    /** Its only translation was made for it. */
    private void assertPaidAgain(Run<?, ?> run) {
        TranslationRecord record = BuildTranslations.find(run).getRecords().get(0);
        assertNull(record.getReusedFrom());
        assertEquals(akool.newestId("ja"), record.getAkoolId());
    }
}
