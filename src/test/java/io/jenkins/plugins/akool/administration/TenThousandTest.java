package io.jenkins.plugins.akool.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.studio.ManyTranslations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller with ten thousand translations whose builds are gone, some of which AKOOL deletes soon. */
class TenThousandTest {

    private static final int ORDERS = 500;
    private static final List<String> LANGUAGES =
            IntStream.range(0, 20).mapToObj(n -> "l" + n).toList();
    private static final int ALL = ORDERS * LANGUAGES.size();
    private static final int MOST_BYTES = 300_000;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void fitOnPagesThatAreSmallAndLoadNoBuild() throws Throwable {
        sessions.then(j -> {});
        ManyTranslations.into(sessions.getHome(), ORDERS, LANGUAGES);
        sessions.then(j -> {
            while (TranslationService.get().overview().translations().size() < ALL) {
                Moment.pass();
            }
            HtmlPage page = j.createWebClient().goTo("manage/akool/");
            assertTrue(page.asNormalizedText().contains("Page 1 of 200, 10,000 translations"));
            assertEquals(50, page.querySelectorAll(".akool-unfinished tbody tr").size());
            assertTrue(page.asNormalizedText().contains("<script>alert(1)</script>"), "as text");
            assertFalse(page.getWebResponse().getContentAsString().contains("<script>alert(1)"));
            for (String path : new String[] {
                "manage/akool/", "manage/akool/?state=UNCOLLECTED&page=200", "manage/akool/api/json?page=77"
            }) {
                measure(j, path);
            }
            DeadlineMonitor monitor =
                    j.jenkins.getExtensionList(DeadlineMonitor.class).get(0);
            while (monitor.getLostCount() < LANGUAGES.size()) {
                Moment.pass();
            }
            assertEquals(0, monitor.getCount());
            assertTrue(monitor.isActivated());
            String warning = j.createWebClient().goTo("manage").asNormalizedText();
            assertTrue(warning.contains("that no build can collect"), warning);
            assertFalse(warning.contains("Collect them now"), warning);
            TranslationService.get().overview().translations().stream()
                    .filter(t -> t.order().owner().endsWith("#1"))
                    .forEach(t -> TranslationService.get().decisions().forget(t.id(), "a person"));
            while (monitor.isActivated()) {
                Moment.pass();
            }
        });
    }

    private static void measure(JenkinsRule j, String path) throws IOException {
        try (InputStream answer = new URL(j.getURL(), path).openStream()) {
            int length = answer.readAllBytes().length;
            assertTrue(length < MOST_BYTES, path + " has " + length);
        }
    }
}
