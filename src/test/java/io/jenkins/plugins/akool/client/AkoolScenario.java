package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulated AKOOL whose clock stands still, and clients of it. */
abstract class AkoolScenario {

    /** A connection for each request: on one that is used again, delayed acknowledgements cost 40 ms a request. */
    static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .build();

    /** Unlike the API key, so that a test sees which of the two goes where. */
    static final String SECRET = "simulated-secret-76543210";

    final Tokens tokens = new Tokens();

    volatile Instant now = Instant.parse("2026-01-05T10:00:00Z");

    SimulatedAkool akool;

    @BeforeEach
    void start() throws IOException {
        restart(SimulatedAkool.builder());
    }

    @AfterEach
    void stop() {
        akool.close();
    }

    void restart(SimulatedAkoolBuilder options) throws IOException {
        if (akool != null) {
            akool.close();
        }
        akool = options.clock(() -> now)
                .client(SimulatedAkool.CLIENT_ID, SECRET)
                .start();
    }

    AkoolClient client(Login login) {
        return new AkoolClient(new Transport(HTTP), Endpoint.of(akool.endpoint().toString()), login, tokens);
    }

    AkoolClient withKey() {
        return client(new ApiKey(akool.apiKey()));
    }

    AkoolClient withToken() {
        return client(new ClientLogin(akool.clientId(), akool.clientSecret()));
    }

    TranslationRequest request(String... languages) {
        return new TranslationRequest(akool.sourceUrl(), List.of(languages), TranslationSettings.defaults(), null);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(15, TimeUnit.SECONDS);
    }

    /** Each failure is an {@link AkoolException}, and shows no secret. */
    static AkoolException failure(CompletableFuture<?> future) {
        ExecutionException error = assertThrows(ExecutionException.class, () -> get(future));
        AkoolException akool = assertInstanceOf(AkoolException.class, error.getCause(), error.toString());
        for (Throwable e = akool; e != null; e = e.getCause()) {
            assertFalse(e.toString().contains(SECRET), e.toString());
            assertFalse(e.toString().contains(SimulatedAkool.API_KEY), e.toString());
        }
        return akool;
    }
}
