package io.jenkins.plugins.akool.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller with ten thousand translations whose builds are gone, some of which AKOOL deletes soon. */
class TenThousandTest {

    private static final Logger LOGGER = Logger.getLogger(TenThousandTest.class.getName());

    private static final int ORDERS = 500;
    private static final List<String> LANGUAGES =
            IntStream.range(0, 20).mapToObj(n -> "l" + n).toList();
    private static final int ALL = ORDERS * LANGUAGES.size();
    private static final int MOST_BYTES = 300_000;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static void fill(Path journal) throws IOException {
        Instant now = Instant.now();
        Terms terms = new Terms("key", "akool", Duration.ofDays(7), false, null, true, Set.of());
        JournalFolder folder = new JournalFolder(journal);
        for (int n = 0; n < ORDERS; n++) {
            Instant placed = now.minus(n < 1 ? Duration.ofHours(150) : Duration.ofHours(2 + n % 20));
            Order order = new Order(
                    UUID.randomUUID().toString(),
                    "studio/<b>gone</b>/job-" + n + "#" + (n + 1),
                    "https://example.com/" + "long-name-".repeat(10) + n + ".mp4",
                    LANGUAGES,
                    TranslationSettings.defaults(),
                    terms,
                    placed);
            for (String language : LANGUAGES) {
                Purchase purchase = new Purchase("id-" + n + language, placed, null, 60.0, 4.0, null);
                String why = "The build was stopped. <script>alert(1)</script> " + "It says more. ".repeat(8);
                folder.save(Translation.recorded(order, language, State.UNCOLLECTED, purchase, null, why));
            }
        }
    }

    @Test
    void fitOnPagesThatAreSmallAndLoadNoBuild() throws Throwable {
        sessions.then(j -> {});
        fill(sessions.getHome().toPath().resolve("akool-translate/journal"));
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

    /** Plain requests, since a browser takes longer to read a page than Jenkins to write it. */
    private static void measure(JenkinsRule j, String path) throws IOException {
        long fastest = Long.MAX_VALUE;
        int length = 0;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            try (InputStream answer = new URL(j.getURL(), path).openStream()) {
                length = answer.readAllBytes().length;
            }
            fastest = Math.min(fastest, System.nanoTime() - start);
            assertTrue(length < MOST_BYTES, path + " has " + length);
        }
        LOGGER.log(Level.INFO, "{0}: {1} bytes, {2} ms", new Object[] {path, length, fastest / 1_000_000});
    }
}
