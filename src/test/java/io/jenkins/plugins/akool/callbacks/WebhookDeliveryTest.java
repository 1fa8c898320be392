package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.AkoolScenario;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from a translation's create request to what is believed of them. */
class WebhookDeliveryTest extends AkoolScenario {

    private static final String SECRET_32 = "simulated-secret-of-32-bytes-abc";

    private final MockWebServer receiver = new MockWebServer();
    private final WebhookToken token = WebhookToken.create();
    private final ReplayMemory memory = new ReplayMemory(() -> now);

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
    }

    @AfterEach
    void stopListening() {
        receiver.close();
    }

    private void simulate(String secret) throws IOException {
        akool.close();
        akool = SimulatedAkool.builder()
                .clock(() -> now)
                .duration(Duration.ofMinutes(2))
                .client(SimulatedAkool.CLIENT_ID, secret)
                .webhooks(false)
                .start();
    }

    private Submission create() throws Exception {
        String webhook = receiver.url("/webhook/" + token.value()).toString();
        return get(withToken()
                .create(new TranslationRequest(
                        akool.sourceUrl(), List.of("ja"), TranslationSettings.defaults(), webhook)));
    }

    private List<Optional<WebhookCall>> calls(int count) throws Exception {
        WebhookKey key = WebhookKey.of(new ClientLogin(akool.clientId(), akool.clientSecret()))
                .orElseThrow();
        for (int i = 0; i < count; i++) {
            receiver.enqueue(new MockResponse.Builder().build());
        }
        akool.sendDueWebhooks();
        List<Optional<WebhookCall>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordedRequest request = receiver.takeRequest(15, TimeUnit.SECONDS);
            String last = request.getTarget().substring("/webhook/".length());
            assertTrue(WebhookToken.parse(last).orElseThrow().matches(token.hash()));
            calls.add(key.open(request.getBody().toByteArray()));
        }
        return calls;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void eachCallNamesItsTranslationAndPassesOnce(int length) throws Exception {
        simulate(SECRET_32.substring(0, length));
        create();
        now = now.plusSeconds(120);
        for (Optional<WebhookCall> call : calls(2)) {
            assertEquals(akool.newestId("ja"), call.orElseThrow().id());
            assertEquals(now, call.orElseThrow().sent());
            assertTrue(memory.admit(call.orElseThrow()));
            assertFalse(memory.admit(call.orElseThrow()));
        }
    }

    @Test
    void aLostIdComesBack() throws Exception {
        simulate(SECRET_32);
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        assertThrows(ExecutionException.class, this::create);
        now = now.plusSeconds(60);
        String id = calls(1).get(0).orElseThrow().id();
        assertEquals(akool.createdIds(), List.of(id));
        assertEquals(
                TranslationStatus.Phase.PROCESSING, get(withToken().status(id)).phase());
    }
}
