package io.jenkins.plugins.akool.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What scripts get is what docs/rest.md says. */
@WithJenkins
class RestTest extends StudioScenario {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @AfterEach
    void noBudget() {
        AkoolGlobalConfiguration.get().setBudgets(null);
    }

    @Test
    void theExamplesHaveTheNamesThatAreTold() throws Exception {
        List<String> examples = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/rest.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(3, examples.size());
        akool.neverEnds("es");
        AkoolGlobalConfiguration.get().setBudgets(List.of(new Budget(Studio.KEY_ID, 500)));
        WorkflowRun run = studio.pipeline(
                        "akoolTranslate url: '%s', languages: 'ja,es', subtitles: true".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.COLLECTED);
        Studio.awaitState(run, State.PROCESSING);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        String[] addresses = {run.getUrl() + "akool/", run.getParent().getUrl() + "akool/", "manage/akool/"};
        for (int i = 0; i < addresses.length; i++) {
            assertEquals(names(MAPPER.readTree(examples.get(i))), names(api(addresses[i], "")), addresses[i]);
        }
        JsonNode build = api(addresses[0], "").get("translations");
        assertEquals(2, build.size());
        assertTrue(api(addresses[1], "")
                .get("translations")
                .get(0)
                .get("file")
                .asText()
                .endsWith(".ja.mp4"));
        JsonNode some = api(addresses[2], "&state=UNCOLLECTED").get("unfinished");
        assertTrue(some.size() > 0);
        some.forEach(t -> assertEquals("UNCOLLECTED", t.get("state").asText()));
    }

    @Test
    void listsOfBuildsTellNothingOfTranslations() throws Exception {
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        String id = akool.newestId("ja");
        String builds = api(run.getParent().getUrl(), "&depth=5").toString();
        assertFalse(builds.contains(id), builds);
        String jobs = api("", "&depth=9").toString();
        assertFalse(jobs.contains(id), jobs);
    }

    private static JsonNode api(String address, String more) throws Exception {
        return MAPPER.readTree(j.createWebClient()
                .goTo(address + "api/json?x=" + more, "application/json")
                .getWebResponse()
                .getContentAsString());
    }

    /** Each name with those of the objects that it is in. */
    private static Set<String> names(JsonNode node) throws IOException {
        Set<String> names = new TreeSet<>();
        collect("", node, names);
        return names;
    }

    private static void collect(String path, JsonNode node, Set<String> names) {
        if (node.isArray()) {
            node.forEach(entry -> collect(path, entry, names));
        }
        node.fields().forEachRemaining(field -> {
            String name = path + "/" + field.getKey();
            names.add(
                    field.getKey().equals("_class")
                            ? name + "=" + field.getValue().asText()
                            : name);
            collect(name, field.getValue(), names);
        });
    }
}
