package io.jenkins.plugins.akool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.glossary.Glossary;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code docs/recipes.md} says that its scripts do, they do. That all of them run, DocumentedScriptsTest shows. */
@WithJenkins
class RecipesTest extends StudioScenario {

    /** The blocks of one kind below a heading. */
    private List<String> blocks(String heading, String kind) throws IOException {
        String text = Files.readString(Path.of("docs/recipes.md"));
        String below = text.substring(text.indexOf("\n## " + heading + "\n") + 4);
        int end = below.indexOf("\n## ");
        return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(end < 0 ? below : below.substring(0, end))
                .results()
                .map((MatchResult block) ->
                        block.group(1).replace("https://example.com/videos/tour.mp4", akool.sourceUrl()))
                .toList();
    }

    private WorkflowRun afterFailure(Result expected) throws Exception {
        return studio.build(expected, blocks("Decide after a failure", "groovy").get(0));
    }

    private JsonNode submitted(int n) throws Exception {
        return new ObjectMapper().readTree(akool.received(Call.CREATE).get(n).body());
    }

    @Test
    void oneLanguageMayFail() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        WorkflowRun run = afterFailure(Result.SUCCESS);
        j.assertLogContains("ja, FAILED: ", run);
        studio.assertArchived(run, "akool", "es", "de");
    }

    @Test
    void twoLanguagesMayNot() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        akool.fails("de", 501312, "No voice was found.");
        j.assertLogContains("ERROR: 2 languages are missing", afterFailure(Result.FAILURE));
    }

    @Test
    void whatCanStillBeCollectedIsForAPersonToSee() throws Exception {
        akool.givesNoVideo("es");
        WorkflowRun run = afterFailure(Result.UNSTABLE);
        j.assertLogContains("Collect [es] on the page Translations until 20", run);
    }

    @Test
    void aSecondTryPaysForWhatFailedOnly() throws Exception {
        String script = blocks("Decide after a failure", "groovy").get(1);
        akool.refuses("es", 1015, "Video processing error");
        WorkflowRun run = studio.build(Result.SUCCESS, script);
        j.assertLogContains("ja: akool/product-tour.ja.mp4", run);
        assertEquals(
                List.of("ja", "es", "de", "es"),
                List.of(
                        submitted(0).get("language").asText(),
                        submitted(1).get("language").asText(),
                        submitted(2).get("language").asText(),
                        submitted(3).get("language").asText()));
    }

    @Test
    void theWordsAreThoseOfTheFile() throws Exception {
        String words = blocks("Words in version control", "csv").get(0);
        assertEquals(
                4, Glossary.read("words.csv", words.getBytes(UTF_8)).terms().size());
        String script = blocks("Words in version control", "groovy")
                .get(0)
                .replace(
                        "checkout scm",
                        "writeFile file: 'videos/words.csv', encoding: 'UTF-8', text: '" + words.replace("\n", "\\n")
                                + "'");
        studio.build(Result.SUCCESS, script);
        assertEquals("ビルド", submitted(0).at("/studio_voice/fixed_words/build").asText());
        assertEquals("Build", submitted(1).at("/studio_voice/fixed_words/build").asText());
    }

    @Test
    void theVoicesAreThoseThatWereNamedOrFound() throws Exception {
        List<String> scripts = blocks("A voice by its name", "groovy");
        studio.build(Result.SUCCESS, scripts.get(0));
        assertEquals(Voices.of("ja"), submitted(0).at("/voices_map/ja/voice_id").asText());
        WorkflowRun run = studio.build(Result.SUCCESS, scripts.get(1));
        j.assertLogContains("Alba, [Middle-aged]: " + akool.endpoint(), run);
        assertEquals(Voices.of("ja"), submitted(2).at("/voices_map/ja/voice_id").asText());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellHasTheVariables() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        TranslationOptions options = new TranslationOptions("ja, es");
        options.setUrl(akool.sourceUrl());
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        job.getBuildersList()
                .add(new Shell(blocks("Results in later steps of a freestyle job", "sh")
                        .get(0)));
        FilePath workspace = j.buildAndAssertSuccess(job).getWorkspace();
        assertEquals(
                "akool/product-tour.ja.mp4\nakool/product-tour.es.mp4\n",
                workspace.child("videos.txt").readToString());
        assertTrue(workspace.child("newest.ja.mp4").exists());
    }
}
