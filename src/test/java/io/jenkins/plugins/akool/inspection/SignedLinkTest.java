package io.jenkins.plugins.akool.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed links of storages, and until when they say they are good. */
class SignedLinkTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261126T130000Z&X-Amz-Expires=3600&X-Amz-Signature=s | 2026-11-26T14:00:00Z
            x-amz-date=20261126T130000Z&x-amz-expires=60&x-amz-signature=s                                    | 2026-11-26T13:01:00Z
            X-Goog-Date=20261126T130000Z&X-Goog-Expires=900&X-Goog-Signature=s                                | 2026-11-26T13:15:00Z
            sv=2024-11-04&st=2026-11-26T12%3A45%3A00Z&se=2026-11-26T13%3A00%3A00Z&sr=b&sp=r&sig=s             | 2026-11-26T13:00:00Z
            se=2026-11-26T13:00Z&sig=s                                                                        | 2026-11-26T13:00:00Z
            se=2026-11-26T13:00:00.1234567Z&sig=s                                                             | 2026-11-26T13:00:00.123456700Z
            se=2026-11-26T15:00:00%2B02:00&sig=s                                                              | 2026-11-26T13:00:00Z
            se=2026-11-26&sig=s                                                                               | 2026-11-26T00:00:00Z
            AWSAccessKeyId=k&Expires=1795698000&Signature=s                                                   | 2026-11-26T13:00:00Z
            Expires=1795698000&Signature=s&Key-Pair-Id=k                                                      | 2026-11-26T13:00:00Z
            GoogleAccessId=a&Expires=1795698000&Signature=s                                                   | 2026-11-26T13:00:00Z
            Expires=1795698000                                                                                |
            X-Amz-Date=today&X-Amz-Expires=3600                                                               |
            X-Amz-Date=20261126T130000Z&X-Amz-Expires=9999999999999999999                                     |
            X-Amz-Date=20261126T130000Z&X-Amz-Expires=-5                                                      |
            X-Amz-Date=20261126T130000Z&X-Amz-Expires=                                                        |
            X-Amz-Date=20261399T130000Z&X-Amz-Expires=60                                                      |
            X-Amz-Date&X-Amz-Expires                                                                          |
            X-Amz-Expires=3600                                                                                |
            Expires=never&Signature=s                                                                         |
            Expires=1795698000000&Signature=s                                                                 |
            Expires=%D9%A1%D9%A2&Signature=s                                                                  |
            se=2026&sig=s                                                                                     |
            se=2026-13-45&sig=s                                                                               |
            se=%ZZ%&sig=s                                                                                     |
            se=2026-11-26T13:00:00Z                                                                           |
            token=abc                                                                                         |
            """)
    void aLinkSaysWhenItEnds(String query, String end) {
        Object found = SignedLink.expiry("https://bucket.example/tour.mp4?" + query);
        assertEquals(end, found == null ? null : found.toString());
    }

    @ParameterizedTest
    @CsvSource({"''", "tour.mp4", "ftp://bucket.example/tour.mp4?Expires=1795698000&Signature=s", "https://["})
    void whatIsNoLinkSaysNothing(String url) {
        assertEquals(null, SignedLink.expiry(url));
    }
}
