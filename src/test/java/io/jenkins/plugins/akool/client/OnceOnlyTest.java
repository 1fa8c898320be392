package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationStatus;
import java.io.IOException;
import java.net.ServerSocket;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that bills leaves once, in all the cases in which OkHttp by default would send it again. */
class OnceOnlyTest extends ClientScenario {

    private static final String ACCEPTED = "{\"code\":1000,\"data\":{\"_id\":\"i\"}}";

    private void assertSentOnce(Remedy remedy) {
        // What a second request would get, and be paid for.
        next(200, ACCEPTED);
        AkoolException e = createFails("ja");
        assertEquals(remedy, e.remedy(), e.getMessage());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void theServerClosesTheConnectionWithoutAnAnswer() {
        nextIsCutOff();
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    @Test
    void theServerClosesTheConnectionInTheMiddleOfTheAnswer() {
        next(answer(200, ACCEPTED).onResponseBody(new SocketEffect.CloseSocket()));
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    @Test
    void theServerAnswers408() {
        next(408, "");
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    @Test
    void theServerAsksForAnImmediateRetry() {
        next(answer(503, "").setHeader("Retry-After", "0"));
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    @Test
    void theServerSaysTheRequestWasMisdirected() {
        next(421, "");
        assertSentOnce(Remedy.STOP);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void theServerRedirects(int status) {
        next(answer(status, "").setHeader("Location", server.url("/other").toString()));
        assertSentOnce(Remedy.STOP);
    }

    @Test
    void anEarlierConnectionThatTheServerClosedIsNotUsed() throws Exception {
        next(answer(200, "{\"code\":1000,\"data\":{\"video_status\":1}}")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));
        status();
        next(200, ACCEPTED);
        create("ja");
        next(200, ACCEPTED);
        create("ja");
        assertEquals(0, received().getConnectionIndex());
        assertEquals(1, received().getConnectionIndex());
        assertEquals(2, received().getConnectionIndex());
    }

    @Test
    void whatNeverReachedAServerMayBeSentAgain() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        client = client("http://127.0.0.1:" + port);
        AkoolException e = createFails("ja");
        assertEquals(Remedy.RETRY_LATER, e.remedy());
        assertTrue(e.getMessage().contains("could not be reached"), e.getMessage());
    }

    @Test
    void whatHasNoAddressMayBeSentAgain() {
        client = client("https://nobody.invalid");
        assertEquals(Remedy.RETRY_LATER, createFails("ja").remedy());
    }

    @Test
    void freeRequestsMayBeRepeated() throws Exception {
        next(200, "{\"code\":1000,\"data\":{\"video_status\":1}}");
        status();
        nextIsCutOff();
        next(200, "{\"code\":1000,\"data\":{\"video_status\":2}}");
        assertEquals(TranslationStatus.Phase.PROCESSING, status().phase());
    }
}
