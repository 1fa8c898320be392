package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.login.ApiKey;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the API key goes, and where it does not. */
class SecretsTest extends ClientScenario {

    @Test
    void theKeyIsInOneHeaderAndNowhereElse() throws Exception {
        next(200, "{\"code\":1000,\"data\":{\"_id\":\"i\"}}");
        next(200, "{\"code\":1000,\"data\":{\"video_status\":1}}");
        create("ja");
        status();
        for (RecordedRequest request : List.of(received(), received())) {
            assertEquals(List.of(KEY), request.getHeaders().values("x-api-key"));
            assertEquals(null, request.getHeaders().get("Authorization"));
            assertFalse(request.getTarget().contains(KEY));
            assertFalse(request.getBody() != null && request.getBody().utf8().contains(KEY));
            assertEquals(1, request.getHeaders().toString().split(KEY, -1).length - 1);
        }
    }

    @Test
    void theKeyDoesNotFollowARedirect() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            next(answer(302, "").setHeader("Location", elsewhere.url("/").toString()));
            next(answer(307, "").setHeader("Location", elsewhere.url("/").toString()));
            assertEquals(Remedy.STOP, statusFails().remedy());
            AkoolException e = createFails("ja");
            assertTrue(e.getMessage().contains("redirects elsewhere"), e.getMessage());
            assertEquals(0, elsewhere.getRequestCount());
        }
    }

    @Test
    void signedLinksAndPasswordsInAkoolsWordsAreCut() {
        next(200, "{\"code\":1003,\"msg\":\"cannot read https://me:pw@cdn/x.mp4?Signature=abc&Expires=1 at all\"}");
        AkoolException e = createFails("ja");
        assertEquals(
                "AKOOL does not accept a parameter (code 1003: cannot read https://cdn/x.mp4?… at all).",
                e.getMessage());
    }

    @Test
    void aKeyDoesNotPrintItself() {
        assertFalse(new ApiKey(KEY).toString().contains(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\r\nX-Other: b", "schlüssel", "a\u0000", "\u200bkey", "a\u007f"})
    void whatCannotBeAHeaderIsNoKeyAndIsNotRepeated(String value) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ApiKey(value));
        assertFalse(value.length() > 2 && e.getMessage().contains(value), e.getMessage());
    }
}
