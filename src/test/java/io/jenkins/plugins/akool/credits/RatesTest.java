package io.jenkins.plugins.akool.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.TranslationSettings;
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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a translation is likely to cost, from what its login paid before. */
class RatesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path home;

    private Rates rates;

    @BeforeEach
    void open() {
        rates = new Rates(this::file);
    }

    private Path file() {
        return home.resolve("akool-translate/rates.json");
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertNull(rates.estimate("key", false, 16.0));
        assertNull(rates.estimate("key", false, null));
    }

    @ParameterizedTest
    @CsvSource({"16, 4", "16.44, 4", "17, 5", "8, 2", "1, 1", "60, 15", ", 4"})
    void aLongerVideoCostsMoreAndWholeCredits(Double seconds, double credits) {
        learn("a", false, 4.0, 16.44);
        assertEquals(credits, rates.estimate("key", false, seconds));
    }

    @Test
    void mostOfTheOthersWereNotDearer() {
        for (int n = 0; n < 6; n++) {
            learn("usual" + n, false, 10.0, 10.0);
        }
        learn("cheap", false, 1.0, 10.0);
        learn("odd", false, 1000.0, 10.0);
        assertEquals(10, rates.estimate("key", false, 10.0));
    }

    @Test
    void whereTheLengthIsNotKnownTheDearestCounts() {
        learn("a", false, 4.0, 16.0);
        learn("b", false, 15.0, 60.0);
        assertEquals(15, rates.estimate("key", false, null));
    }

    @Test
    void loginsAndLipSyncArePricesOfTheirOwn() {
        learn("a", false, 4.0, 16.0);
        assertNull(rates.estimate("other", false, 16.0));
        assertNull(rates.estimate("key", true, 16.0));
        learn("b", true, 20.0, 16.0);
        assertEquals(20, rates.estimate("key", true, 16.0));
        assertEquals(4, rates.estimate("key", false, 16.0));
    }

    @Test
    void whatAkoolSaysLaterCounts() {
        learn("a", false, 4.0, 16.0);
        learn("a", false, 6.0, 16.0);
        assertEquals(6, rates.estimate("key", false, 16.0));
        learn("a", false, 0.0, 16.0);
        assertNull(rates.estimate("key", false, 16.0), "what was given back teaches nothing");
    }

    @Test
    void whatAnotherOrderPaidTeachesNothing() {
        Purchase shared = new Purchase("a", NOW, NOW, 16.0, 0.0, "tour#1");
        rates.learn(translation(false, shared), "key");
        assertNull(rates.estimate("key", false, 16.0));
    }

    @Test
    void theLastFiftyAreKeptAcrossRestarts() throws IOException {
        for (int n = 0; n < 120; n++) {
            learn("id" + n, false, n < 60 ? 100.0 : 4.0, 16.0);
            learn("lips" + n, true, 20.0, 16.0);
        }
        rates.save();
        open();
        assertEquals(4, rates.estimate("key", false, 16.0));
        assertEquals(20, rates.estimate("key", true, 16.0));
        String written = Files.readString(file());
        assertEquals(100, written.split("akoolId", -1).length - 1);
        assertTrue(written.contains("\"id70\"") && !written.contains("\"id69\""), written);
    }

    @Test
    void nothingNewIsNotWritten() throws IOException {
        learn("a", false, 4.0, 16.0);
        rates.save();
        Files.delete(file());
        learn("a", false, 4.0, 16.0);
        rates.save();
        assertFalse(Files.exists(file()));
    }

    @Test
    void aFileThatIsDamagedIsLearnedAnew() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"paid\":[{}]}");
        assertNull(rates.estimate("key", false, 16.0));
        learn("a", false, 4.0, 16.0);
        rates.save();
        open();
        assertEquals(4, rates.estimate("key", false, 16.0));
    }

    private void learn(String id, boolean lipsync, double credits, double seconds) {
        rates.learn(translation(lipsync, new Purchase(id, NOW, null, seconds, credits, null)), "key");
    }

    private static Translation translation(boolean lipsync, Purchase purchase) {
        Order order = new Order(
                "order",
                "tour#1",
                "https://example.com/tour.mp4",
                List.of("ja"),
                TranslationSettings.builder().lipsync(lipsync).build(),
                new Terms(null, "akool", Duration.ofHours(1), false, null, false, Set.of()),
                NOW);
        return Translation.recorded(order, "ja", State.QUEUED, purchase, null, null);
    }
}
