package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
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
public abstract class AkoolScenario {

    /** A connection for each request: on one that is used again, delayed acknowledgements cost 40 ms a request. */
    protected static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .build();

    /** Unlike the API key, so that a test sees which of the two goes where. */
    protected static final String SECRET = "simulated-secret-76543210";

    protected final Tokens tokens = new Tokens();

    protected volatile Instant now = Instant.parse("2026-01-05T10:00:00Z");

    protected SimulatedAkool akool;

    @BeforeEach
    protected void start() throws IOException {
        restart(SimulatedAkool.builder());
    }

    @AfterEach
    protected void stop() {
        akool.close();
    }

    protected void restart(SimulatedAkoolBuilder options) throws IOException {
        if (akool != null) {
            akool.close();
        }
        akool = options.clock(() -> now)
                .client(SimulatedAkool.CLIENT_ID, SECRET)
                .start();
    }

    protected AkoolClient client(Login login) {
        return new AkoolClient(new Transport(HTTP), Endpoint.of(akool.endpoint().toString()), login, tokens);
    }

    protected AkoolClient withKey() {
        return client(new ApiKey(akool.apiKey()));
    }

    protected AkoolClient withToken() {
        return client(new ClientLogin(akool.clientId(), akool.clientSecret()));
    }

    protected TranslationRequest request(String... languages) {
        return new TranslationRequest(akool.sourceUrl(), List.of(languages), TranslationSettings.defaults(), null);
    }

    protected static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(15, TimeUnit.SECONDS);
    }

    /** Each failure is an {@link AkoolException}, and shows no secret. */
    protected static AkoolException failure(CompletableFuture<?> future) {
        ExecutionException error = assertThrows(ExecutionException.class, () -> get(future));
        AkoolException akool = assertInstanceOf(AkoolException.class, error.getCause(), error.toString());
        for (Throwable e = akool; e != null; e = e.getCause()) {
            assertFalse(e.toString().contains(SECRET), e.toString());
            assertFalse(e.toString().contains(SimulatedAkool.API_KEY), e.toString());
        }
        return akool;
    }
}
