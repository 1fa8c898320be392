package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
        fill(run);
        Set<String> shown = new HashSet<>();
        List<Long> milliseconds = new ArrayList<>();
        int pages = (MANY + PageOfTranslations.MOST - 1) / PageOfTranslations.MOST;
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            web.getOptions().setJavaScriptEnabled(false);
            for (int n = 1; n <= pages; n++) {
                HtmlPage page = web.getPage(run, "akool/?page=" + n);
                String html = page.getWebResponse().getContentAsString();
                int bytes = html.getBytes(StandardCharsets.UTF_8).length;
                assertTrue(bytes < MOST_BYTES, "page " + n + " has " + bytes + " bytes");
                milliseconds.add(page.getWebResponse().getLoadTime());
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
        System.out.println("Milliseconds for each of " + pages + " pages: " + milliseconds);
    }

    private static void fill(FreeStyleBuild run) throws Exception {
        BuildTranslations translations = BuildTranslations.of(run);
        List<String> languages =
                IntStream.range(0, LANGUAGES).mapToObj(i -> "x-language" + i).toList();
        Instant now = Instant.now();
        for (int source = 0; source < MANY / LANGUAGES; source++) {
            Order order = order(run, source, languages, now);
            translations.put(new OrderRecord(order, OnFailure.FAIL, true));
            for (String language : languages) {
                translations.put(record(order, language, now));
            }
        }
        translations.mark();
        translations.save();
    }

    static Order order(Run<?, ?> run, int source, List<String> languages, Instant now) {
        return new Order(
                "0f3c1d9e-5b7a-4c55-9d7e-3c1f0a9b8e" + source,
                run.getExternalizableId(),
                "https://videos.example.com/a/rather/long/path/of/a/video/product-tour-" + source + ".mp4",
                languages,
                TranslationSettings.defaults(),
                new Terms(null, "akool", Duration.ofHours(4), false, null, false, Set.of(Extra.values())),
                now);
    }

    private static TranslationRecord record(Order order, String language, Instant now) {
        String stem = "akool/product-tour-" + order.id() + "." + language;
        int turn = order.languages().indexOf(language) % 4;
        return new TranslationRecord(
                order.translationId(language),
                order.id(),
                order.source(),
                language,
                turn == 3 ? State.FAILED : turn == 2 ? State.UNCOLLECTED : State.COLLECTED,
                "68da0123456789abcdef0123",
                now,
                now,
                75.5,
                4.0,
                turn > 1
                        ? null
                        : new Collected(
                                stem + ".mp4",
                                123_456_789,
                                List.of(
                                        new ExtraFile(Extra.TRANSLATED_SUBTITLES, stem + ".srt", 1000),
                                        new ExtraFile(Extra.ORIGINAL_SUBTITLES, stem + ".original.srt", 1000),
                                        new ExtraFile(Extra.CLEAN_VIDEO, stem + ".clean.mp4", 123_456_789))),
                turn > 1 ? "A sentence that tells in some words why there is no result of this translation." : null,
                0,
                null);
    }
}
