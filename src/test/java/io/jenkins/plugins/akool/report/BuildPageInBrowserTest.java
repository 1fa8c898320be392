package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Chromium;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build's page in a real browser, with the policy that forbids scripts and styles inside of pages. */
@WithJenkins
class BuildPageInBrowserTest extends StudioScenario {

    private static final Path TOUR = Path.of("src/test/resources/io/jenkins/plugins/akool/simulator/product-tour.mp4");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ATTACK = "<img src=x onerror=\"window.attacked=1\">";

    private static Chromium browser;

    @BeforeAll
    static void startBrowser(@TempDir Path profile) throws Exception {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openDoor() throws Exception {
        browser.look(1280, 1200, false, false);
        AkoolGlobalConfiguration.get().setServeSources(true);
    }

    @AfterEach
    void shutDoor() {
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    @Test
    void fromWaitingToPlayedBesideTheOriginal() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = start("tour.mp4", "languages: 'ja', subtitles: true");
        Studio.awaitState(run, State.PROCESSING);

        browser.open(j.getURL() + run.getUrl() + "akool/");
        String policy = browser.value("fetch('.').then(r => r.headers.get('Content-Security-Policy'))")
                .asText();
        assertTrue(policy.contains("default-src 'self'"), policy);
        browser.await("document.querySelector('.akool-progress__words').textContent.includes('%')");
        assertEquals("AKOOL is working", text(".akool-entry--running .akool-state"));
        assertEquals("Japanese (ja)", text(".akool-entry--running h3"));

        akool.end(akool.newestId("ja"));
        browser.await("document.querySelector('.akool-entry--done video')");
        assertEquals("1 of 1 translations collected", text(".akool-summary"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        browser.await("document.querySelector('.akool-page').dataset.changing === 'false'");

        browser.tabTo(".akool-entry--done video");
        browser.press(" ");
        browser.await("document.querySelector('.akool-entry--done video').currentTime > 0.5");
        browser.value("""
                (() => {
                  const track = document.querySelector('.akool-entry--done video').textTracks[0];
                  track.mode = 'showing';
                })()
                """);
        browser.await("document.querySelector('.akool-entry--done video').textTracks[0].cues.length === 2");
        assertEquals(
                "製品ツアーへようこそ。",
                browser.value("document.querySelector('.akool-entry--done video').textTracks[0].cues[0].text")
                        .asText());

        browser.tabTo(".akool-player__compare");
        browser.press("Enter");
        assertEquals(
                "Play both", browser.value("document.activeElement.textContent").asText());
        browser.press("Enter");
        browser.await("pair().every(video => video.currentTime > 1)".replace("pair()", PAIR));
        double apart = browser.value("Math.abs(" + PAIR + "[0].currentTime - " + PAIR + "[1].currentTime)")
                .asDouble();
        assertTrue(apart < 0.5, "apart: " + apart);
        assertEquals(
                List.of("Original", "Japanese (ja)"),
                List.of(
                        browser.value(PAIR + "[0].ariaLabel").asText(),
                        browser.value(PAIR + "[1].ariaLabel").asText()));
        browser.press("Escape");
        browser.await("!document.querySelector('.akool-compare').open");

        assertEquals(List.of(), browser.problems());
        for (int width : new int[] {1280, 390}) {
            browser.look(width, 1000, false, width == 390);
            photograph("played-" + width);
        }
    }

    private static final String PAIR = "[...document.querySelectorAll('.akool-compare video')]";

    @Test
    void whatComesFromOutsideIsTextEverywhere() throws Exception {
        akool.fails("es", 501312, ATTACK);
        akool.on(Call.RESULT_SUBTITLE)
                .always(Fault.body(
                        "text/plain",
                        ("1\n00:00:00,000 --> 00:00:03,000\n" + ATTACK + "</c>\n").getBytes(StandardCharsets.UTF_8)));
        WorkflowRun run = start("tour.mp4", "languages: ['ja', 'es'], subtitles: true");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        BuildTranslations.of(run).put(hostile(run));

        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.await("document.querySelector('.akool-entry--done video')");
        assertTrue(text(".akool-entry--failed .akool-entry__reason").contains(ATTACK));
        for (String place : List.of("h3", "code", ".akool-entry__reason", ".akool-entry__paid")) {
            String shown = text(".akool-entry--waiting " + place);
            assertTrue(shown.contains(ATTACK), place + ": " + shown);
        }
        browser.value("""
                document.querySelectorAll('video').forEach(video => {
                  video.preload = 'metadata';
                  Array.from(video.textTracks).forEach(track => track.mode = 'showing');
                })
                """);
        browser.await("document.querySelector('.akool-entry--done video').textTracks[0].cues.length === 1");
        assertEquals(
                ATTACK + "</c>",
                browser.value("document.querySelector('.akool-entry--done video').textTracks[0].cues[0]"
                                + ".getCueAsHTML().textContent")
                        .asText());
        assertNoAttack();

        browser.open(j.getURL() + run.getUrl());
        browser.await("document.body.innerText.includes('1 of 3 translations collected')");
        assertNoAttack();
        browser.open(j.getURL() + run.getUrl() + "console");
        browser.await("document.body.innerText.includes(" + JSON.writeValueAsString(ATTACK) + ")");
        assertNoAttack();
        assertEquals(List.of(), browser.problems());
    }

    /** An address is shown with its escapes as letters, also where these are no mere letters. */
    @Test
    void anAddressIsTextToo() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[1000]));
        String name = "%3Cimg%20src=x%20onerror=window.attacked=1%3E.mp4";
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.endpoint() + "/source/" + name));
        browser.open(j.getURL() + run.getUrl() + "akool/");
        assertEquals("<img src=x onerror=window.attacked=1>.mp4", text(".akool-source__name"));
        assertEquals(
                akool.endpoint() + "/source/" + name,
                browser.value("document.querySelector('.akool-source__about a').href")
                        .asText());
        assertNoAttack();
        assertEquals(List.of(), browser.problems());
    }

    private static void assertNoAttack() throws Exception {
        assertEquals(
                0,
                browser.value("document.querySelectorAll('img[src=x]').length").asInt());
        assertFalse(browser.value("'attacked' in window").asBoolean());
    }

    /** A record as only somebody could have written it who had access to the disk. */
    private static TranslationRecord hostile(WorkflowRun run) {
        TranslationRecord known = BuildTranslations.of(run).getRecords().get(0);
        return new TranslationRecord(
                known.id() + "\"'><" + "1",
                known.orderId(),
                known.source(),
                ATTACK,
                State.UNCOLLECTED,
                ATTACK,
                Instant.now(),
                null,
                null,
                null,
                null,
                ATTACK,
                0,
                ATTACK);
    }

    @Test
    void aPlayerThatHasNothingToPlaySaysSo() throws Exception {
        WorkflowRun run = start("tour.mp4", "languages: 'ja'");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        FilePath artifacts = new FilePath(new File(run.getRootDir(), "archive"));
        artifacts.child("akool/tour.ja.mp4").write("no video", "UTF-8");

        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.await("document.querySelector('.akool-entry--done video').hidden");
        assertTrue(text(".akool-entry--done .akool-player__failed").contains("Download it to watch it."));
        browser.tabTo(".akool-entry--done .akool-files a");
        assertFalse(browser.value("document.querySelector('.akool-entry:not(.akool-entry--done) video').hidden")
                .asBoolean());
        browser.await("document.querySelector('.akool-player__compare').hidden");
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void theKeyboardComesToEachDecision() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.tabTo("[name=adopt-ja] [name=akoolId]");
        browser.tabTo("[name=submitAgain-ja] button");
        browser.tabTo("[name=forget-ja] button");
        browser.press("Enter");
        browser.await("document.querySelector('.akool-entry--failed')");
        assertEquals(1, akool.createCount());
        assertEquals(List.of(), browser.problems());
    }

    private WorkflowRun start(String file, String options) throws Exception {
        WorkflowJob job = studio.pipeline("node { akoolTranslate file: \"\"\"" + file + "\"\"\", " + options + " }");
        j.jenkins.getWorkspaceFor(job).child(file).copyFrom(new FilePath(TOUR.toFile()));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static String text(String selector) throws Exception {
        return browser.value("document.querySelector('" + selector + "').textContent.trim()")
                .asText();
    }

    /** For whoever wants to see what was seen. */
    private static void photograph(String name) throws Exception {
        browser.photograph(Path.of("target/browser", name + ".png"));
    }
}
