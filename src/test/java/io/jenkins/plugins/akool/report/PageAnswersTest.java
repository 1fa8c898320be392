package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TimeZoneProperty;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the page asks for while it is open, and what it is to the old and the new build page. */
@WithJenkins
class PageAnswersTest extends StudioScenario {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeEach
    void lock() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger"));
    }

    @AfterEach
    void unlock() {
        j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    @Test
    void theStateIsSentOnceAsLongAsItIsTheSame() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        JsonNode state = json(get("reader", run, "state"));
        assertFalse(state.path("done").asBoolean());
        String id = BuildTranslations.find(run).getRecords().get(0).getId();
        String stamp = state.at("/translations").path(id).path("stamp").asText();
        assertFalse(stamp.isEmpty(), state.toString());

        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        HttpResponse<String> ended = get("reader", run, "state");
        assertTrue(json(ended).path("done").asBoolean());
        assertFalse(
                json(ended).at("/translations").path(id).path("stamp").asText().equals(stamp));
        String entry = get("reader", run, "entry?id=" + id).body();
        assertTrue(entry.strip().startsWith("<article") && entry.contains("data-id=\"" + id + "\""), entry);
        assertEquals(HttpURLConnection.HTTP_NOT_FOUND, status("reader", run, "entry?id=" + id + "0"));
        HttpResponse<String> again = get(
                "reader",
                run,
                "state",
                "If-None-Match",
                ended.headers().firstValue("ETag").orElseThrow());
        assertEquals(HttpURLConnection.HTTP_NOT_MODIFIED, again.statusCode());
        assertEquals("", again.body());
        assertEquals(HttpURLConnection.HTTP_NOT_FOUND, status("stranger", run, "state"));
    }

    @Test
    void anEntryIsTheSameAloneAsOnThePage() throws Exception {
        User.getById("reader", true).addProperty(new TimeZoneProperty("Asia/Tokyo"));
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        run.doStop();
        j.waitForCompletion(run);
        Studio.awaitState(run, State.UNCOLLECTED);
        String id = BuildTranslations.find(run).getRecords().get(0).getId();
        String alone = article(get("reader", run, "entry?id=" + id));
        assertEquals(article(get("reader", run, "")), alone);
        assertTrue(alone.contains(" JST"), alone);
        assertTrue(alone.contains("</svg>"), alone);
    }

    /** Its scripts are loaded where they first belong to something. */
    private static String article(HttpResponse<String> answer) {
        String html = answer.body().replaceAll("\\s+", " ").replaceAll("<script [^>]*></script>", "");
        return html.substring(html.indexOf("<article "), html.indexOf("</article>"));
    }

    @Test
    void subtitlesBecomeTracksOnlyWhereTheRecordNamesThem() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true".formatted(akool.sourceUrl()));
        String id = BuildTranslations.find(run).getRecords().get(0).getId();
        String track = "subtitles?extra=TRANSLATED_SUBTITLES&id=" + id;
        HttpResponse<String> vtt = get("reader", run, track);
        assertEquals(
                "text/vtt;charset=utf-8",
                vtt.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", ""));
        assertTrue(vtt.body().startsWith("WEBVTT\n\n00:00:00.200 --> 00:00:02.300\n製品"));
        for (String wrong : new String[] {
            "subtitles",
            "subtitles?extra=CLEAN_VIDEO&id=" + id,
            "subtitles?extra=../../build.xml&id=" + id,
            "subtitles?extra=TRANSLATED_SUBTITLES&id=" + id + "0"
        }) {
            assertEquals(HttpURLConnection.HTTP_NOT_FOUND, status("reader", run, wrong), wrong);
        }
        assertEquals(HttpURLConnection.HTTP_NOT_FOUND, status("stranger", run, track));
    }

    @Test
    void theNewBuildPageHasATabAndTheOldOneALink() throws Exception {
        WorkflowRun run =
                studio.build(Result.SUCCESS, "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()));
        try (JenkinsRule.WebClient web = j.createWebClient().login("reader")) {
            HtmlPage old = web.getPage(run);
            assertEquals(
                    1,
                    old.getByXPath("//tr[contains(., '1 of 1 translations collected')]")
                            .size());
            assertTrue(old.getByXPath("//*[@class='akool-widget']").isEmpty());
            assertEquals(
                    1,
                    old.getByXPath("//a[@href='/jenkins/" + run.getUrl() + "akool'][contains(@class, 'task')]")
                            .size());

            User reader = User.getById("reader", true);
            reader.addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));
            HtmlPage fresh = web.getPage(run);
            assertEquals(
                    0,
                    fresh.getByXPath("//tr[contains(., '1 of 1 translations collected')]")
                            .size());
            assertEquals(
                    1,
                    fresh.getByXPath("//*[contains(@class, 'app-build-tabs')]/a[contains(@href, 'akool')]")
                            .size());
            assertTrue(fresh.asNormalizedText().contains("1 of 1 translations collected"));
            HtmlPage tab = web.getPage(run, "akool/");
            assertTrue(tab.asNormalizedText().contains("product-tour.ja.mp4"), tab.asNormalizedText());
            assertEquals(
                    1,
                    tab.getByXPath("//*[contains(@class, 'app-build-bar')]//h1").size());
            reader.delete();
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    /** As somebody who logs in with the name as the password. */
    private static HttpResponse<String> get(String user, Run<?, ?> run, String path, String... headers)
            throws Exception {
        String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(j.getURL() + run.getUrl() + "akool/" + path))
                .header("Authorization", "Basic " + login);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int status(String user, Run<?, ?> run, String path) throws Exception {
        return get(user, run, path).statusCode();
    }
}
