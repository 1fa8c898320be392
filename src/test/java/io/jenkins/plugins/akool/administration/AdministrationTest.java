package io.jenkins.plugins.akool.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.net.HttpURLConnection;
import java.net.URL;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator sees and decides about translations of all jobs. */
@WithJenkins
class AdministrationTest extends StudioScenario {

    @AfterEach
    void unlock() {
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void whatAStoppedBuildLeftIsSeenCheckedAndCollected() throws Exception {
        WorkflowRun run = stopped();
        String text = page().asNormalizedText();
        for (String shown : new String[] {
            run.getParent().getFullName() + " #1", "Japanese (ja)", "Not collected", akool.newestId("ja")
        }) {
            assertTrue(text.contains(shown), shown + " in " + text);
        }
        click(run, "check");
        assertTrue(page().asNormalizedText().contains("AKOOL is still working on it"));
        akool.end(akool.newestId("ja"));
        click(run, "collect");
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        awaitGone(run);
        assertFalse(page().asNormalizedText().contains(run.getParent().getFullName() + " #1 "));
        String spent = page().querySelector(".akool-credits").asNormalizedText();
        assertTrue(spent.contains(run.getParent().getFullName() + "\t" + Studio.KEY_ID + "\t1"), spent);
    }

    @Test
    void aDecisionLeadsBackToWhereItWasTaken() throws Exception {
        WorkflowRun run = stopped();
        HtmlPage page = j.createWebClient().goTo("manage/akool/?state=UNCOLLECTED&page=1");
        HtmlElement check = page.querySelector("tr[data-id='" + id(run) + "'] a[href^='check?']");
        assertEquals("check?id=" + id(run) + "&state=UNCOLLECTED", check.getAttribute("href"));
        for (String[] asked : new String[][] {
            {"&state=UNCOLLECTED&page=2&credits=3", "?state=UNCOLLECTED&page=2&credits=3"},
            {"&credits=2", "?credits=2"},
            {"", ""},
            {"&state=%22%3E%3Cscript%3E&page=0&credits=-1", ""},
            {"&state=nonsense&page=2%0d%0aX-Evil:1&credits=99999999", ""},
        }) {
            WebResponse answer = post(null, "check", id(run) + asked[0]);
            assertEquals(
                    j.getURL() + "manage/akool/" + asked[1],
                    answer.getWebRequest().getUrl().toString());
        }
        assertEquals(HttpURLConnection.HTTP_OK, post(null, "forget", id(run)).getStatusCode());
        awaitGone(run);
    }

    @Test
    void anUnknownOneIsForgottenOnceAPersonConfirms() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        WorkflowRun run =
                studio.build(Result.FAILURE, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        HtmlElement forget = row(run).querySelector(".confirmation-link");
        assertEquals("true", forget.getAttribute("data-post"));
        assertFalse(forget.getAttribute("data-message").isEmpty());
        assertEquals(HttpURLConnection.HTTP_OK, post(null, "forget", id(run)).getStatusCode());
        Studio.awaitState(run, State.FAILED);
        awaitGone(run);
    }

    @Test
    void whatIsUnderWayIsNotForgotten() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        String said = post(null, "forget", id(run)).getContentAsString();
        assertTrue(said.contains("stop the build instead"), said);
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void readersReadAndAdministratorsDecide() throws Exception {
        WorkflowRun run = stopped();
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ, Item.READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        // Whoever has not logged in is led to where one does.
        assertFalse(get(null, "manage/akool/").getContentAsString().contains("akool-states"));
        for (String path : new String[] {"manage/akool/", "akool/", "manage/akool/api/json"}) {
            assertEquals(HttpURLConnection.HTTP_FORBIDDEN, get("builder", path).getStatusCode(), path);
            String job = run.getParent().getFullName();
            String hidden = get("auditor", path).getContentAsString();
            assertFalse(hidden.contains("\"" + job + "\"") || hidden.contains(job + " #1"), path);
            String shown = get("manager", path).getContentAsString();
            assertTrue(shown.contains(job), path);
            assertFalse(shown.contains("check?id="), path);
        }
        for (String action : new String[] {"check", "collect", "forget"}) {
            for (String user : new String[] {"builder", "auditor", "manager"}) {
                assertEquals(
                        HttpURLConnection.HTTP_FORBIDDEN,
                        post(user, action, id(run)).getStatusCode(),
                        user + action);
            }
        }
        assertEquals(HttpURLConnection.HTTP_OK, post("admin", "forget", id(run)).getStatusCode());
        awaitGone(run);
    }

    private WorkflowRun stopped() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        return run;
    }

    private static String id(WorkflowRun run) {
        return BuildTranslations.find(run).getRecords().get(0).getId();
    }

    private static void awaitGone(WorkflowRun run) {
        while (TranslationService.get().overview().translations().stream().anyMatch(t -> t.id().equals(id(run)))) {
            Moment.pass();
        }
    }

    private HtmlPage page() throws Exception {
        return j.createWebClient().goTo("manage/akool/");
    }

    private HtmlElement row(WorkflowRun run) throws Exception {
        return page().querySelector("tr[data-id='" + id(run) + "']");
    }

    private void click(WorkflowRun run, String action) throws Exception {
        HtmlElement link = row(run).querySelector("a.post[href^='" + action + "?']");
        link.click();
    }

    private WebResponse post(String user, String action, String id) throws Exception {
        WebRequest request =
                new WebRequest(new URL(j.getURL(), "manage/akool/" + action + "?id=" + id), HttpMethod.POST);
        return answer(user, request);
    }

    private WebResponse get(String user, String path) throws Exception {
        return answer(user, new WebRequest(new URL(j.getURL(), path), HttpMethod.GET));
    }

    private WebResponse answer(String user, WebRequest request) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            if (user != null) {
                web.login(user);
            }
            web.getOptions().setThrowExceptionOnFailingStatusCode(false);
            if (request.getHttpMethod() == HttpMethod.POST) {
                web.addCrumb(request);
            }
            return web.getPage(request).getWebResponse();
        }
    }
}
