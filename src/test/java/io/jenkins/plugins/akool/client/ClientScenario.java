package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.login.ApiKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client, and a server that answers whatever a test wants, byte by byte. */
abstract class ClientScenario {

    static final String KEY = "client-test-key-0123456789";

    /** With all that OkHttp does by default, repeating and redirecting included. */
    static final OkHttpClient DEFAULTS = new OkHttpClient();

    final MockWebServer server = new MockWebServer();

    AkoolClient client;

    @BeforeEach
    void start() throws IOException {
        server.start();
        client = client(server.url("/").toString());
    }

    @AfterEach
    void stop() {
        server.close();
        DEFAULTS.connectionPool().evictAll();
    }

    static AkoolClient client(String endpoint) {
        return new AkoolClient(new Transport(DEFAULTS), Endpoint.of(endpoint), new ApiKey(KEY));
    }

    static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    /** The next request gets this answer. */
    void next(MockResponse.Builder answer) {
        server.enqueue(answer.build());
    }

    void next(int status, String body) {
        next(answer(status, body));
    }

    /** The next request is received, and its connection closed. */
    void nextIsCutOff() {
        next(answer(200, "{}").onResponseStart(new SocketEffect.CloseSocket()));
    }

    CompletableFuture<Submission> creating(String... languages) {
        return client.create(new TranslationRequest(
                "https://videos.example/a.mp4", List.of(languages), TranslationSettings.defaults(), null));
    }

    Submission create(String... languages) throws Exception {
        return creating(languages).get();
    }

    TranslationStatus status() throws Exception {
        return client.status("id").get();
    }

    AkoolException createFails(String... languages) {
        return failure(creating(languages));
    }

    AkoolException statusFails() {
        return failure(client.status("id"));
    }

    /** Each failure is an {@link AkoolException} and shows no secret, whatever went wrong. */
    static AkoolException failure(CompletableFuture<?> future) {
        ExecutionException error = assertThrows(ExecutionException.class, future::get);
        AkoolException akool = assertInstanceOf(AkoolException.class, error.getCause(), error.toString());
        for (Throwable e = akool; e != null; e = e.getCause()) {
            assertFalse(e.toString().contains(KEY), e.toString());
        }
        return akool;
    }

    RecordedRequest received() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.SECONDS);
    }
}
