package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.akool.studio.ManyTranslations;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build with more translations than one page can hold. */
@WithJenkins
class PageOfTranslationsTest extends StudioScenario {

    private static final int MANY = 500;

    private static final int MOST_BYTES = 300 * 1024;

    /** Of one source. */
    private static final int LANGUAGES = 50;

    @Test
    void manyTranslationsAreOnPagesThatLoad() throws Exception {
        FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
        ManyTranslations.into(run, MANY / LANGUAGES, LANGUAGES);
        Set<String> shown = new HashSet<>();
        int pages = (MANY + PageOfTranslations.MOST - 1) / PageOfTranslations.MOST;
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            web.getOptions().setJavaScriptEnabled(false);
            for (int n = 1; n <= pages; n++) {
                HtmlPage page = web.getPage(run, "akool/?page=" + n);
                String html = page.getWebResponse().getContentAsString();
                int bytes = html.getBytes(StandardCharsets.UTF_8).length;
                assertTrue(bytes < MOST_BYTES, "page " + n + " has " + bytes + " bytes");
                page.getByXPath("//article[@data-id]")
                        .forEach(article -> assertTrue(shown.add(((DomElement) article).getAttribute("data-id"))));
                assertTrue(page.asNormalizedText().contains("Page " + n + " of " + pages));
                assertEquals(n < pages, page.getFirstByXPath("//a[@rel='next'][not(@hidden)]") != null);
                assertEquals(n > 1, page.getFirstByXPath("//a[@rel='prev'][not(@hidden)]") != null);
            }
            String state = web.goTo(run.getUrl() + "akool/state?page=1", "application/json")
                    .getWebResponse()
                    .getContentAsString();
            assertTrue(state.length() < 10_000, state.length() + " characters");
        }
        assertEquals(MANY, shown.size());
    }
}
