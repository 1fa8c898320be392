package io.jenkins.plugins.akool.latest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.ByteArrayInputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlHeading2;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTableRow;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How videos of one job are told apart on its page and below it. */
@WithJenkins
class LatestNamesakesTest extends StudioScenario {

    @AfterEach
    void shutDoor() {
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    @Test
    void namesakesHaveAddressesOfTheirOwn() throws Exception {
        AkoolGlobalConfiguration.get().setServeSources(true);
        WorkflowJob job = studio.pipeline("node { akoolTranslate files: '**/*.mp4', languages: 'ja', reuse: false }");
        byte[] bytes = new byte[3000];
        new Random(1).nextBytes(bytes);
        Map<String, String> results = Map.of(
                "a & b/intro.mp4", "a",
                "c/intro.mp4", "c/intro",
                "intro.mp4", "intro",
                "c/50%25.mp4", "c/50");
        for (String path : results.keySet()) {
            j.jenkins.getWorkspaceFor(job).child(path).copyFrom(new ByteArrayInputStream(bytes));
        }
        j.buildAndAssertSuccess(job);
        HtmlPage page = j.createWebClient().getPage(job, "akool");
        for (Map.Entry<String, String> one : results.entrySet()) {
            HtmlAnchor link = page.getFirstByXPath("//tr[td[2][normalize-space()='" + one.getKey() + "']]/td[1]/a");
            WebResponse video = link.click().getWebResponse();
            assertTrue(
                    LatestTranslationsTest.address(video).contains("/1/artifact/akool/" + one.getValue()),
                    LatestTranslationsTest.address(video));
        }
        String latest = job.getUrl() + "akool/latest/ja?source=";
        assertTrue(LatestTranslationsTest.address(LatestTranslationsTest.get(null, latest + "c/intro.mp4"))
                .endsWith("/akool/c/intro.ja.mp4"));
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                LatestTranslationsTest.get(null, latest + "d/intro.mp4").getStatusCode());
        assertEquals(
                HttpURLConnection.HTTP_OK,
                LatestTranslationsTest.get(null, latest + "intro.mp4").getStatusCode());
    }

    @Test
    void aVideoIsMeantByItsAddressToo() throws Exception {
        String address = akool.sourceUrl().toString();
        WorkflowJob job = studio.pipeline("akoolTranslate url: '" + address + "?key=secret', languages: 'ja'");
        j.buildAndAssertSuccess(job);
        String latest = job.getUrl() + "akool/latest/ja?source=";
        for (String meant : List.of(address, address + "?key=other")) {
            WebResponse video =
                    LatestTranslationsTest.get(null, latest + URLEncoder.encode(meant, StandardCharsets.UTF_8));
            assertTrue(
                    LatestTranslationsTest.address(video).endsWith("/product-tour.ja.mp4"),
                    LatestTranslationsTest.address(video));
        }
        String other = address.replace("product-tour", "tour");
        assertEquals(
                HttpURLConnection.HTTP_NOT_FOUND,
                LatestTranslationsTest.get(null, latest + other).getStatusCode());
        HtmlPage page = j.createWebClient().getPage(job, "akool");
        assertEquals("latest/ja", page.<HtmlAnchor>getFirstByXPath("//td[1]/a").getHrefAttribute());
    }

    /** Only the query of their addresses tells them apart, and that may be a secret. */
    @Test
    void videosThatAreCalledTheSameAreCounted() throws Exception {
        String script = "akoolTranslate urls: ['%1$s?id=1', '%1$s?id=2'], languages: 'ja', reuse: false"
                .formatted(akool.sourceUrl());
        WorkflowJob job = studio.pipeline(script);
        j.buildAndAssertSuccess(job);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        HtmlPage page = j.createWebClient().getPage(job, "akool");
        for (int n = 1; n <= 2; n++) {
            String row =
                    page.<HtmlTableRow>getFirstByXPath("//tbody/tr[" + n + "]").asNormalizedText();
            assertTrue(row.contains("product-tour.mp4 (" + n + ")") && row.contains("#2"), row);
        }
        assertEquals(2, page.querySelectorAll("tbody tr").size());
        List<HtmlHeading2> sections = j.createWebClient().getPage(run, "akool").getByXPath("//h2[@id]");
        assertEquals(
                List.of("product-tour.mp4 (1)", "product-tour.mp4 (2)"),
                sections.stream().map(DomNode::asNormalizedText).toList());
        assertEquals(2, sections.stream().map(DomElement::getId).distinct().count());
    }
}
