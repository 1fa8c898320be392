package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTokenTest {

    @Test
    void noTwoAreAlikeAndEachFitsAPath() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String value = WebhookToken.create().value();
            assertTrue(value.matches("[A-Za-z0-9_-]{43}"), value);
            assertEquals(32, Base64.getUrlDecoder().decode(value).length);
            values.add(value);
        }
        assertEquals(1000, values.size());
    }

    @Test
    void onlyItsOwnHashMatches() {
        WebhookToken token = WebhookToken.create();
        assertTrue(token.hash().matches("[0-9a-f]{64}"), token.hash());
        assertTrue(WebhookToken.parse(token.value()).orElseThrow().matches(token.hash()));
        assertFalse(token.matches(WebhookToken.create().hash()));
        assertFalse(token.matches(token.value()));
        assertFalse(token.matches(token.hash().toUpperCase()));
        assertFalse(token.matches(""));
        assertFalse(token.matches("ü"));
    }

    /** By {@code printf %s AAAA… | sha256sum}, since journals outlive versions of this code. */
    @Test
    void theHashStaysTheSame() {
        assertEquals(
                "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a",
                new WebhookToken("A".repeat(43)).hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "../../../../../../../../../../../../../../."
            })
    void whatIsNoTokenIsNotRead(String text) {
        assertEquals(Optional.empty(), WebhookToken.parse(text));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new WebhookToken(text));
        assertEquals("That is not a webhook token.", error.getMessage());
    }

    @Test
    void itDoesNotShowItself() {
        WebhookToken token = WebhookToken.create();
        assertFalse(token.toString().contains(token.value()));
    }
}
