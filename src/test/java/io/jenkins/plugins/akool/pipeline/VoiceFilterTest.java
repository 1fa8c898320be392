package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** AKOOL's voices in a script: all that is said of them, and those among them that somebody looks for. */
@WithJenkins
class VoiceFilterTest extends StudioScenario {

    @Test
    void allThatAkoolSaysOfAVoice() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, """
                def voice = akoolVoices(language: 'ja')[0]
                echo 'voice: ' + voice.collect { "${it.key}=${it.value}" }.join(' | ') + ' | end'
                """);
        String id = Voices.of("ja");
        j.assertLogContains(
                "voice: id=" + id + " | name=Alba | gender=Female | language=ja | preview=" + akool.endpoint(), run);
        List<String> parts = List.of(
                "languageName=Japanese",
                "age=[Middle-aged]",
                "style=[Calm]",
                "use=Narration",
                "scenario=[Narration]",
                "category=high-quality",
                "picture=" + akool.endpoint() + "/pictures/Alba.svg",
                "flag=" + akool.endpoint() + "/pictures/ja.svg",
                "createdAt=2025-10-09T08:53:20Z",
                "entryId=" + id);
        for (String part : parts) {
            j.assertLogContains(" | " + part + " | ", run);
        }
        j.assertLogContains(" | previewSeconds=", run);
        j.assertLogNotContains("=null", run);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            gender: 'female'                       | `[Alba, Clara, Edda, Gaia]`
            gender: 'MALE', style: 'warm'          | `[Dario, Hugo]`
            style: 'Professional'                  | `[Clara, Gaia]`
            age: 'middle aged', use: 'narration'   | `[Alba]`
            use: 'NEWS'                            | `[Dario, Hugo]`
            gender: 'female', style: 'warm'        | `[]`
            gender: ' ', age: null                 | `[Alba, Bruno, Clara, Dario, Edda, Falk, Gaia, Hugo]`
            """)
    void voicesAreChosenByWhatAkoolSaysOfThem(String filter, String names) throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "echo 'found ' + akoolVoices(language: 'ja', %s).collect { it.name }".formatted(filter));
        j.assertLogContains("found " + names, run);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            gender: 'woman'  | `None of these voices has the gender 'woman'; there are: Female, Male.`
            age: 'old'       | `None of these voices has the age 'old'; there are: Middle-aged, Young.`
            style: 'calmer'  | `None of these voices has the style 'calmer'; there are: Calm, Cheerful, Professional, Warm.`
            use: 'singing'   | `None of these voices has the use 'singing'; there are: Advertisement, Conversation, Narration, News.`
            sex: 'male'      | `There is no option 'sex'; there are: age, credentialsId, gender, language, style, use.`
            gender: ['male'] | `The option gender takes one text, and was given a list.`
            """)
    void aValueThatNoVoiceHasIsToldWithThoseThereAre(String filter, String sentence) throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, "akoolVoices language: 'ja', " + filter);
        j.assertLogContains("ERROR: " + sentence, run);
        String text = JenkinsRule.getLog(run);
        assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
    }

    @Test
    void theFormKeepsAllAndWritesThem() throws Exception {
        Studio.addKey("studio", "a-key");
        AkoolVoicesStep step = new AkoolVoicesStep("ja");
        step.setCredentialsId("studio");
        step.setGender("female");
        step.setAge("young");
        step.setStyle("calm");
        step.setUse("news");
        j.assertEqualDataBoundBeans(step, new StepConfigTester(j).configRoundTrip(step));
        new SnippetizerTester(j)
                .assertRoundTrip(
                        step,
                        "akoolVoices age: 'young', credentialsId: 'studio', gender: 'female', language: 'ja', style: 'calm',"
                                + " use: 'news'");
        new SnippetizerTester(j).assertRoundTrip(new AkoolVoicesStep(null), "akoolVoices()");
    }

    @Test
    void anOlderListSaysLess() throws Exception {
        akool.on(Call.VOICES_TRANSLATION)
                .always(Fault.json(
                        "{\"code\":1000,\"data\":{\"result\":[{\"voice_id\":\"nicole\",\"age\":\"Young\"}]}}"));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "def v = akoolVoices(age: 'young')[0]; echo 'one: ' + [v.id, v.name, v.age, v.style, v.createdAt]");
        j.assertLogContains("one: [nicole, null, [Young], [], null]", run);
        j.assertLogContains(
                "ERROR: AKOOL says the style of none of these voices, so none can be chosen by it.",
                studio.build(Result.FAILURE, "akoolVoices style: 'calm'"));
        assertEquals(0, akool.createCount());
    }
}
