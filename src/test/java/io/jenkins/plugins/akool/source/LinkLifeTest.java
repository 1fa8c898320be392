package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed links of storages, and until when they say they are good. */
class LinkLifeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261126T130000Z&X-Amz-Expires=3600&X-Amz-Signature=s | 2026-11-26T14:00:00Z
            x-amz-date=20261126T130000Z&x-amz-expires=60&x-amz-signature=s                                    | 2026-11-26T13:01:00Z
            X-Goog-Date=20261126T130000Z&X-Goog-Expires=900&X-Goog-Signature=s                                | 2026-11-26T13:15:00Z
            sv=2024-11-04&st=2026-11-26T12%3A45%3A00Z&se=2026-11-26T13%3A00%3A00Z&sr=b&sp=r&sig=s             | 2026-11-26T13:00:00Z
            AWSAccessKeyId=k&Expires=1795698000&Signature=s                                                   | 2026-11-26T13:00:00Z
            Expires=1795698000&Signature=s&Key-Pair-Id=k                                                      | 2026-11-26T13:00:00Z
            X-Amz-Date=today&X-Amz-Expires=3600                                                               |
            X-Amz-Date=20261126T130000Z&X-Amz-Expires=9999999999999999999                                     |
            X-Amz-Expires=3600                                                                                |
            Expires=never                                                                                     |
            se=2026                                                                                           |
            token=abc                                                                                         |
            """)
    void aLinkSaysWhenItEnds(String query, String end) throws Exception {
        Object found = LinkLife.end(
                URI.create("https://bucket.example/tour.mp4?" + query).toURL());
        assertEquals(end, found == null ? null : found.toString());
    }
}
