package io.jenkins.plugins.akool.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** All that AKOOL can be asked from a script. */
@WithJenkins
class AkoolOptionsTest extends StudioScenario {

    @Test
    void everyOptionReachesAkool() throws Exception {
        studio.build(Result.SUCCESS, """
                pipeline {
                    agent none
                    stages {
                        stage('Translate') {
                            steps {
                                akoolTranslate url: '%1$s',
                                    languages: ['ja', 'zh-CN'],
                                    sourceLanguage: 'en-US',
                                    lipsync: true,
                                    speakers: 2,
                                    removeBackgroundMusic: true,
                                    captions: 'target',
                                    captionFile: '%2$s',
                                    voices: [ja: '%3$s', 'zh-CN': '%4$s'],
                                    style: 'Professional',
                                    keepWords: ['Jenkins', 'AKOOL'],
                                    fixedWords: [build: 'ビルド'],
                                    pronouncedWords: ['CI': 'see eye'],
                                    dynamicDuration: true
                            }
                        }
                    }
                }
                """.formatted(
                        akool.sourceUrl(), akool.captionUrl(), Voices.of("ja"), Voices.of("zh-CN")));
        assertEquals(2, akool.createCount());
        JsonNode expected =
                new ObjectMapper().readTree("""
                        {"url": "%s", "language": "ja", "source_language": "en-US", "lipsync": true, "speaker_num": 2,
                         "remove_bgm": true, "caption_type": 2, "caption_url": "%s",
                         "voices_map": {"ja": {"voice_id": "%s"}},
                         "studio_voice": {"style": "professional", "no_translate_words": ["Jenkins", "AKOOL"],
                           "fixed_words": {"build": "ビルド"}, "pronounced_words": {"CI": "see eye"}},
                         "dynamic_duration": true}
                        """.formatted(akool.sourceUrl(), akool.captionUrl(), Voices.of("ja")));
        assertEquals(
                expected,
                new ObjectMapper().readTree(akool.received(Call.CREATE).get(0).body()));
    }

    @Test
    void listsAreReadableInTheSandbox() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def names = []
                for (l in akoolLanguages()) { if (l.code == 'ja') { names << l.name } }
                def voices = akoolVoices language: 'ja'
                echo "languages ${names} voices ${voices.size() > 1} ${voices.every { it.id && it.language.startsWith('ja') }}"
                """);
        j.assertLogContains("languages [Japanese", run);
        j.assertLogContains("voices true true", run);
    }

    @Test
    void clientIdAndSecretBuyATokenOnce() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "client", null, akool.clientId(), akool.clientSecret()));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: ['ja', 'es'], credentialsId: 'client'"
                        .formatted(akool.sourceUrl()));
        studio.assertArchived(run, "akool", "ja", "es");
        assertEquals(1, akool.received(Call.TOKEN).size());
        assertTrue(akool.received(Call.CREATE).stream()
                .allMatch(r -> r.headers()
                        .toString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("bearer")));
    }

    @Test
    void dryRunSaysEverythingThatIsWrongAndSubmitsNothing() throws Exception {
        Studio.addKey("wrong", "not-the-key");
        WorkflowRun run = studio.build(Result.FAILURE, """
                akoolTranslate url: '%1$s/nothing.mp4', languages: ['ja', 'xx-YY'], dryRun: true,
                    voices: [ja: 'nobody'], captionFile: '%1$s/nothing.srt'
                """.formatted(akool.endpoint()));
        j.assertLogContains("ERROR: AKOOL: the dry run found 4 problems.", run);
        j.assertLogContains("[AKOOL] The account has 1,000 credits.", run);
        j.assertLogContains("[AKOOL] AKOOL does not list the language xx-YY.", run);
        j.assertLogContains("[AKOOL] AKOOL does not list the voice nobody for ja.", run);
        j.assertLogContains("[AKOOL] The video cannot be fetched: the server answers HTTP 404.", run);
        j.assertLogContains("[AKOOL] The caption file cannot be fetched: the server answers HTTP 404.", run);
        assertEquals(0, akool.received(Call.CREATE).size());
    }

    @Test
    void dryRunThatFindsNothingSucceeds() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "node { akoolTranslate url: '%s', languages: ['ja', 'es'], dryRun: true }"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] The dry run found nothing wrong; nothing was submitted.", run);
        assertEquals(0, akool.received(Call.CREATE).size());
    }

    @Test
    void dryRunRaisesNoFalseAlarm() throws Exception {
        String script = "akoolTranslate url: '%s', languages: 'ja', dryRun: true".formatted(akool.sourceUrl());
        akool.on(Call.SOURCE).next(Fault.status(403));
        studio.build(Result.SUCCESS, script);
        akool.on(Call.SOURCE).always(Fault.wrongType("binary/octet-stream"));
        studio.build(Result.SUCCESS, script);
        akool.clearFaults();
        akool.on(Call.SOURCE).always(Fault.body("text/html", "<!DOCTYPE html><html>Log in".getBytes(UTF_8)));
        j.assertLogContains(
                "The address of the video leads to an HTML page, and not to a video.",
                studio.build(Result.FAILURE, script));
    }

    @Test
    void dryRunDoesNotLookIntoPrivateNetworks() throws Exception {
        try (SimulatedAkool elsewhere = SimulatedAkool.start()) {
            WorkflowRun run = studio.build(
                    Result.FAILURE,
                    "akoolTranslate url: '%s', languages: 'ja', dryRun: true".formatted(elsewhere.sourceUrl()));
            j.assertLogContains("The video lies at an address that is not public, so AKOOL cannot reach it.", run);
            assertEquals(0, elsewhere.received().size());
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "speakers: -1", "The number of speakers must be between 1 and 50, or 0 to let AKOOL detect it."
                    "style: 'shouting'", "'shouting' is no style of AKOOL; it has: affectionate, angry"
                    "captions: 'big'", "'big' is no kind of captions of AKOOL; it has: none, original"
                    "voices: [fr: 'x']", "A voice is set for 'fr', which is not among the target languages."
                    "voices: [ja: '']", "The voice for 'ja' is empty; give the voice's id."
                    "keepWords: ['a', ' ']", "The option keepWords has an empty entry; leave it out."
                    "fixedWords: [a: '']", "One of the fixed words is empty."
                    "captionFile: 'tour.vtt'", "The caption file must be an .srt or .ass file; AKOOL reads no others."
                    "captionFile: '../tour.srt'", "The file must be given by its path in the workspace, with slashes, without '..' or special characters."
                    "captionFile: 'ftp://example.com/tour.srt'", "The caption file must be given as an absolute http or https URL."
                    "captionFile: 'tour.srt'", "A file can only be given where there is a workspace"
                    "captionFile: 'https://example.com/tour.vtt'", "The caption file must be an .srt or .ass file; AKOOL reads no others."
                    """)
    void badOptionsEndWithOneSentenceAndNoRequest(String option, String sentence) throws Exception {
        WorkflowRun run = studio.build(
                Result.FAILURE, "akoolTranslate url: '%s', languages: ['ja'], %s".formatted(akool.sourceUrl(), option));
        j.assertLogContains(sentence, run);
        assertEquals(0, akool.createCount());
    }
}
