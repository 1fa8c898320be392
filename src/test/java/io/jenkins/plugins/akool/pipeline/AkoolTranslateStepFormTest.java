package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
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
                tour("ja, es"), "akoolTranslate url: 'https://example.com/tour.mp4', languages: ['ja', 'es']");
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

    private static AkoolTranslateStep tour(String languages) {
        TranslationOptions options = new TranslationOptions(languages);
        options.setUrl("https://example.com/tour.mp4");
        return new AkoolTranslateStep(options);
    }

    private static AkoolTranslateStep fromWorkspace() {
        TranslationOptions options = new TranslationOptions("ja");
        options.setFile("videos/tour.mp4");
        options.setArchiveSource(false);
        options.setCaptionFile("videos/tour.srt");
        return new AkoolTranslateStep(options);
    }

    private static AkoolTranslateStep full() {
        AkoolTranslateStep step = tour("ja");
        TranslationOptions options = step.getOptions();
        options.setCredentialsId("studio");
        options.setSourceLanguage("en-US");
        options.setLipsync(true);
        options.setTo("videos");
        options.setTimeoutMinutes(42);
        options.setSpeakers(2);
        options.setRemoveBackgroundMusic(true);
        options.setCaptions("target");
        options.setCaptionFile("https://example.com/tour.srt");
        options.setVoices(List.of(new LanguageVoice("ja", "voice-1")));
        options.setStyle("calm");
        options.setKeepWords("Jenkins\nAKOOL");
        options.setFixedWords(List.of(new WordPair("build", "ビルド")));
        options.setPronouncedWords(List.of(new WordPair("C I", "see eye")));
        options.setDynamicDuration(true);
        options.setSubtitles(true);
        options.setCleanVideo(true);
        options.setSingleRequest(true);
        options.setDryRun(true);
        return step;
    }
}
