package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://openapi.akool.com, https://openapi.akool.com/api/x",
        "https://openapi.akool.com/, https://openapi.akool.com/api/x",
        "' https://openapi.akool.com ', https://openapi.akool.com/api/x",
        "https://proxy.example/akool, https://proxy.example/akool/api/x",
        "https://proxy.example/akool/, https://proxy.example/akool/api/x",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/api/x",
    })
    void pathsAreAppended(String endpoint, String url) {
        assertEquals(url, Endpoint.of(endpoint).path("api/x").build().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openapi.akool.com",
                "ftp://openapi.akool.com",
                "javascript:alert(1)",
                "https://",
                "https://user@h",
                "https://user:secret@h",
                "https://h?key=secret",
                "https://h#secret"
            })
    void whatIsNoEndpointIsRefusedWithASentence(String address) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Endpoint.of(address));
        assertTrue(e.getMessage().startsWith("The AKOOL endpoint must"), e.getMessage());
        assertEquals(-1, e.getMessage().indexOf("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://openapi.akool.com, https://cdn.example/x, true",
        "https://openapi.akool.com, http://cdn.example/x, false",
        "https://openapi.akool.com, http://openapi.akool.com/x, false",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/x?y, true",
        "http://127.0.0.1:8080, http://127.0.0.1:8081/x, false",
        "http://127.0.0.1:8080, http://localhost:8080/x, false",
        "http://127.0.0.1:8080, https://cdn.example/x, true",
    })
    void resultsComeByHttpsOrFromTheEndpointItself(String endpoint, String url, boolean allowed) {
        assertEquals(allowed, Endpoint.of(endpoint).allows(HttpUrl.get(url)));
    }

    @Test
    void theDefaultIsEncrypted() {
        assertTrue(Endpoint.of(Endpoint.DEFAULT).base().isHttps());
    }
}
