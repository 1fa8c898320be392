package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.io.InputStream;
import java.time.Duration;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page on a build's translations, as a person reads it. */
@WithJenkins
class TranslationsReportTest {

    @Test
    void listsEachLanguageWithItsIdAndState(JenkinsRule j) throws Exception {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            Studio studio = Studio.open(j, akool);
            akool.fails("es", 501312, "<script>alert('es')</script>");
            WorkflowRun run = studio.build(
                    Result.FAILURE, "akoolTranslate url: '%s', languages: ['ja', 'es']".formatted(akool.sourceUrl()));

            JenkinsRule.WebClient web = j.createWebClient();
            HtmlPage build = web.getPage(run);
            assertTrue(build.asNormalizedText().contains("1 of 2 translations collected"));
            HtmlPage page = build.getAnchorByHref("akool/").click();
            String text = page.asNormalizedText();
            for (String shown : new String[] {
                "Japanese (ja)",
                "Collected",
                akool.newestId("ja"),
                "Spanish (es)",
                "Failed",
                akool.newestId("es"),
                "product-tour.mp4"
            }) {
                assertTrue(text.contains(shown), shown + " in " + text);
            }
            assertTrue(text.contains("<script>alert('es')</script>"), "shown as text: " + text);
            HtmlAnchor result = page.getAnchorByText("product-tour.ja.mp4");
            try (InputStream in = result.click().getWebResponse().getContentAsStream()) {
                assertArrayEquals(akool.resultBytes(akool.newestId("ja")), in.readAllBytes());
            }
        }
    }

    @Test
    void buildWithoutTranslationsHasNone(JenkinsRule j) throws Exception {
        FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
        assertNull(run.getAction(TranslationsReport.class));
    }
}
