package io.jenkins.plugins.akool.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is added up of credits, across restarts and on a disk that refuses. */
class CreditBookTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-26T12:00:00Z");

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @TempDir
    private Path home;

    private Instant now = NOVEMBER;
    private CreditBook book;

    @BeforeEach
    void open() {
        book = new CreditBook(this::file, () -> now);
    }

    private Path file() {
        return home.resolve("akool-translate/credits.json");
    }

    @Test
    void eachTranslationCountsOnceHoweverOftenItIsTold() {
        for (int restart = 0; restart < 3; restart++) {
            open();
            book.count(done("a", 4.0, null), "tour", "key");
            book.count(done("a", 4.0, null), "tour", "key");
            book.count(done("b", 2.5, null), "tour", "key");
        }
        assertEquals(List.of(sum("tour", "key", 2, 0, 6.5)), book.sums());
    }

    @Test
    void jobsAndLoginsAreKeptApart() {
        book.count(done("a", 4.0, null), "tour", "key");
        book.count(done("b", 4.0, null), "tour", "other");
        book.count(done("c", 4.0, null), "film", "key");
        assertEquals(3, book.sums().size());
    }

    @Test
    void whatAnotherOrderPaidAndWhatIsNotDoneCountsNothing() {
        book.count(done("a", 0.0, "tour#1"), "tour", "key");
        Translation open = done("b", 4.0, null);
        Purchase held = new Purchase("b", NOVEMBER, null, null, 4.0, null);
        book.count(Translation.recorded(open.order(), "ja", State.PROCESSING, held, null, null), "tour", "key");
        book.count(Translation.planned(open.order(), "ja"), "tour", "key");
        assertEquals(List.of(), book.sums());
    }

    @Test
    void whatAkoolToldNoCreditsOfIsSaid() {
        book.count(done("a", null, null), "tour", "key");
        assertEquals(List.of(sum("tour", "key", 1, 1, 0)), book.sums());
    }

    @Test
    void twoYearsAreKeptAndIdsForAMonth() throws IOException {
        book.count(done("first", 1.0, null), "tour", "key");
        for (int month = 0; month < 30; month++) {
            now = now.plus(Duration.ofDays(31));
            book.count(done("id" + month, 1.0, null), "tour", "key");
        }
        open();
        assertTrue(book.sums().size() <= 24, book.sums().toString());
        String written = Files.readString(file());
        assertTrue(written.contains("id29") && !written.contains("first") && !written.contains("id20"), written);
    }

    @Test
    void aMonthOfManyJobsStaysSmall() {
        for (int n = 0; n < 1005; n++) {
            book.count(done("id" + n, 1.0, null), "job" + n, "key");
        }
        assertEquals(1001, book.sums().size());
        assertEquals(sum("", "key", 5, 0, 5), book.sums().get(1000));
    }

    @Test
    void aDiskThatRefusesIsSaidOnceAndHasAllInTheEnd() throws IOException {
        log.expect("The sums of AKOOL credits cannot be written");
        assertEquals(List.of(), book.sums());
        Files.writeString(home.resolve("akool-translate"), "in the way");
        book.count(done("a", 4.0, null), "tour", "key");
        book.count(done("b", 4.0, null), "tour", "key");
        Files.delete(home.resolve("akool-translate"));
        book.count(done("c", 4.0, null), "tour", "key");
        open();
        assertEquals(List.of(sum("tour", "key", 3, 0, 12)), book.sums());
    }

    @Test
    void aDiskThatDoesNotGiveTheFileLosesNothingOfIt() throws IOException {
        log.expect("The sums of AKOOL credits cannot be read now");
        book.count(done("a", 4.0, null), "tour", "key");
        Path kept = home.resolve("kept");
        Files.move(home.resolve("akool-translate"), kept);
        Files.writeString(home.resolve("akool-translate"), "in the way");
        open();
        book.count(done("b", 4.0, null), "tour", "key");
        Files.delete(home.resolve("akool-translate"));
        Files.move(kept, home.resolve("akool-translate"));
        book.count(done("c", 4.0, null), "tour", "key");
        assertEquals(List.of(sum("tour", "key", 2, 0, 8)), book.sums());
    }

    @Test
    void aFileThatCannotBeReadIsSetAside() throws IOException {
        log.expect("The sums of AKOOL credits cannot be read");
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"format\":1,\"sums\":[{}]}");
        assertEquals(List.of(), book.sums());
        assertEquals(NOVEMBER, book.since());
        assertTrue(Files.exists(file().resolveSibling("credits.json.unreadable")));
    }

    private Translation done(String akoolId, Double credits, String paidBy) {
        Order order = new Order(
                "order-" + akoolId,
                "tour#1",
                "https://example.com/tour.mp4",
                List.of("ja"),
                TranslationSettings.defaults(),
                new Terms(null, "akool", Duration.ofHours(1), false, null, false, Set.of()),
                now);
        Purchase purchase = new Purchase(akoolId, now, now, null, credits, paidBy);
        return Translation.recorded(order, "ja", State.COMPLETED, purchase, null, null);
    }

    private static CreditSum sum(String job, String login, int translations, int untold, double credits) {
        return new CreditSum(YearMonth.of(2026, 11), job, login, translations, untold, credits);
    }
}
