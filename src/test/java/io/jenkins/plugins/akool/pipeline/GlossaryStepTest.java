package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Words out of a file of the workspace. */
@WithJenkins
class GlossaryStepTest extends StudioScenario {

    /** In a script, which makes lines of it. */
    private static final String WORDS = "kind,word,replacement,language\\nkeep,Jenkins,,\\nfixed,build,ビルド,ja\\n"
            + "fixed,build,Build,de\\npronounced,CI,see eye,\\n";

    private String script(String file, String options) {
        return """
                node {
                    writeFile file: 'words.csv', text: '%s', encoding: 'UTF-8'
                    akoolTranslate url: '%s', glossary: 'words.csv', %s
                }
                """.formatted(file, akool.sourceUrl(), options);
    }

    /** What AKOOL was told of words. */
    private JsonNode sent(String language) throws Exception {
        for (ReceivedRequest request : akool.received(Call.CREATE)) {
            JsonNode body = new ObjectMapper().readTree(request.body());
            if (body.get("language").asText().equals(language)) {
                return body.path("studio_voice");
            }
        }
        throw new AssertionError("not ordered: " + language);
    }

    @Test
    void everyLanguageGetsItsOwnWordsAndThoseForAll() throws Exception {
        WorkflowRun run =
                studio.build(Result.SUCCESS, script(WORDS, "languages: ['ja', 'de', 'es'], keepWords: ['AKOOL']"));
        j.assertLogContains("[AKOOL] The glossary 'words.csv' has 4 words.", run);
        String kept = "{\"no_translate_words\":[\"AKOOL\",\"Jenkins\"],";
        String said = "\"pronounced_words\":{\"CI\":\"see eye\"}}";
        assertEquals(
                kept + "\"fixed_words\":{\"build\":\"ビルド\"}," + said, sent("ja").toString());
        assertEquals(
                kept + "\"fixed_words\":{\"build\":\"Build\"}," + said,
                sent("de").toString());
        assertEquals(kept + said, sent("es").toString());
    }

    @Test
    void everyVideoOfAStepHasTheSameWordsAndVoices() throws Exception {
        String url = akool.sourceUrl();
        WorkflowRun run = studio.build(Result.SUCCESS, """
                node {
                    writeFile file: 'words.csv', text: '%s', encoding: 'UTF-8'
                    akoolTranslate urls: ['%s', '%s?second'], languages: 'ja', glossary: 'words.csv', voices: [ja: 'Alba']
                }
                """.formatted(WORDS, url, url));
        j.assertLogContains("[AKOOL] The glossary 'words.csv' has 4 words.", run);
        assertEquals(2, akool.received(Call.CREATE).size());
        for (ReceivedRequest request : akool.received(Call.CREATE)) {
            JsonNode body = new ObjectMapper().readTree(request.body());
            assertEquals("ビルド", body.at("/studio_voice/fixed_words/build").asText());
            assertEquals(Voices.of("ja"), body.at("/voices_map/ja/voice_id").asText());
        }
    }

