package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a login may spend in a month, as builds and an administrator see it. AKOOL holds four credits for each language. */
@WithJenkins
class BudgetTest extends StudioScenario {

    @AfterEach
    void noBudget() {
        AkoolGlobalConfiguration.get().setBudgets(null);
    }

    /** Each scenario has a login of its own, since all of them spend in one Jenkins. */
    private String login(String id, int credits) throws Exception {
        Studio.addKey(id, akool.apiKey());
        AkoolGlobalConfiguration.get().setCredentialsId(id);
        AkoolGlobalConfiguration.get().setBudgets(List.of(new Budget(id, credits)));
        return id;
    }

    @Test
    void fiftyPipelinesAtOnceDoNotPassItTogether() throws Exception {
        login("fifty", 22);
        List<WorkflowRun> runs = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            runs.add(studio.pipeline("akoolTranslate url: '%s?n=%s', languages: 'ja'".formatted(akool.sourceUrl(), n))
                    .scheduleBuild2(0)
                    .waitForStart());
        }
        int done = 0;
        for (WorkflowRun run : runs) {
            j.waitForCompletion(run);
            if (run.getResult() == Result.SUCCESS) {
                done++;
            } else {
                j.assertLogContains(
                        "Not submitted: it would cost about 4 credits, and the login fifty has 2 left of its budget of 22"
                                + " credits for ",
                        run);
            }
        }
        assertEquals(5, done);
        assertEquals(5, akool.received(Call.CREATE).size());
    }

    @Test
    void theLogSaysWhatIsLeftAndEarlierResultsStay() throws Exception {
        login("left", 10);
        WorkflowRun first =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] What this costs is not known before AKOOL has taken the first language.", first);
        j.assertLogContains("[AKOOL] The login left has 10 left of its budget of 10 credits, which renews on ", first);
        WorkflowRun second = studio.build(
                Result.FAILURE, "akoolTranslate url: '%s', languages: ['es', 'fr']".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] This costs about 8 credits: 2 languages, ", second);
        j.assertLogContains("[AKOOL] The login left has 6 left of its budget of 10 credits, which renews on ", second);
        j.assertLogContains(
                "fr: Not submitted: it would cost about 4 credits, and the login left has 2 left of its budget of 10 credits",
                second);
        studio.assertArchived(second, "akool", "es");
        assertEquals(2, akool.createCount());
    }

    @Test
    void anAdministratorSeesWhatIsSpentAndLeft() throws Exception {
        login("seen", 12);
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        String shown = j.createWebClient()
                .goTo("manage/akool/")
                .querySelector(".akool-budgets")
                .asNormalizedText()
                .replaceAll("\\s+", " ");
        assertTrue(shown.contains("seen 4 8 12 "), shown);
        JsonNode told = new ObjectMapper()
                .readTree(j.createWebClient()
                        .goTo("manage/akool/api/json", "application/json")
                        .getWebResponse()
                        .getContentAsString())
                .get("budgets")
                .get(0);
        assertEquals("seen", told.get("login").asText());
        assertEquals(12, told.get("credits").asInt());
        assertEquals(4, told.get("spent").asDouble());
        assertEquals(8, told.get("left").asDouble());
        assertTrue(told.get("renewsOn").asText().endsWith("-01"), told.toString());
    }

    @Test
    void aLostAnswerIsSpent() throws Exception {
        login("lost", 5);
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'es'".formatted(akool.sourceUrl()));
        j.assertLogContains("es: Not submitted: nothing shows yet what it costs, and the login lost has paid", run);
        assertEquals(1, akool.received(Call.CREATE).size());
    }

    @Test
    void theFileHoldsNoSecret() throws Exception {
        login("secretive", 12);
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        for (Path file : List.of(PluginFolders.budget(), PluginFolders.rates())) {
            String written = Files.readString(file);
            assertTrue(written.contains("secretive"), written);
            assertTrue(!written.contains(akool.apiKey()) && !written.contains("http"), written);
        }
    }

    @Test
    void ordersThatWouldPassTheirLimitAreNotBegun() throws Exception {
        login("limited", 1000);
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        WorkflowRun run = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['es', 'fr', 'de'], maxCredits: 11".formatted(akool.sourceUrl()));
        j.assertLogContains("ERROR: Nothing was submitted: it would cost about 12 credits (3 languages, ", run);
        j.assertLogContains(", and its limit is 11 credits.", run);
        assertEquals(1, akool.received(Call.CREATE).size());
    }

    @Test
    void aDryRunSaysThePriceAndThatItIsTooMuch() throws Exception {
        login("dry", 1000);
        studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: ['es', 'fr'], dryRun: true".formatted(akool.sourceUrl()));
        j.assertLogContains("[AKOOL] This costs about 8 credits: 2 languages, ", run);
        WorkflowRun dear = studio.build(
                Result.FAILURE,
                "akoolTranslate url: '%s', languages: ['es', 'fr'], maxCredits: 7, dryRun: true"
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("it would cost about 8 credits (2 languages, ", dear);
        assertEquals(1, akool.received(Call.CREATE).size());
    }

    @Test
    void earlierResultsDoNotCountAgainstTheLimit() throws Exception {
        login("again", 1000);
        String script = "akoolTranslate url: '%s', languages: %s, reuse: true, maxCredits: 7";
        WorkflowJob job = studio.pipeline(script.formatted(akool.sourceUrl(), "['ja']"));
        j.assertBuildStatusSuccess(job.scheduleBuild2(0));
        job.setDefinition(new CpsFlowDefinition(script.formatted(akool.sourceUrl(), "['ja', 'es']"), true));
        WorkflowRun second = j.assertBuildStatusSuccess(job.scheduleBuild2(0));
        j.assertLogContains("[AKOOL] This costs about 8 credits, and less where earlier builds have results: ", second);
        assertEquals(2, akool.createCount());
    }

    @Test
    void whatEarlierBuildsLeaveOfSeveralVideosCountsTogether() throws Exception {
        login("together", 1000);
        AkoolGlobalConfiguration.get().setServeSources(true);
        String script = "node { akoolTranslate files: 'v/*.mp4', languages: %s, reuse: true, maxCredits: 12 }";
        WorkflowJob job = studio.pipeline(script.formatted("['ja']"));
        for (int n = 1; n <= 3; n++) {
            j.jenkins
                    .getWorkspaceFor(job)
                    .child("v/" + n + ".mp4")
                    .copyFrom(new SequenceInputStream(
                            new URL(akool.sourceUrl()).openStream(), new ByteArrayInputStream(freeBox(n))));
        }
        j.assertBuildStatusSuccess(job.scheduleBuild2(0));
        assertEquals(3, akool.createCount());
        job.setDefinition(new CpsFlowDefinition(script.formatted("['ja', 'es', 'fr']"), true));
        WorkflowRun second = j.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        j.assertLogContains(
                "Nothing was submitted: it would cost about 24 credits (3 videos, 6 translations, ", second);
        assertEquals(3, akool.createCount());
        job.setDefinition(new CpsFlowDefinition(script.formatted("['ja', 'es']"), true));
        j.assertBuildStatusSuccess(job.scheduleBuild2(0));
        assertEquals(6, akool.createCount());
    }

    /** Behind a video it makes another one, which shows the same. */
    private static byte[] freeBox(int payload) {
        byte[] box = new byte[8 + payload];
        System.arraycopy(new byte[] {0, 0, 0, (byte) box.length, 'f', 'r', 'e', 'e'}, 0, box, 0, 8);
        return box;
    }
}
