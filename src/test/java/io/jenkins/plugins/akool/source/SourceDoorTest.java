package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who comes to the door, with what, and what is handed out. */
@WithJenkins
class SourceDoorTest extends SourceScenario {

    @Test
    void akoolFetchesWhatTheWorkspaceHasAndTheLinkEndsWithTheOrder() throws Exception {
        WorkflowJob job = job("akoolTranslate file: 'tour.mp4', languages: ['ja', 'es']");
        WorkflowRun run = j.buildAndAssertSuccess(job);
        for (String language : List.of("ja", "es")) {
            assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId(language)), language);
            assertTrue(artifact(run, "akool/tour." + language + ".mp4").length > 0, language);
        }
        assertArrayEquals(VIDEO, artifact(run, "akool/source/tour.mp4"));
        j.assertLogContains("Translating tour.mp4 into ja, es", run);
        assertEquals(404, status(link()));
        assertEquals(
                List.of("tour.mp4"),
                workspace(job).list().stream()
                        .filter(f -> !f.getName().equals("akool"))
                        .map(f -> f.getName())
                        .toList());
        assertEquals(
                List.of(),
                workspace(job).sibling(workspace(job).getName() + "@tmp").list());
    }

    @Test
    void anAnswerSaysWhatItIsAndLeavesNothingBehind() throws Exception {
        waiting();
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<byte[]> answer = ask(method, link());
            assertEquals(200, answer.statusCode());
            assertArrayEquals(method.equals("GET") ? VIDEO : new byte[0], answer.body());
            assertHeader("300000", answer, "Content-Length");
            assertHeader("video/mp4", answer, "Content-Type");
            assertHeader("attachment; filename*=UTF-8''tour.mp4", answer, "Content-Disposition");
            assertHeader("bytes", answer, "Accept-Ranges");
            assertHeader("nosniff", answer, "X-Content-Type-Options");
            assertHeader("sandbox; default-src 'none'", answer, "Content-Security-Policy");
            assertHeader("private, no-store", answer, "Cache-Control");
            assertTrue(answer.headers().firstValue("Last-Modified").isPresent());
            assertTrue(answer.headers().firstValue("ETag").orElse("").matches("\"[0-9a-f]{64}\""));
            assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
        }
        String tag = get(link()).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, get(link(), "If-None-Match", tag).statusCode());
        assertEquals(200, get(link(), "If-None-Match", "\"another\"").statusCode());
        assertEquals(206, get(link(), "If-Range", tag, "Range", "bytes=0-0").statusCode());
        assertEquals(
                200,
                get(link(), "If-Range", "\"another\"", "Range", "bytes=0-0").statusCode());
    }

    @Test
    void rangesAreHeededHoweverHuge() throws Exception {
        waiting();
        assertPart(100, 200, "bytes=100-199");
        assertPart(299_990, 300_000, "bytes=-10");
        assertPart(299_999, 300_000, "bytes=299999-" + "9".repeat(1000));
        assertPart(0, 300_000, "bytes=-" + Long.MAX_VALUE);
        for (String beyond :
                List.of("bytes=300000-", "bytes=" + Long.MAX_VALUE + "-", "bytes=" + "9".repeat(1000) + "-")) {
            HttpResponse<byte[]> answer = get(link(), "Range", beyond);
            assertEquals(416, answer.statusCode());
            assertHeader("bytes */300000", answer, "Content-Range");
            assertEquals(0, answer.body().length);
        }
        for (String none : List.of("bytes=0-1,5-6", "bytes=" + "0-0,".repeat(500) + "1-1", "bytes=6-5", "bytes=x")) {
            HttpResponse<byte[]> answer = get(link(), "Range", none);
            assertEquals(200, answer.statusCode());
            assertArrayEquals(VIDEO, answer.body());
        }
        assertEquals(200, ask("HEAD", link(), "Range", "bytes=0-0").statusCode());
    }

    private void assertPart(int from, int to, String range) throws Exception {
        HttpResponse<byte[]> answer = get(link(), "Range", range);
        assertEquals(206, answer.statusCode());
        assertHeader("bytes " + from + "-" + (to - 1) + "/300000", answer, "Content-Range");
        assertHeader(String.valueOf(to - from), answer, "Content-Length");
        assertArrayEquals(Arrays.copyOfRange(VIDEO, from, to), answer.body());
    }

    private static void assertHeader(String value, HttpResponse<byte[]> answer, String name) {
        assertEquals(Optional.of(value), answer.headers().firstValue(name), name);
    }

    @Test
    void captionsAreServedLikeTheVideoEachAtItsOwnLink() throws Exception {
        byte[] subtitles = "1\n00:00:00,000 --> 00:00:01,000\nHello\n".getBytes(StandardCharsets.UTF_8);
        WorkflowJob job =
                job("akoolTranslate file: 'tour.mp4', languages: 'ja', captions: 'target', captionFile: 'in/tour.srt'");
        put(job, "in/tour.srt", subtitles);
        WorkflowRun run = waiting(job);
        HttpResponse<byte[]> answer = get(sent("caption_url"));
        assertEquals(200, answer.statusCode());
        assertArrayEquals(subtitles, answer.body());
        assertHeader("application/x-subrip", answer, "Content-Type");
        assertArrayEquals(subtitles, artifact(run, "akool/source/tour.srt"));
        assertArrayEquals(VIDEO, get(link()).body());
        String swapped = link().replaceFirst("/akool-source/v", "/akool-source/c");
        assertNotEquals(link(), swapped);
        assertEquals(404, status(swapped));
    }

    @Test
    void noOtherTokenIsGood() throws Exception {
        waiting();
        String first = link();
        waiting();
        String token = token(first);
        String other = token(link());
        for (int i : List.of(0, 1, 20, 36, 37, 60, token.length() - 1)) {
            char wrong = token.charAt(i) == 'a' ? 'b' : 'a';
            assertRefused(first.replace(token, token.substring(0, i) + wrong + token.substring(i + 1)));
        }
        assertRefused(first.replace(token, token.substring(0, 37) + other.substring(37)));
        assertRefused(first.replace(token, token.substring(0, token.length() - 1)));
        assertRefused(first.replace(token, token + "0"));
        assertRefused(first.replace(token, token.toUpperCase(java.util.Locale.ROOT)));
        assertRefused(first.replace(token, token.substring(0, 37)));
        assertEquals(200, status(first));
    }

    private static String token(String link) {
        String[] parts = URI.create(link).getPath().split("/");
        return parts[parts.length - 2];
    }

    private static void assertRefused(String link) throws Exception {
        HttpResponse<byte[]> answer = get(link);
        assertEquals(404, answer.statusCode(), link);
        assertEquals(0, answer.body().length, "no detail");
        assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
    }

    @Test
    void noPathLeadsToAnotherFile() throws Exception {
        waiting();
        String door = URI.create(j.getURL() + "akool-source").getPath();
        String token = token(link());
        for (String path : List.of(
                "/" + token,
                "/" + token + "/",
                "/" + token + "/tour.mp4/tour.mp4",
                "/" + token + "/Tour.mp4",
                "/" + token + "/../config.xml",
                "/" + token + "/..%2f..%2fconfig.xml",
                "/" + token + "/..%5c..%5cconfig.xml",
                "/" + token + "/%2ftour.mp4",
                "/" + token + "/.%2ftour.mp4",
                "/" + token + "/tour.mp4%00",
                "/" + token + "/tour.mp4%2f..",
                "/x/" + token + "/tour.mp4",
                "/urlName",
                "/x")) {
            int status = rawStatus(door + path);
            assertTrue(status == 404 || status == 400 || status == 403, path + ": " + status);
        }
        // Jenkins itself refuses this, wherever it is asked for, and says so.
        log.expect("IllegalArgumentException");
        assertEquals(500, rawStatus(door + "/" + token + "/%2e%2e/config.xml"));
        assertNotEquals(200, rawStatus(door), "there is no list");
        assertNotEquals(200, rawStatus(door + "/"), "there is no list");
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertNotEquals(200, ask(method, link()).statusCode(), method);
        }
        assertEquals(200, rawStatus(URI.create(link()).getPath()));
    }

    @Test
    void whoMayReadNothingElseMayReadThis() throws Exception {
        WorkflowRun run = waiting();
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("somebody"));
        try {
            HttpResponse<byte[]> answer = get(link());
            assertEquals(200, answer.statusCode());
            assertArrayEquals(VIDEO, answer.body());
            assertEquals(Optional.empty(), answer.headers().firstValue("Set-Cookie"));
            assertRefused(link().replace("tour.mp4", "other.mp4"));
            assertEquals(403, status(j.getURL() + run.getUrl()));
            assertEquals(403, status(j.getURL() + run.getUrl() + "artifact/akool/source/tour.mp4"));
        } finally {
            j.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
            j.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        }
    }

    @Test
    void aShutDoorIsNotThere() throws Exception {
        waiting();
        AkoolGlobalConfiguration.get().setServeSources(false);
        assertNull(j.jenkins.getExtensionList(SourceDoor.class).get(0).getUrlName());
        assertFalse(j.jenkins.getUnprotectedRootActions().contains("akool-source"));
        assertEquals(404, status(link()));
        assertEquals(404, status(j.getURL() + "akool-source/"));
        AkoolGlobalConfiguration.get().setServeSources(true);
        assertEquals(200, status(link()));
    }
}
