package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.WordPair;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.BrowserScenario;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Text from outside that a page would run if it took it for a part of itself, on each page in a real browser. */
@WithJenkins
class HostileTextInBrowserTest extends BrowserScenario {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ATTACK = "<img src=x onerror=\"window.attacked=1\">";

    @AfterEach
    void unlock() {
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void whatAkoolAndADiskTellIsText() throws Exception {
        akool.fails("es", 501312, ATTACK);
        akool.on(Call.RESULT_SUBTITLE)
                .always(Fault.body(
                        "text/plain",
                        ("1\n00:00:00,000 --> 00:00:03,000\n" + ATTACK + "</c>\n").getBytes(StandardCharsets.UTF_8)));
        WorkflowRun run = start("tour.mp4", "languages: ['ja', 'es'], subtitles: true");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        BuildTranslations.of(run).put(hostile(run, "1", State.UNCOLLECTED, null));
        FilePath artifacts = new FilePath(new File(run.getRootDir(), "archive"));
        artifacts.child("akool/tour.ja.mp4").copyTo(artifacts.child("akool/" + ATTACK + ".mp4"));
        BuildTranslations.of(run)
                .put(hostile(run, "2", State.COLLECTED, new Collected("akool/" + ATTACK + ".mp4", 10, List.of())));

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

        for (String page : List.of(run.getUrl(), run.getUrl() + "console")) {
            browser.open(j.getURL() + page);
            awaitText(page.endsWith("console") ? ATTACK : "2 of 4 translations collected");
        }
        browser.open(j.getURL() + run.getParent().getUrl() + "akool/");
        awaitText(ATTACK);
    }

    /** Records as only somebody could have written them who had access to the disk. */
    private static TranslationRecord hostile(WorkflowRun run, String id, State state, Collected result) {
        TranslationRecord known = BuildTranslations.of(run).getRecords().get(0);
        return new TranslationRecord(
                known.id() + "\"'><" + id,
                known.orderId(),
                known.source(),
                ATTACK,
                state,
                ATTACK,
                Instant.now(),
                null,
                null,
                null,
                result,
                ATTACK,
                0,
                ATTACK);
    }

    /** An address is shown with its escapes as letters, also where these are no mere letters. */
    @Test
    void anAddressIsTextToo() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[1000]));
        akool.neverEnds("ja");
        String name = "%3Cimg%20src=x%20onerror=window.attacked=1%3E.mp4";
        WorkflowRun run = studio.pipeline(
                        "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.endpoint() + "/source/" + name))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        String shown = "<img src=x onerror=window.attacked=1>.mp4";
        browser.open(j.getURL() + "manage/akool/");
        awaitText(shown);
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        browser.open(j.getURL() + run.getUrl() + "akool/");
        assertEquals(shown, text(".akool-source__name"));
        assertEquals(
                akool.endpoint() + "/source/" + name,
                browser.value("document.querySelector('.akool-source__about a').href")
                        .asText());
        assertNoAttack();
        for (String page : List.of(run.getParent().getUrl() + "akool/", run.getUrl() + "console")) {
            browser.open(j.getURL() + page);
            awaitText(shown);
        }
    }

    @Test
    void aFileNameIsTextOnEachPageOfBothWorlds() throws Exception {
        // A step takes no file with angle brackets or double quotation marks in its name.
        String file = "&lt;img src=x onerror=window.attacked=1&gt; onplay='window.attacked=1' .mp4";
        akool.neverEnds("ja");
        WorkflowRun run = start(file, "languages: ['ja', 'es'], keepWords: ['''" + ATTACK + "''']");
        Studio.awaitState(run, State.PROCESSING);
        Studio.awaitState(run, State.COLLECTED);
        String job = run.getParent().getUrl();
        browser.open(j.getURL() + run.getUrl() + "akool/");
        browser.await("document.querySelector('.akool-entry--done video')");
        assertEquals(file, text(".akool-source__name"));
        for (String page : List.of(run.getUrl() + "console", job + "akool/", "manage/akool/")) {
            browser.open(j.getURL() + page);
            awaitText(file);
        }
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        User.getById("ann", true).addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
        browser.logIn(j.getURL().toString(), "ann");
        browser.open(j.getURL() + run.getUrl());
        awaitText("2 of 2 translations collected");
        browser.open(j.getURL() + run.getUrl() + "akool/");
        awaitText(file);
        assertEquals(file, text(".akool-source__name"));
    }

    @Test
    void voiceAndLanguageAreTextInTheLog() throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: 'ja', voices: [ja: '''%s''']"
                        .formatted(akool.sourceUrl(), ATTACK));
        browser.open(j.getURL() + run.getUrl() + "console");
        awaitText("AKOOL does not list the voice " + ATTACK);
        // Blanks would part two languages.
        String language = "<img/src=x/onerror=window.attacked=1>";
        run = studio.build(
                Result.FAILURE, "akoolTranslate url: '%s', languages: '%s'".formatted(akool.sourceUrl(), language));
        browser.open(j.getURL() + run.getUrl() + "console");
        awaitText("'" + language + "' is not a language code");
    }

    @Test
    void languageVoiceAndWordsAreTextInTheForm() throws Exception {
        akool.on(Call.LANGUAGES)
                .always(Fault.json(
                        "{\"code\":1000,\"msg\":\"OK\",\"data\":{\"lang_list\":[{\"lang_code\":\"ja\",\"lang_name\":%s}]}}"
                                .formatted(JSON.writeValueAsString(ATTACK))));
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl() + "?" + ATTACK);
        options.setKeepWords(ATTACK);
        options.setVoices(List.of(new LanguageVoice(ATTACK, ATTACK)));
        options.setFixedWords(List.of(new WordPair(ATTACK, ATTACK)));
        options.setPronouncedWords(List.of(new WordPair(ATTACK, ATTACK)));
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        browser.open(j.getURL() + job.getUrl() + "configure");
        // Of the languages' field, where their names are shown, and of the voice's.
        browser.await(
                "[...document.querySelectorAll('.validation-error-area')].filter(area => area.textContent.includes("
                        + JSON.writeValueAsString(ATTACK) + ")).length >= 2");
        for (String field : List.of("_.voice", "_.language", "_.word", "_.replacement", "_.keepWords")) {
            assertEquals(
                    ATTACK,
                    browser.value("document.querySelector('[name=\"" + field + "\"]').value")
                            .asText(),
                    field);
        }
        assertNoAttack();
    }

    /** Asserts that the page that is open shows all of this to whoever reads it, and nothing was run or made of it. */
    private static void awaitText(String... texts) throws Exception {
        for (String text : texts) {
            browser.await("document.body.innerText.includes(" + JSON.writeValueAsString(text) + ")");
        }
        assertNoAttack();
    }

    private static void assertNoAttack() throws Exception {
        assertEquals(
                0,
                browser.value("document.querySelectorAll('img[src=x]').length").asInt());
        assertFalse(browser.value("'attacked' in window").asBoolean());
        assertNoProblems();
    }
}
