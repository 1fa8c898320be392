package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Range header asks of a file of 1000 bytes. */
class ByteRangeTest {

    private static final String HUGE = "9".repeat(5000);

    private static ByteRange of(String header) {
        return ByteRange.of(header.replace("HUGE", HUGE), 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0          | 0   | 1    | bytes 0-0/1000",
                "bytes=0-999        | 0   | 1000 | bytes 0-999/1000",
                "bytes=0-           | 0   | 1000 | bytes 0-999/1000",
                "bytes=100-199      | 100 | 100  | bytes 100-199/1000",
                "bytes=999-         | 999 | 1    | bytes 999-999/1000",
                "bytes= 5-6         | 5   | 2    | bytes 5-6/1000",
                "bytes=-1           | 999 | 1    | bytes 999-999/1000",
                "bytes=-1000        | 0   | 1000 | bytes 0-999/1000",
                "bytes=990-5000     | 990 | 10   | bytes 990-999/1000",
                "bytes=990-HUGE     | 990 | 10   | bytes 990-999/1000",
                "bytes=-HUGE        | 0   | 1000 | bytes 0-999/1000",
                "bytes=00010-0011   | 10  | 2    | bytes 10-11/1000",
            })
    void aPart(String header, long first, long length, String contentRange) {
        assertEquals(new ByteRange(first, length, false), of(header));
        assertEquals(contentRange, of(header).of(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=HUGE-", "bytes=HUGE-HUGE", "bytes=-0"})
    void nothingThatIsThere(String header) {
        assertEquals(0, of(header).length());
        assertEquals("bytes */1000", of(header).of(1000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=HUGE-5",
                "bytes=--5",
                "bytes=1-2-3",
                "bytes=0-1,3-4",
                "bytes=0-0,-1",
                "lines=1-2",
                "BYTES=1-2",
                "bytes=1-2 3",
                "bytes=+1-2",
                "bytes=1.5-2",
                "bytes=٣-٤"
            })
    void whatIsNoneIsTheWholeFile(String header) {
        assertEquals(new ByteRange(0, 1000, true), of(header));
    }

    @Test
    void noHeaderIsTheWholeFile() {
        assertTrue(ByteRange.of(null, 1).whole());
    }
}
