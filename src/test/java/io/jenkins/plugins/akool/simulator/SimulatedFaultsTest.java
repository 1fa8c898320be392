package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SimulatedFaultsTest extends SimulatorScenario {
    @Test
    void faultsComeInTheirOrderAndOnlyOnce() throws Exception {
        akool.on(Call.CREATE)
                .next(
                        Fault.status(503, Map.of("Retry-After", "7")),
                        Fault.code(1005, "Too often"),
                        Fault.code(401, 1101, "No"));
        akool.on(Call.CREATE).forLanguage("fr").next(Fault.body("text/plain", new byte[] {1, 2}));

        HttpResponse<byte[]> first = send(createRequest("ja"));
        assertEquals(503, first.statusCode());
        assertEquals("7", first.headers().firstValue("Retry-After").orElseThrow());
        assertEquals("text/html", first.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(1005, create("ja").path("code").asInt());
        assertEquals(401, send(createRequest("ja")).statusCode());
        assertEquals(1, akool.faultsWaiting());
        assertEquals(1000, create("ja").path("code").asInt());
        assertArrayEquals(new byte[] {1, 2}, send(createRequest("fr")).body());
        assertEquals(0, akool.faultsWaiting());
        assertEquals(1, akool.createCount());

        akool.on(Call.CREATE).always(Fault.redirect("http://127.0.0.1:1/"));
        assertEquals(302, send(createRequest("ja")).statusCode());
        assertEquals(302, send(createRequest("ja")).statusCode());
        akool.clearFaults();
        assertEquals(1000, create("ja").path("code").asInt());
    }

    @Test
    void resetIsNotBilledButLostAnswerIs() throws Exception {
        akool.on(Call.CREATE).next(Fault.reset(), Fault.lostAnswer(), Fault.processedThen(502));
        assertThrows(IOException.class, () -> send(createRequest("ja")));
        assertEquals(0, akool.createCount());
        assertThrows(IOException.class, () -> send(createRequest("ja")));
        assertEquals(1, akool.createCount());
        assertEquals(502, send(createRequest("ja")).statusCode());
        assertEquals(2, akool.createCount());
        assertEquals(992, akool.credit());
        assertEquals(3, akool.received(Call.CREATE).size());
        assertEquals(
                List.of(1L, 2L, 3L),
                akool.received().stream().map(ReceivedRequest::sequence).toList());
    }

    @Test
    void hangAndDelayTakeRealTime() throws Exception {
        akool.on(Call.STATUS).next(Fault.hang(), Fault.delay(Duration.ofMillis(300)));
        HttpRequest.Builder impatient = authorized(STATUS + "x").timeout(Duration.ofMillis(200));
        assertThrows(HttpTimeoutException.class, () -> send(impatient));
        long start = System.nanoTime();
        assertEquals(1008, status("x").path("code").asInt());
        assertTrue(System.nanoTime() - start >= 300_000_000L);
    }

    @Test
    void downloadsCanBeSpoilt() throws Exception {
        String url = finished("de");
        byte[] whole = akool.resultVideo("de");
        akool.on(Call.RESULT_VIDEO)
                .forLanguage("de")
                .next(
                        Fault.truncate(1000),
                        Fault.chunked(),
                        Fault.tooLong(10),
                        Fault.wrongType("text/html"),
                        Fault.ignoreRange(),
                        Fault.trickle(1_000_000));

        HttpResponse<InputStream> cut =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(
                whole.length, cut.headers().firstValueAsLong("Content-Length").orElseThrow());
        try (InputStream in = cut.body()) {
            assertArrayEquals(Arrays.copyOf(whole, 1000), in.readNBytes(1000));
            assertThrows(IOException.class, in::read);
        }
        HttpResponse<byte[]> chunked = download(url);
        assertTrue(chunked.headers().firstValue("Content-Length").isEmpty());
        assertArrayEquals(whole, chunked.body());
        assertEquals(whole.length + 10, download(url).body().length);
        assertEquals(
                "text/html", download(url).headers().firstValue("Content-Type").orElseThrow());
        assertEquals(200, range(url, "bytes=5-", null).statusCode());
        assertArrayEquals(whole, download(url).body());
    }

    @Test
    void anotherProcessCanOrderFaultsAndOutcomes() throws Exception {
        post(
                "/_simulator/faults",
                "{\"call\":\"CREATE\",\"faults\":[{\"kind\":\"status\",\"status\":503},"
                        + "{\"kind\":\"code\",\"code\":1005,\"msg\":\"x\"},{\"kind\":\"lostAnswer\"}]}");
        post(
                "/_simulator/outcomes",
                "{\"language\":\"ja\",\"ending\":\"FAILS\",\"code\":7,\"message\":\"m\",\"seconds\":1}");
        assertEquals(503, send(createRequest("ja")).statusCode());
        assertEquals(1005, create("ja").path("code").asInt());
        assertThrows(IOException.class, () -> create("ja"));
        now = now.plusSeconds(1);
        JsonNode jobs = get("/_simulator/jobs");
        assertEquals(4, jobs.get(0).path("status").asInt());
        assertEquals(3, get("/_simulator/requests").size());
        assertEquals("CREATE", get("/_simulator/requests").get(0).path("call").asText());
        assertEquals(
                400, send(authorized("/_simulator/faults").POST(body("{}"))).statusCode());
    }

    @Test
    void aFileComesInTheClothesThatAnotherProcessOrders() throws Exception {
        String url = finished("ja");
        byte[] whole = akool.resultVideo("ja");
        post(
                "/_simulator/faults",
                "{\"call\":\"RESULT_VIDEO\",\"faults\":[{\"kind\":\"clothes\",\"type\":\"text/plain\",\"coding\":\"GZIP\","
                        + "\"ranges\":\"ALL_AS_PART\"},{\"kind\":\"clothes\",\"ranges\":\"CAPPED\",\"length\":\"TO_THE_END\"}]}");
        HttpResponse<byte[]> packed = download(url);
        assertEquals(206, packed.statusCode());
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals("text/plain", packed.headers().firstValue("Content-Type").orElseThrow());
        assertArrayEquals(whole, new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes());
        HttpResponse<byte[]> part = download(url);
        assertEquals(
                "bytes 0-" + whole.length / 3 + "/" + whole.length,
                part.headers().firstValue("Content-Range").orElseThrow());
        assertTrue(part.headers().firstValue("Content-Length").isEmpty());
        assertArrayEquals(Arrays.copyOf(whole, whole.length / 3 + 1), part.body());
        assertArrayEquals(whole, download(url).body());
    }
}
