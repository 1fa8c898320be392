package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A voice may be called by its name, where only one has it; what is ordered is its id. */
@WithJenkins
class VoiceByNameTest extends StudioScenario {

    private static final String TWO_OF_ONE_NAME = """
            {"code":1000,"data":{"count":3,"result":[
              {"voice_id":"voice-mia-1","name":"Mia","gender":"Female","language_code":"ja"},
              {"voice_id":"voice-mia-2","name":"Mia","language_code":"ja"},
              {"voice_id":"voice-ken-3","name":"Ken","language_code":"ja"}]}}
            """;

    private WorkflowRun build(Result expected, String voice) throws Exception {
        return studio.build(
                expected,
                "akoolTranslate url: '%s', languages: 'ja', voices: [JA: '%s']".formatted(akool.sourceUrl(), voice));
    }

    private String ordered() throws Exception {
        return new ObjectMapper()
                .readTree(akool.received(Call.CREATE).get(0).body())
                .at("/voices_map/ja/voice_id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alba", "alba", " ALBA "})
    void aNameThatOneVoiceHasIsOrderedAsItsId(String name) throws Exception {
        WorkflowRun run = build(Result.SUCCESS, name);
        assertEquals(Voices.of("ja"), ordered());
        j.assertLogContains("[AKOOL] The voice '" + name.strip() + "' for ja is taken as " + Voices.of("ja"), run);
    }

    @Test
    void anIdIsOrderedAsItIs() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, Voices.of("ja"));
        assertEquals(Voices.of("ja"), ordered());
        j.assertLogNotContains("is taken as " + Voices.of("ja"), run);
    }

    @Test
    void aFormTakesNamesToo() throws Exception {
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        options.setVoices(List.of(new LanguageVoice("ja", "Alba")));
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        j.buildAndAssertSuccess(job);
        assertEquals(Voices.of("ja"), ordered());
    }

    @Test
    void aNameThatNobodyHasIsToldWithTheNearest() throws Exception {
        WorkflowRun run = build(Result.FAILURE, "Albo");
        j.assertLogContains(
                "ERROR: AKOOL does not list the voice Albo for ja. It has: Alba, Female [" + Voices.of("ja") + "]; ",
                run);
        assertNothingPaid();
    }

    @Test
    void aNameThatSeveralHaveIsToldWithTheirIds() throws Exception {
        akool.on(Call.VOICES_TRANSLATION).always(Fault.json(TWO_OF_ONE_NAME));
        WorkflowRun run = build(Result.FAILURE, "Mia");
        j.assertLogContains(
                "ERROR: Several voices are called 'Mia' for ja; name one by its id: "
                        + "Mia, Female [voice-mia-1]; Mia [voice-mia-2].",
                run);
        assertNothingPaid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOICES_TRANSLATION", "LANGUAGES"})
    void withoutAListAnIdGoesOnAndANameCannot(String away) throws Exception {
        akool.on(Call.valueOf(away)).always(Fault.status(503));
        WorkflowRun run = build(Result.FAILURE, "Alba");
        j.assertLogContains(
                "ERROR: The voice 'Alba' for ja cannot be looked up now, since AKOOL's list of voices is away; name its id",
                run);
        assertNothingPaid();
        build(Result.SUCCESS, Voices.of("ja"));
        assertEquals(Voices.of("ja"), ordered());
    }

    @Test
    void aDryRunSaysItToo() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', voices: [ja: 'Alba'], dryRun: true"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] The voice 'Alba' for ja is taken as " + Voices.of("ja"), run);
        assertNothingPaid();
    }

    private void assertNothingPaid() {
        assertEquals(List.of(), akool.received(Call.CREATE));
    }
}
