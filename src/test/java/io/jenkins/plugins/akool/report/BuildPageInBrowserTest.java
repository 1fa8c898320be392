package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.BrowserScenario;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build's page in a real browser, with the policy that forbids scripts and styles inside of pages. */
@WithJenkins
class BuildPageInBrowserTest extends BrowserScenario {

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

        assertNoProblems();
        for (int width : new int[] {1280, 390}) {
            browser.look(width, 1000, false, width == 390);
            photograph("played-" + width);
        }
    }

    @Test
    void anotherLanguagePlaysOnWithTheOther() throws Exception {
        WorkflowRun run = start("tour.mp4", "languages: ['ja', 'es']");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.tabTo(".akool-entry--done .akool-player__compare");
        browser.press("Enter");
        browser.press("Enter");
        browser.await(PAIR + ".every(video => video.currentTime > 0.2)");
        browser.value("""
                (() => {
                  const heard = %s[1];
                  heard.addEventListener('seeking', () => { heard.dataset.jumped = 'true'; });
                  const pick = document.querySelector('.akool-compare__pick');
                  pick.value = '2';
                  pick.dispatchEvent(new Event('change'));
                })()
                """.formatted(PAIR));
        assertEquals("Pause both", text(".akool-compare__play"));
        assertEquals("Sound of Spanish (es)", text(".akool-compare__sound"));
        assertEquals(
                "Sound of Japanese (ja)",
                text("[role=radiogroup][aria-label=Sound] .akool-compare__side:last-child .akool-compare__sound"));
        browser.await(PAIR + ".every(video => video.ended)");
        assertTrue(browser.value(PAIR + "[0].currentSrc.includes('.es.')").asBoolean());
        assertFalse(browser.value("'jumped' in " + PAIR + "[1].dataset").asBoolean());
        assertEquals("Play both", text(".akool-compare__play"));
        assertNoProblems();
    }

    private static final String PAIR = "[...document.querySelectorAll('.akool-compare video')]";

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
        assertNoProblems();
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
        assertNoProblems();
    }

    /** For whoever wants to see what was seen. */
    private static void photograph(String name) throws Exception {
        browser.photograph(Path.of("target/browser", name + ".png"));
    }
}
