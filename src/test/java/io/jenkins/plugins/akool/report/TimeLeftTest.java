package io.jenkins.plugins.akool.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads on how long a translation may still take. */
class TimeLeftTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    10,   50, ""
                    600,  4,  ""
                    600,  50, about 10 min left
                    600,  90, about 2 min left
                    60,   99, less than a minute left
                    7200, 10, about 18 h left
                    600, 100, ""
                    """)
    void followsFromTheTimeSoFar(long seconds, int percent, String words) {
        Instant now = Instant.parse("2026-05-04T10:00:00Z");
        assertEquals(words, TimeLeft.of(now.minus(Duration.ofSeconds(seconds)), now, percent));
        assertEquals("", TimeLeft.of(null, now, percent));
    }
}
