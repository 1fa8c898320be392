package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.WordPair;
import io.jenkins.plugins.akool.studio.Studio;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The step's form in the Snippet Generator. */
@WithJenkins
class AkoolTranslateStepFormTest {

    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void formKeepsEveryOption() throws Exception {
        Studio.addKey("studio", "a-key");
        AkoolTranslateStep step = full();
        AkoolTranslateStep kept = new StepConfigTester(j).configRoundTrip(step);
        j.assertEqualDataBoundBeans(step, kept);
        AkoolTranslateStep file = fromWorkspace();
        j.assertEqualDataBoundBeans(file, new StepConfigTester(j).configRoundTrip(file));
    }

    @Test
    void generatorWritesWhatAPersonWould() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(j);
        tester.assertRoundTrip(
                new AkoolTranslateStep("https://example.com/tour.mp4", "ja, es"),
                "akoolTranslate url: 'https://example.com/tour.mp4', languages: ['ja', 'es']");
        tester.assertRoundTrip(
                fromWorkspace(),
                "akoolTranslate file: 'videos/tour.mp4', languages: 'ja', archiveSource: false,"
                        + " captionFile: 'videos/tour.srt'");
        tester.assertRoundTrip(
                full(),
                "akoolTranslate url: 'https://example.com/tour.mp4', languages: 'ja',"
                        + " captionFile: 'https://example.com/tour.srt', captions: 'target', cleanVideo: true, credentialsId: 'studio',"
                        + " dryRun: true, dynamicDuration: true, fixedWords: [build: 'ビルド'],"
                        + " keepWords: ['Jenkins', 'AKOOL'], lipsync: true,"
                        + " pronouncedWords: [[replacement: 'see eye', word: 'C I']], removeBackgroundMusic: true,"
                        + " singleRequest: true, sourceLanguage: 'en-US', speakers: 2, style: 'calm', subtitles: true, timeoutMinutes: 42, to: 'videos',"
                        + " voices: [ja: 'voice-1']");
    }

    @Test
    void helpIsThereForEveryOption() throws Exception {
        for (String field : List.of(
                "url",
                "file",
                "archiveSource",
                "languages",
                "credentialsId",
                "sourceLanguage",
                "lipsync",
                "to",
                "timeoutMinutes",
                "speakers",
                "removeBackgroundMusic",
                "captions",
                "captionFile",
                "voices",
                "style",
                "keepWords",
                "fixedWords",
                "pronouncedWords",
                "dynamicDuration",
                "dryRun",
                "subtitles",
                "cleanVideo",
                "singleRequest")) {
            String path = "descriptor/io.jenkins.plugins.akool.options.TranslationOptions/help/" + field;
            assertEquals(200, j.createWebClient().goTo(path).getWebResponse().getStatusCode(), field);
        }
    }

    private static AkoolTranslateStep fromWorkspace() {
        AkoolTranslateStep step = new AkoolTranslateStep(null, "ja");
        step.setFile("videos/tour.mp4");
        step.setArchiveSource(false);
        step.setCaptionFile("videos/tour.srt");
        return step;
    }

    private static AkoolTranslateStep full() {
        AkoolTranslateStep step = new AkoolTranslateStep("https://example.com/tour.mp4", "ja");
        step.setCredentialsId("studio");
        step.setSourceLanguage("en-US");
        step.setLipsync(true);
        step.setTo("videos");
        step.setTimeoutMinutes(42);
        step.setSpeakers(2);
        step.setRemoveBackgroundMusic(true);
        step.setCaptions("target");
        step.setCaptionFile("https://example.com/tour.srt");
        step.setVoices(List.of(new LanguageVoice("ja", "voice-1")));
        step.setStyle("calm");
        step.setKeepWords("Jenkins\nAKOOL");
        step.setFixedWords(List.of(new WordPair("build", "ビルド")));
        step.setPronouncedWords(List.of(new WordPair("C I", "see eye")));
        step.setDynamicDuration(true);
        step.setSubtitles(true);
        step.setCleanVideo(true);
        step.setSingleRequest(true);
        step.setDryRun(true);
        return step;
    }
}
