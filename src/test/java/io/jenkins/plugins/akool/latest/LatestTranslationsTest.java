package io.jenkins.plugins.akool.latest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A job's page on its newest translations, and the addresses below it that stay. */
@WithJenkins
class LatestTranslationsTest extends StudioScenario {

    /** Switches a permission on that Jenkins has not by itself. */
    private static final String ARTIFACTS = "hudson.security.ArtifactsPermission";

    @AfterEach
    void unlock() {
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        Run.ARTIFACTS.setEnabled(false);
        System.clearProperty(ARTIFACTS);
    }

    @Test
    void theJobsOwnPageLeadsThere() throws Exception {
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        String page =
                j.createWebClient().getPage(run.getParent()).getWebResponse().getContentAsString();
        assertTrue(page.contains("href=\"/jenkins/" + run.getParent().getUrl() + "akool\""), page);
    }

    @Test
    void theAddressOfALanguageLeadsToItsNewestFiles() throws Exception {
        WorkflowJob job = job("languages: 'ja,zh-CN', subtitles: true");
        j.buildAndAssertSuccess(job);
        WorkflowRun second = j.buildAndAssertSuccess(job);
        define(job, "languages: 'es'");
        WorkflowRun third = j.buildAndAssertSuccess(job);

        String newest = akool.newestId("ja");
        WebResponse video = get(null, job.getUrl() + "akool/latest/ja");
        try (InputStream in = video.getContentAsStream()) {
            assertArrayEquals(akool.resultBytes(newest), in.readAllBytes());
        }
        assertTrue(address(video).contains("/" + second.getNumber() + "/artifact/"), address(video));
        WebResponse chinese = get(null, job.getUrl() + "akool/latest/zh-cn/?source=product-tour.mp4");
        assertTrue(address(chinese).endsWith("product-tour.zh-CN.mp4"), address(chinese));
        WebResponse subtitles = get(null, job.getUrl() + "akool/latest/ja/subtitles");
        assertTrue(address(subtitles).endsWith(".srt"), address(subtitles));
        assertEquals(akool.translatedSubtitles("ja"), subtitles.getContentAsString(StandardCharsets.UTF_8));

        HtmlPage page = j.createWebClient().getPage(job, "akool");
        assertEquals(3, page.querySelectorAll(".akool-rows tbody tr").size());
        String text = page.asNormalizedText();
        for (String shown : new String[] {"Japanese (ja)", "(zh-CN)", "Spanish (es)", "product-tour.mp4", "#2", "#3"}) {
            assertTrue(text.contains(shown), shown + " in " + text);
        }
        assertFalse(text.contains("#1 "), text);
        assertEquals(3, third.getNumber());
    }

