package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.Studio;
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
    }

    @Test
    void generatorWritesWhatAPersonWould() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(j);
        tester.assertRoundTrip(
                new AkoolTranslateStep("https://example.com/tour.mp4", "ja, es"),
                "akoolTranslate url: 'https://example.com/tour.mp4', languages: ['ja', 'es']");
        tester.assertRoundTrip(
                full(),
                "akoolTranslate url: 'https://example.com/tour.mp4', languages: 'ja', credentialsId: 'studio',"
                        + " lipsync: true, sourceLanguage: 'en-US', timeoutMinutes: 42, to: 'videos'");
    }

    @Test
    void helpIsThereForEveryOption() throws Exception {
        for (String field :
                List.of("url", "languages", "credentialsId", "sourceLanguage", "lipsync", "to", "timeoutMinutes")) {
            String path = "descriptor/io.jenkins.plugins.akool.jenkins.TranslationOptions/help/" + field;
            assertEquals(200, j.createWebClient().goTo(path).getWebResponse().getStatusCode(), field);
        }
    }

    private static AkoolTranslateStep full() {
        AkoolTranslateStep step = new AkoolTranslateStep("https://example.com/tour.mp4", "ja");
        step.setCredentialsId("studio");
        step.setSourceLanguage("en-US");
        step.setLipsync(true);
        step.setTo("videos");
        step.setTimeoutMinutes(42);
        return step;
    }
}