    @Test
    void aFreestyleJobOnAnAgentHasOneToo() throws Exception {
        Slave agent = j.createOnlineSlave();
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedNode(agent);
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        options.setGlossary("${JOB_NAME}/words.csv");
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        FilePath words = agent.getWorkspaceFor(job).child(job.getName() + "/words.csv");
        words.write("\uFEFFkind;word;replacement\r\nfixed;build;ビルド\r\n", "UTF-8");
        j.buildAndAssertSuccess(job);
        assertEquals("{\"build\":\"ビルド\"}", sent("ja").get("fixed_words").toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            `kind,word;foo,a`                    | `languages: 'ja'`                              | `ERROR: The glossary 'words.csv' cannot be used. Line 2: 'foo' is no kind of word; there are: keep, fixed, pronounced.`
            `kind,word;keep,a;keep,a`            | `languages: 'ja'`                              | `Line 3: the word 'a' stands on line 2, too.`
            `kind,word,language;keep,a,jp`       | `languages: 'ja'`                              | `ERROR: The glossary, line 2: AKOOL does not list the language jp: did you mean ja (Japanese)?`
            `kind,word,replacement;fixed,a,b`    | `languages: 'ja', fixedWords: [a: 'c']`        | `ERROR: The word 'a' has the replacement 'c' in the step, and on line 2 of the glossary 'b'.`
            `kind,word,language;keep,a,ja`       | `languages: ['ja', 'es'], singleRequest: true` | `ERROR: The glossary has words for one language only, and one request has the same words for all: leave out singleRequest.`
            ``                                   | `languages: 'ja'`                              | `ERROR: The glossary: The file 'words.csv' in the workspace is empty.`
            """)
    void whatIsWrongWithItIsToldBeforeAnythingIsPaid(String file, String options, String sentence) throws Exception {
        assertRefused(sentence, script(file.replace(";", "\\n"), options));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            glossary: 'none.csv'      | `The glossary: There is no file 'none.csv' in the workspace.`
            glossary: '../words.csv'  | `The glossary must be given by its path in the workspace, with slashes`
            glossary: '/etc/passwd'   | `The glossary must be given by its path in the workspace, with slashes`
            glossary: ['words.csv']   | `The option glossary takes one text, and was given a list.`
            """)
    void aFileThatIsNotThere(String glossary, String sentence) throws Exception {
        assertRefused(
                sentence,
                "node { akoolTranslate url: '%s', languages: 'ja', %s }".formatted(akool.sourceUrl(), glossary));
    }

    @Test
    void thereIsNoneWithoutAWorkspace() throws Exception {
        assertRefused(
                "The glossary 'words.csv' is a file of the workspace, and there is none here: put the step inside 'node'.",
                "akoolTranslate url: '%s', languages: 'ja', glossary: 'words.csv'".formatted(akool.sourceUrl()));
    }

    private void assertRefused(String sentence, String script) throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, script);
        j.assertLogContains(sentence, run);
        String text = JenkinsRule.getLog(run);
        assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
        assertEquals(List.of(), akool.received(Call.CREATE));
    }

    @Test
    void allThatIsWrongIsToldInOneGo() throws Exception {
        WorkflowRun run = studio.build(Result.FAILURE, script("kind,word\\nfoo,a", "languages: ['ja', 'qqqqqq']"));
        j.assertLogContains("ERROR: AKOOL: nothing was submitted, since 2 problems were found.", run);
        j.assertLogContains("Line 2: 'foo' is no kind of word", run);
        j.assertLogContains("AKOOL does not list the language qqqqqq.", run);
    }

    @Test
    void withoutAkoolsListALanguageIsNotChecked() throws Exception {
        akool.on(Call.LANGUAGES).always(Fault.status(503));
        studio.build(Result.SUCCESS, script("kind,word,language\\nkeep,a,jp\\nkeep,b,JA", "languages: 'ja'"));
        assertEquals("[\"b\"]", sent("ja").get("no_translate_words").toString());
    }

    @Test
    void aDryRunReadsItToo() throws Exception {
        WorkflowRun run = studio.build(Result.SUCCESS, script(WORDS, "languages: 'ja', dryRun: true"));
        j.assertLogContains("[AKOOL] The glossary 'words.csv' has 4 words.", run);
        assertRefused("Line 2: 'foo' is no kind of word", script("kind,word\\nfoo,a", "languages: 'ja', dryRun: true"));
    }

    @Test
    void otherWordsAreAnotherTranslation() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedNode(j.jenkins);
        TranslationOptions options = new TranslationOptions("ja, es");
        options.setUrl(akool.sourceUrl());
        options.setGlossary("words.csv");
        options.setReuse(true);
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        FilePath words = j.jenkins.getWorkspaceFor(job).child("words.csv");
        words.write("kind,word,replacement,language\nfixed,build,ビルド,ja\n", "UTF-8");
        j.buildAndAssertSuccess(job);
        assertEquals(2, akool.createCount());
        words.write("# again\nkind;word;replacement;language\nfixed;build;ビルド;ja\n", "UTF-8");
        j.buildAndAssertSuccess(job);
        assertEquals(2, akool.createCount());
        words.write("kind,word,replacement,language\nfixed,build,構築,ja\n", "UTF-8");
        j.buildAndAssertSuccess(job);
        assertEquals(3, akool.createCount());
    }
}
