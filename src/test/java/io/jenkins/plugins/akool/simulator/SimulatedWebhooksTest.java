package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedWebhooksTest extends SimulatorScenario {
    /** Answers what a test has put in, and while there is nothing, not at all. */
    private final MockWebServer receiver = new MockWebServer();

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
        restart(SimulatedAkool.builder().webhooks(false));
    }

    @AfterEach
    void stopListening() {
        akool.close();
        receiver.close();
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            receiver.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    private String translate(String language) throws Exception {
        String webhook = receiver.url("/hook/" + language).toString();
        return post(CREATE, order(language).put("webhookUrl", webhook).toString())
                .path("data")
                .path("_id")
                .asText();
    }

    private void sendDueAfter(int seconds) {
        now = now.plusSeconds(seconds);
        akool.sendDueWebhooks();
    }

    private RecordedRequest received() throws InterruptedException {
        RecordedRequest request = receiver.takeRequest(15, TimeUnit.SECONDS);
        assertNotNull(request);
        return request;
    }

    private static JsonNode json(SentWebhook sent) throws IOException {
        return Json.MAPPER.readTree(sent.body());
    }

    private JsonNode payload(int number) throws Exception {
        String data = json(akool.webhooks().get(number)).path("dataEncrypt").asText();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        byte[] start = akool.clientId().substring(0, 16).getBytes(StandardCharsets.UTF_8);
        SecretKeySpec key = new SecretKeySpec(akool.clientSecret().getBytes(StandardCharsets.UTF_8), "AES");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(start));
        return Json.MAPPER.readTree(cipher.doFinal(Base64.getDecoder().decode(data)));
    }

    private List<Integer> answered() {
        return akool.webhooks().stream().map(SentWebhook::answer).toList();
    }

    @Test
    void eachChangeOfStateIsToldOnce() throws Exception {
        answers(200, 200);
        String id = translate("ja");
        sendDueAfter(19);
        assertEquals(List.of(), akool.webhooks());
        sendDueAfter(1);
        sendDueAfter(79);
        assertEquals(List.of(200), answered());
        sendDueAfter(1);
        sendDueAfter(100);
        assertEquals(List.of(200, 200), answered());

        assertEquals(Json.object().put("_id", id).put("status", 2).put("type", "video translate"), payload(0));
        assertEquals(
                Json.object()
                        .put("_id", id)
                        .put("status", 3)
                        .put("type", "video translate")
                        .set("url", status(id).path("data").path("video")),
                payload(1));
        JsonNode first = json(akool.webhooks().get(0));
        JsonNode second = json(akool.webhooks().get(1));
        assertEquals(
                80_000,
                second.path("timestamp").asLong() - first.path("timestamp").asLong());
        assertNotEquals(first.path("nonce"), second.path("nonce"));
        RecordedRequest request = received();
        assertEquals("POST /hook/ja", request.getMethod() + " " + request.getTarget());
        assertEquals("application/json", request.getHeaders().get("Content-Type"));
        assertArrayEquals(akool.webhooks().get(0).body(), request.getBody().toByteArray());
    }

    @Test
    void changesComeInTheirOrderHoweverLateSomebodyLooks() throws Exception {
        akool.fails("hi", 501312, "The speech could not be recognised.");
        akool.takes("fr", Duration.ZERO);
        akool.neverEnds("de");
        answers(200, 200, 200, 200);
        String failing = translate("hi");
        String atOnce = translate("fr");
        String endless = translate("de");
        sendDueAfter(1000);
        assertEquals(List.of(200, 200, 200, 200), answered());
        assertEquals(List.of(atOnce, 3), idAndStatus(0));
        assertEquals(List.of(failing, 2), idAndStatus(1));
        assertEquals(List.of(endless, 2), idAndStatus(2));
        assertEquals(List.of(failing, 4), idAndStatus(3));
        assertEquals(
                Json.object()
                        .put("_id", failing)
                        .put("status", 4)
                        .put("type", "video translate")
                        .put("error_code", 501312)
                        .put("error_reason", "The speech could not be recognised."),
                payload(3));
    }

    @Test
    void whatIsDoneWithoutAVideoNamesNone() throws Exception {
        akool.givesNoVideo("ja");
        answers(200, 200);
        String id = translate("ja");
        sendDueAfter(100);
        assertEquals(Json.object().put("_id", id).put("status", 3).put("type", "video translate"), payload(1));
        assertEquals(List.of(3, 100), statusAndProgress(id));
        assertEquals("", status(id).at("/data/video").asText("none"));
        assertFalse(status(id).path("data").has("audio_splits"));
        akool.end(id);
        assertArrayEquals(
                akool.resultVideo("ja"),
                download(status(id).at("/data/video").asText()).body());
    }

    private List<Object> idAndStatus(int number) throws Exception {
        JsonNode payload = payload(number);
        return List.of(payload.path("_id").asText(), payload.path("status").asInt());
    }

    @Test
    void anyAnswerBut200IsFollowedByFurtherAttempts() throws Exception {
        answers(500, 204, 302, 200);
        akool.takes("ja", Duration.ZERO);
        translate("ja");
        akool.sendDueWebhooks();
        akool.sendDueWebhooks();
        assertEquals(List.of(500), answered());
        sendTenTimes();
        assertEquals(List.of(500, 204, 302, 200), answered());
        for (SentWebhook sent : akool.webhooks()) {
            assertArrayEquals(akool.webhooks().get(0).body(), sent.body());
        }

        answers(500, 403, 403, 403, 403);
        translate("ja");
        sendDueAfter(0);
        akool.clear();
        assertEquals(List.of(), akool.webhooks());
        akool.takes("ja", Duration.ZERO);
        translate("ja");
        sendTenTimes();
        assertEquals(List.of(403, 403, 403, 403), answered());
    }

    private void sendTenTimes() {
        for (int i = 0; i < 10; i++) {
            sendDueAfter(1);
        }
    }

    @Test
    void whoNamesNoAddressGetsNoCall() throws Exception {
        create("ja");
        sendDueAfter(100);
        assertEquals(List.of(), akool.webhooks());
    }

    @Test
    void callsAreMadeByThemselvesUnlessSwitchedOff() throws Exception {
        assertEquals(0, threads());
        restart(SimulatedAkool.builder());
        assertEquals(1, threads());
        answers(200);
        translate("ja");
        now = now.plusSeconds(20);
        received();
        akool.sendDueWebhooks();
        assertEquals(List.of(200), answered());
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isDaemon()
                        && thread.getName().contains(akool.endpoint().toString()))
                .count();
    }

    @Test
    void aReceiverThatDoesNotAnswerHoldsUpNothingElse() throws Exception {
        restart(SimulatedAkool.builder());
        String id = translate("ja");
        now = now.plusSeconds(20);
        received();
        assertEquals(1000, create("fr").path("code").asInt());
        assertEquals(List.of(2, 1), statusAndProgress(id));
        assertEquals(List.of(), akool.webhooks());
        answers(200);
        akool.sendDueWebhooks();
        assertEquals(List.of(200), answered());
    }

    @Test
    void theCallComesThoughTheAnswerIsLost() throws Exception {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        answers(200);
        assertThrows(IOException.class, () -> translate("ja"));
        sendDueAfter(20);
        assertEquals(List.of(akool.createdIds().get(0), 2), idAndStatus(0));
    }

    @Test
    void callsCanBeSentResentAndForged() throws Exception {
        answers(200, 200, 403);
        String id = translate("ja");
        SentWebhook sent = akool.sendWebhook(id);
        assertEquals(List.of(id, 1), idAndStatus(0));
        akool.sendWebhook(sent.url(), sent.body());
        SealedWebhook forged = akool.webhook(id)
                .secret("another-secret-1")
                .timestamp("\"17\"")
                .nonce("1234567890123456789012")
                .signature("none");
        assertEquals(403, akool.sendWebhook(sent.url(), forged.bytes()).answer());

        byte[] first = received().getBody().toByteArray();
        assertArrayEquals(sent.body(), first);
        assertArrayEquals(first, received().getBody().toByteArray());
        byte[] third = received().getBody().toByteArray();
        assertEquals(
                "{\"signature\":\"none\",\"dataEncrypt\":\"" + forged.dataEncrypt()
                        + "\",\"timestamp\":\"17\",\"nonce\":1234567890123456789012}",
                new String(third, StandardCharsets.UTF_8));
        assertNotEquals(json(sent).path("dataEncrypt").asText(), forged.dataEncrypt());
        assertEquals(List.of(200, 200, 403), answered());
    }

    @Test
    void whereNobodyAnswersTheCallIsNotedAllTheSame() {
        for (String url : List.of("http://127.0.0.1:1/", "no address", "")) {
            assertEquals(0, akool.sendWebhook(url, new byte[0]).answer(), url);
        }
        assertEquals(List.of(0, 0, 0), answered());
    }

    @Test
    void withASecretThatIsNoKeyNothingIsSent() throws Exception {
        restart(SimulatedAkool.builder()
                .client("simulated-client", "25-characters-are-no-key.")
                .webhooks(false));
        String id = translate("ja");
        sendDueAfter(100);
        assertEquals(List.of(), akool.webhooks());
        assertThrows(IllegalStateException.class, () -> akool.sendWebhook(id));
    }
}