    @Test
    void whoLooksForDeadLinksIsAnsweredAsWhoFollowsThem() throws Exception {
        WorkflowJob job = job("languages: 'ja', subtitles: true");
        j.buildAndAssertSuccess(job);
        for (String path : new String[] {"ja", "ja/", "ja/subtitles", "ja?source=product-tour.mp4"}) {
            WebResponse answer = answer(null, job.getUrl() + "akool/latest/" + path, HttpMethod.HEAD);
            assertEquals(HttpURLConnection.HTTP_OK, answer.getStatusCode(), path);
            assertTrue(address(answer).contains("/1/artifact/akool/product-tour.ja."), address(answer));
        }
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                answer(null, job.getUrl() + "akool/latest/fr", HttpMethod.HEAD).getStatusCode());
        assertEquals(
                HttpURLConnection.HTTP_BAD_METHOD,
                answer(null, job.getUrl() + "akool/latest/ja/", HttpMethod.DELETE)
                        .getStatusCode());
    }

    @Test
    void whereThereIsNoneASentenceSaysSo() throws Exception {
        WorkflowJob job = job("languages: 'ja'");
        WorkflowRun run = j.buildAndAssertSuccess(job);
        WebResponse none = get(null, job.getUrl() + "akool/latest/fr");
        assertEquals(HttpURLConnection.HTTP_NOT_FOUND, none.getStatusCode());
        assertEquals("text/plain", none.getContentType());
        assertTrue(none.getContentAsString().contains("French (fr)"), none.getContentAsString());
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                get(null, job.getUrl() + "akool/latest/ja/subtitles").getStatusCode());
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                get(null, job.getUrl() + "akool/latest/ja?source=other.mp4").getStatusCode());
        WebResponse attack = get(null, job.getUrl() + "akool/latest/%3Cimg%20src=x%20onerror=alert(1)%3E");
        assertEquals("text/plain", attack.getContentType());
        run.deleteArtifacts();
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                get(null, job.getUrl() + "akool/latest/ja").getStatusCode());
    }

    @Test
    void aStorageThatIsAwayIsNamedAndMakesNoOlderResultTheNewest(@TempDir Path bucket) throws Exception {
        FakeCloud.use(bucket);
        try {
            WorkflowJob job = job("languages: 'ja'");
            j.buildAndAssertSuccess(job);
            FakeCloud.away(FakeCloud.Question.values());
            WebResponse answer = get(null, job.getUrl() + "akool/latest/ja");
            assertEquals(HttpURLConnection.HTTP_UNAVAILABLE, answer.getStatusCode());
            String text = answer.getContentAsString();
            assertTrue(text.startsWith("The artifact storage (Cloud) failed: Connection refused"), text);
            assertFalse(text.contains("cloud-secret"), text);
            assertEquals(0, FakeCloud.leftOpen());
        } finally {
            FakeCloud.leave();
        }
    }

    @Test
    void anOlderBuildServesWhereTheNewestLostItsArtifacts() throws Exception {
        WorkflowJob job = job("languages: 'ja'");
        j.buildAndAssertSuccess(job);
        j.buildAndAssertSuccess(job).deleteArtifacts();
        assertTrue(address(get(null, job.getUrl() + "akool/latest/ja")).contains("/1/artifact/"));
    }

    @Test
    void worksInFoldersForWhoMaySeeTheArtifacts() throws Exception {
        WorkflowJob job = j.createFolder("studio").createProject(WorkflowJob.class, "tour");
        define(job, "languages: 'ja'");
        j.buildAndAssertSuccess(job);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        System.setProperty(ARTIFACTS, "true");
        Run.ARTIFACTS.setEnabled(true);
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("visitor")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Run.ARTIFACTS)
                .everywhere()
                .to("viewer"));
        String latest = job.getUrl() + "akool/latest/ja";
        assertEquals(HttpURLConnection.HTTP_OK, get("viewer", latest).getStatusCode());
        assertEquals(HttpURLConnection.HTTP_FORBIDDEN, get("reader", latest).getStatusCode());
        assertEquals(HttpURLConnection.HTTP_NOT_FOUND, get("visitor", latest).getStatusCode());
    }

    @Test
    void jobsWithoutTranslationsHaveNoPage() throws Exception {
        FreeStyleProject plain = j.createFreeStyleProject();
        j.buildAndAssertSuccess(plain);
        assertNull(plain.getAction(LatestTranslations.class));
        WorkflowJob job = job("languages: 'ja'");
        assertNull(job.getAction(LatestTranslations.class));
        j.buildAndAssertSuccess(job);
        assertNotNull(job.getAction(LatestTranslations.class));
    }

    @Test
    void buildsWithoutTranslationsAreNotLoaded() throws Exception {
        WorkflowJob job = job("languages: 'ja'");
        j.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("echo 'nothing'", true));
        WorkflowRun plain = j.buildAndAssertSuccess(job);
        Path file = plain.getRootDir().toPath().resolve("build.xml");
        Files.writeString(file, "<damaged");
        job.doReload();
        assertTrue(address(get(null, job.getUrl() + "akool/latest/ja")).contains("/1/artifact/"));
    }

    private WorkflowJob job(String options) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        define(job, options);
        return job;
    }

    private void define(WorkflowJob job, String options) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "akoolTranslate url: '%s', reuse: false, %s".formatted(akool.sourceUrl(), options), true));
    }

    static String address(WebResponse answer) {
        return answer.getWebRequest().getUrl().toString();
    }

    static WebResponse get(String user, String path) throws Exception {
        return answer(user, path, HttpMethod.GET);
    }

    private static WebResponse answer(String user, String path, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            if (user != null) {
                web.login(user);
            }
            web.getOptions().setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(new URL(j.getURL(), path), method);
            if (method == HttpMethod.DELETE) {
                web.addCrumb(request);
            }
            return web.getPage(request).getWebResponse();
        }
    }
}
