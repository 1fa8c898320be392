package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.net.HttpURLConnection;
import java.net.URL;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a person does on a build's page about translations that were given up or whose outcome is unknown. */
@WithJenkins
class DecisionsTest extends StudioScenario {

    @Test
    void whatAStoppedBuildLeftIsCheckedAndCollected() throws Exception {
        WorkflowRun run = stopped();
        HtmlPage page = submit(run, "check-ja");
        assertTrue(page.asNormalizedText().contains("AKOOL is still working on it"), page.asNormalizedText());
        akool.end(akool.newestId("ja"));
        page = submit(run, "check-ja");
        assertTrue(page.asNormalizedText().contains("its video is not collected"), page.asNormalizedText());
        submit(run, "collect-ja");
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.createCount());
        assertFalse(page(run).asNormalizedText().contains("Collect now"));
    }

    @Test
    void anUnknownOneIsSubmittedAgainByAPersonOnly() throws Exception {
        WorkflowRun run = unknown();
        assertEquals(1, akool.createCount());
        submit(run, "submitAgain-ja");
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(2, akool.createCount());
    }

    @Test
    void anUnknownOneGoesOnWithTheIdThatAPersonFoundOut() throws Exception {
        WorkflowRun run = unknown();
        HtmlForm form = page(run).getFormByName("adopt-ja");
        form.getInputByName("akoolId").setValue(akool.newestId("ja"));
        j.submit(form);
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    @Test
    void anUnknownOneIsForgotten() throws Exception {
        WorkflowRun run = unknown();
        submit(run, "forget-ja");
        Studio.awaitState(run, State.FAILED);
        assertTrue(record(run).getReason().contains("decided to leave it at that"));
        String text = page(run).asNormalizedText();
        assertFalse(text.contains("Submit again"), text);
        assertEquals(1, akool.createCount());
    }

    @Test
    void anIdThatAkoolDoesNotKnowIsRefusedWithASentence() throws Exception {
        WorkflowRun run = unknown();
        HtmlForm form = page(run).getFormByName("adopt-ja");
        form.getInputByName("akoolId").setValue("000000000000000000000000");
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, () -> j.submit(form));
        String text = refused.getResponse().getContentAsString();
        assertTrue(text.contains("1008"), text);
        assertFalse(text.contains("at io.jenkins"), text);
        assertEquals(State.UNKNOWN, record(run).getState());
    }

    @Test
    void onlyWhoMayBuildDecidesAndOnlyByPost() throws Exception {
        WorkflowRun run = unknown();
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder"));
        try {
            for (String action : new String[] {"check", "collect", "submitAgain", "adopt", "forget"}) {
                assertEquals(HttpURLConnection.HTTP_FORBIDDEN, status("reader", run, action, HttpMethod.POST), action);
                assertEquals(HttpURLConnection.HTTP_NOT_FOUND, status("builder", run, action, HttpMethod.GET), action);
            }
            try (JenkinsRule.WebClient reader = j.createWebClient().withBasicCredentials("reader")) {
                String text = reader.getPage(run, "akool").asNormalizedText();
                assertFalse(text.contains("Submit again"), text);
                assertTrue(text.contains("Somebody who may start builds of this job can look for it"), text);
            }
            assertEquals(1, akool.createCount());
            assertEquals(HttpURLConnection.HTTP_OK, status("builder", run, "submitAgain", HttpMethod.POST));
            Studio.awaitState(run, State.COLLECTED);
        } finally {
            j.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
            j.jenkins.setSecurityRealm(hudson.security.SecurityRealm.NO_AUTHENTICATION);
        }
    }

    private int status(String user, WorkflowRun run, String action, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient().withBasicCredentials(user)) {
            web.getOptions().setThrowExceptionOnFailingStatusCode(false);
            web.getOptions().setJavaScriptEnabled(false);
            URL url = new URL(
                    j.getURL(),
                    run.getUrl() + "akool/" + action + "?id=" + record(run).getId());
            WebRequest request = new WebRequest(url, method);
            web.addCrumb(request);
            return web.getPage(request).getWebResponse().getStatusCode();
        }
    }

    private WorkflowRun stopped() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("ja: submitted to AKOOL as ", run);
        Studio.awaitState(run, State.PROCESSING);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        return run;
    }

    private WorkflowRun unknown() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        assertEquals(State.UNKNOWN, record(run).getState());
        return run;
    }

    private HtmlPage submit(WorkflowRun run, String form) throws Exception {
        return j.submit(page(run).getFormByName(form));
    }

    private HtmlPage page(WorkflowRun run) throws Exception {
        return j.createWebClient().getPage(run, "akool");
    }

    private static TranslationRecord record(Run<?, ?> run) {
        return BuildTranslations.find(run).getRecords().get(0);
    }
}
