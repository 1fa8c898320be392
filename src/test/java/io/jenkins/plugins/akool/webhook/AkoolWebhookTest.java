package io.jenkins.plugins.akool.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.JenkinsLocationConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** AKOOL calls a Jenkins that an administrator opened the door of. */
@WithJenkins
class AkoolWebhookTest extends WebhookStudio {

    @Test
    void resultsComeWithAkoolsCallLongBeforeTheNextLook() throws Exception {
        WorkflowRun run = waiting("ja");
        assertEquals(1, looks());
        end(run, "ja");
        studio.assertArchived(run, "akool", "ja");
        assertEquals(2, looks());
    }

    @Test
    void aLostAnswerHealsAfterItsBuildFailed() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        WorkflowRun run = studio.build(Result.FAILURE, step("ja"));
        akool.end(akool.newestId("ja"));
        assertEquals(200, post(webhook("ja"), call("ja")));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, akool.createCount());
    }

    @Test
    void aStormOfDuplicatesLeadsToOneLook() throws Exception {
        WorkflowRun run = waiting("ja");
        URI url = URI.create(webhook("ja"));
        HttpRequest.BodyPublisher call = HttpRequest.BodyPublishers.ofByteArray(call("ja"));
        List<Integer> answers = new CopyOnWriteArrayList<>();
        flood(500, 4, i -> new Posted(url, call, answers::add));
        assertEquals(Set.of(200), Set.copyOf(answers));
        end(run, "ja");
        assertEquals(3, looks(), "the first, one for the storm, one for the call that told of the end");
    }

    @Test
    void tokensAreNotKeptNorShown() throws Exception {
        try (LogRecorder log = Studio.everyLog()) {
            WorkflowRun run = waiting("ja");
            String url = webhook("ja");
            String token = url.substring(url.lastIndexOf('/') + 1);
            assertEquals(43, token.length());
            assertEquals(200, post(url, call("ja")));
            assertEquals(403, post(url, "{}".getBytes(StandardCharsets.UTF_8)));
            String page =
                    j.createWebClient().getPage(run, "akool/").getWebResponse().getContentAsString();
            assertFalse(page.contains(token));
            assertEquals(List.of(), Studio.filesWith(j.jenkins.getRootDir().toPath(), token));
            end(run, "ja");
            assertFalse(JenkinsRule.getLog(run).contains(token));
            assertFalse(String.join("\n", log.getMessages()).contains(token));
            assertEquals(List.of(), Studio.filesWith(j.jenkins.getRootDir().toPath(), token));
        }
    }

    @Test
    void aClosedDoorDoesNotExist() throws Exception {
        AkoolGlobalConfiguration.get().setWebhooks(false);
        assertDoesNotExist(UNKNOWN_TOKEN);
        WorkflowRun run = studio.build(Result.SUCCESS, step("ja"));
        studio.assertArchived(run, "akool", "ja");
        assertEquals("", webhook("ja"));
    }

    @Test
    void aDoorThatIsClosedWhileAkoolWorksDoesNotExistEither() throws Exception {
        WorkflowRun run = waiting("ja");
        String url = webhook("ja");
        AkoolGlobalConfiguration.get().setWebhooks(false);
        assertDoesNotExist(url.substring(url.lastIndexOf('/') + 1));
        AkoolGlobalConfiguration.get().setWebhooks(true);
        assertEquals(200, post(url, call("ja")));
        end(run, "ja");
    }

    @Test
    void aJenkinsThatDoesNotKnowItsAddressGivesNoneOut() throws Exception {
        JenkinsLocationConfiguration location = JenkinsLocationConfiguration.get();
        String url = location.getUrl();
        location.setUrl(null);
        try {
            assertDoesNotExist(UNKNOWN_TOKEN);
            studio.build(Result.SUCCESS, step("ja"));
            assertEquals("", webhook("ja"));
        } finally {
            location.setUrl(url);
        }
    }

    @Test
    void anApiKeyIsUsedWithoutWebhooksAndADryRunSaysSo() throws Exception {
        AkoolGlobalConfiguration.get().setCredentialsId(Studio.KEY_ID);
        WorkflowRun run = studio.build(Result.SUCCESS, step("ja"));
        studio.assertArchived(run, "akool", "ja");
        assertEquals("", webhook("ja"));
        j.assertLogContains("AKOOL is not asked to report changes", studio.build(Result.SUCCESS, dryRun()));
        AkoolGlobalConfiguration.get().setCredentialsId("client");
        j.assertLogNotContains("AKOOL is not asked to report changes", studio.build(Result.SUCCESS, dryRun()));
    }

    private String dryRun() {
        return "akoolTranslate url: '%s', languages: 'ja', dryRun: true".formatted(akool.sourceUrl());
    }

    @Test
    void onlyCallsPassWithoutACrumb() throws Exception {
        assertEquals(404, post(door(UNKNOWN_TOKEN).toString(), new byte[0]));
        for (String path : List.of(
                "", "a.b", UNKNOWN_TOKEN + "/", UNKNOWN_TOKEN + "/more", UNKNOWN_TOKEN + "/../../createItem?name=x")) {
            assertEquals(403, post(door(path).toString(), new byte[0]), path);
        }
        assertEquals(403, post(j.getURL() + "createItem?name=x", new byte[0]));
        assertEquals(403, post(j.getURL() + "akool-webhooks/" + UNKNOWN_TOKEN, new byte[0]));
    }

    @Test
    void nothingButACallIsAnswered() throws Exception {
        WorkflowRun run = waiting("ja");
        String url = webhook("ja");
        assertEquals(404, get(door(url.substring(url.lastIndexOf('/') + 1))));
        assertEquals(404, get(door("")));
        assertEquals(404, withCrumb(""));
        assertEquals(404, withCrumb("iconFileName"));
        assertEquals(404, withCrumb(url.substring(url.lastIndexOf('/') + 1) + "/more"));
        end(run, "ja");
    }

    @Test
    void akoolNeedsNoAccount() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy());
        try {
            WorkflowRun run = waiting("ja");
            end(run, "ja");
            studio.assertArchived(run, "akool", "ja");
        } finally {
            j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
            j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        }
    }

    private void assertDoesNotExist(String token) throws Exception {
        assertEquals(404, get(door(token)));
        assertEquals(404, withCrumb(token));
        assertEquals(403, post(door(token).toString(), new byte[0]), "without a crumb, as everywhere");
    }

    private int withCrumb(String rest) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            return web.getPage(web.addCrumb(new WebRequest(door(rest).toURL(), HttpMethod.POST)))
                    .getWebResponse()
                    .getStatusCode();
        }
    }
}
