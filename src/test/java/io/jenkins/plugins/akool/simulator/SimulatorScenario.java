package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A simulator whose clock stands still, and a client that asks as the vendor's demo does. */
// A thread of its own, because reading a body with the JDK's client cannot be interrupted.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SimulatorScenario {
    static final String CREATE = "/api/open/v3/content/video/createbytranslate";
    static final String STATUS = "/api/open/v3/content/video/infobymodelid?video_model_id=";

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    volatile Instant now = Instant.parse("2026-01-05T10:00:00Z");
    SimulatedAkool akool;

    @BeforeEach
    void start() throws IOException {
        akool = restart(SimulatedAkool.builder());
    }

    @AfterEach
    void stop() {
        akool.close();
    }

    SimulatedAkool restart(SimulatedAkoolBuilder options) throws IOException {
        if (akool != null) {
            akool.close();
        }
        akool = options.clock(() -> now).duration(Duration.ofSeconds(100)).start();
        return akool;
    }

    String finished(String language) throws Exception {
        String id = create(language).path("data").path("_id").asText();
        akool.end(id);
        return status(id).path("data").path("video").asText();
    }

    List<Integer> statusAndProgress(String id) throws Exception {
        JsonNode data = status(id).path("data");
        return List.of(data.path("video_status").asInt(), data.path("progress").asInt());
    }

    ObjectNode order(String languages) {
        return Json.object()
                .put("url", akool.sourceUrl())
                .put("language", languages)
                .put("source_language", "DEFAULT");
    }

    HttpRequest.Builder createRequest(String languages) {
        return authorized(CREATE).POST(body(order(languages).toString()));
    }

    JsonNode create(String languages) throws Exception {
        return Json.MAPPER.readTree(send(createRequest(languages)).body());
    }

    JsonNode status(String id) throws Exception {
        return get(STATUS + id);
    }

    JsonNode get(String path) throws Exception {
        return Json.MAPPER.readTree(send(authorized(path)).body());
    }

    JsonNode post(String path, String json) throws Exception {
        return Json.MAPPER.readTree(send(authorized(path).POST(body(json))).body());
    }

    int code(HttpRequest.Builder request) throws Exception {
        return Json.MAPPER.readTree(send(request).body()).path("code").asInt();
    }

    HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(akool.endpoint().resolve(path)).header("x-api-key", akool.apiKey());
    }

    HttpResponse<byte[]> range(String url, String range, String condition) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Range", range);
        return send(condition == null ? request : request.header("If-Range", condition));
    }

    HttpResponse<byte[]> download(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    String text(String url) throws Exception {
        return new String(download(url).body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
