package io.jenkins.plugins.akool.bench.controller;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.studio.ManyTranslations;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Pages with many translations: how long Jenkins takes for them, and how large they are. */
class PagesBench {

    private static final int TIMES = 50;

    /** After so many Java has compiled what makes the page. */
    private static final int WARM = 25;

    private static final int VIDEOS = 10;
    private static final int LANGUAGES = 50;
    private static final int ORDERS = 500;
    private static final List<String> CODES =
            IntStream.range(0, 20).mapToObj(n -> "l" + n).toList();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void manyTranslationsOnAPage() throws Throwable {
        sessions.then(j -> {});
        ManyTranslations.into(sessions.getHome(), ORDERS, CODES);
        sessions.then(j -> {
            int all = ORDERS * CODES.size();
            while (TranslationService.get().overview().translations().size() < all) {
                Moment.pass();
            }
            FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
            ManyTranslations.into(run, VIDEOS, LANGUAGES);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("Build of 500 translations", run.getUrl());
            pages.put("Its translations, first page", run.getUrl() + "akool/");
            pages.put("Its translations, last page", run.getUrl() + "akool/?page=5");
            pages.put("What the page asks again", run.getUrl() + "akool/state?page=1");
            pages.put("All 500 as JSON", run.getUrl() + "akool/api/json");
            pages.put("The job's newest translations", run.getParent().getUrl() + "akool/");
            pages.put("Administration, 10,000 unfinished, first page", "manage/akool/");
            pages.put("Administration, last page of a state", "manage/akool/?state=UNCOLLECTED&page=200");
            pages.put("Administration as JSON", "manage/akool/api/json?page=77");
            Tables tables = new Tables("pages");
            tables.line(
                    "| The first request, and %d after %d | First | Median | Longest | Bytes |", TIMES - WARM, WARM);
            tables.line("|---|---:|---:|---:|---:|");
            for (Map.Entry<String, String> page : pages.entrySet()) {
                measure(j, tables, page.getKey(), page.getValue());
            }
        });
    }

    /** Plain requests, since a browser takes longer to read a page than Jenkins to write it. */
    private static void measure(JenkinsRule j, Tables tables, String name, String path) throws Exception {
        double[] milliseconds = new double[TIMES];
        int length = 0;
        for (int n = 0; n < TIMES; n++) {
            long start = System.nanoTime();
            try (InputStream answer = new URL(j.getURL(), path).openStream()) {
                length = answer.readAllBytes().length;
            }
            milliseconds[n] = (System.nanoTime() - start) / 1e6;
        }
        assertTrue(length > 0, path);
        double first = milliseconds[0];
        double[] others = Arrays.copyOfRange(milliseconds, WARM, TIMES);
        Arrays.sort(others);
        tables.line(
                "| %s | %.0f ms | %.0f ms | %.0f ms | %,d |",
                name, first, others[others.length / 2], others[others.length - 1], length);
    }
}
