package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.StudioScenario;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Codes of languages in the case and with the separators that people are used to. */
@WithJenkins
class SpellingTest extends StudioScenario {

    private JsonNode submitted(int n) throws Exception {
        return new ObjectMapper().readTree(akool.received(Call.CREATE).get(n).body());
    }

    @Test
    void codesAreSubmittedAsAkoolSpellsThem() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS, """
                def found = akoolTranslate url: '%s', languages: ['zh_cn', 'JA', 'ZH-CN-Shandong'], sourceLanguage: 'EN_us',
                    voices: ['zh-Cn': '%s', 'zh_CN_shandong': '%s']
                echo found.collect { it.language + ' ' + it.file }.join(', ')
                """.formatted(akool.sourceUrl(), Voices.of("zh-CN"), Voices.of("zh-CN-shandong")));
        j.assertLogContains("[AKOOL] The language zh_cn is taken as zh-CN. The language JA is taken as ja.", run);
        j.assertLogContains("zh-CN akool/product-tour.zh-CN.mp4, ja akool/product-tour.ja.mp4", run);
        assertEquals("zh-CN", submitted(0).get("language").asText());
        assertEquals("en-US", submitted(0).get("source_language").asText());
        assertEquals(
                "{\"zh-CN\":{\"voice_id\":\"" + Voices.of("zh-CN") + "\"}}",
                submitted(0).get("voices_map").toString());
        assertEquals("ja", submitted(1).get("language").asText());
        assertEquals(
                "{\"zh-CN-shandong\":{\"voice_id\":\"" + Voices.of("zh-CN-shandong") + "\"}}",
                submitted(2).get("voices_map").toString());
    }

    @Test
    void theListOfAkoolCountsWhereItSpellsOtherwise() throws Exception {
        akool.on(Call.LANGUAGES)
                .always(Fault.json(
                        "{\"code\":1000,\"data\":{\"lang_list\":[{\"lang_code\":\"JA\",\"lang_name\":\"x\"}]}}"));
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'Ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("The language Ja is taken as JA.", run);
        assertEquals("JA", submitted(0).get("language").asText());
        studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        assertEquals("JA", submitted(1).get("language").asText());
    }

    @Test
    void withoutAListTheCommonSpellingCounts() throws Exception {
        akool.on(Call.LANGUAGES).always(Fault.status(404));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "echo akoolTranslate(url: '%s', languages: 'ZH_cn', wait: false).languages.toString()"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("[zh-CN]", run);
        assertEquals("zh-CN", submitted(0).get("language").asText());
    }

    @Test
    void aDryRunKnowsThemToo() throws Exception {
        WorkflowRun dry = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: ['zh_cn', 'JA'], dryRun: true".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] The language zh_cn is taken as zh-CN.", dry);
        WorkflowRun run = studio.build(Result.SUCCESS, "echo 'voices ' + !akoolVoices(language: 'zh_cn').isEmpty()");
        j.assertLogContains("voices true", run);
    }
}
