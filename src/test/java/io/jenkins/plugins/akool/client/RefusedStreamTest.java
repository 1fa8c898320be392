package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.login.ApiKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP/2 tells of a request that bills beyond what a broken connection does. */
class RefusedStreamTest extends ClientScenario {

    private static final String ACCEPTED = "{\"code\":1000,\"data\":{\"_id\":\"i\"}}";

    /** Error codes of RFC 9113, section 7. */
    private static final int NO_ERROR = 0;

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int HTTP_1_1_REQUIRED = 13;

    private static final OkHttpClient HTTP_2 = DEFAULTS.newBuilder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build();

    private static AkoolClient http2(String endpoint) {
        return new AkoolClient(new Transport(HTTP_2), Endpoint.of(endpoint), new ApiKey(KEY));
    }

    @BeforeEach
    void speakHttp2() {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        client = http2(server.url("/").toString());
    }

    private void assertSentOnce(Remedy remedy) {
        // What a second request would get, and be paid for.
        next(200, ACCEPTED);
        assertEquals(remedy, createFails("ja").remedy());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void anAnswerIsAnAnswer() throws Exception {
        next(200, ACCEPTED);
        assertEquals(
                new Submission.Accepted("i", null, null),
                create("ja").outcomes().get("ja"));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aStreamThatIsRefusedWasNotProcessed() {
        next(answer(200, ACCEPTED).onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM)));
        AkoolException e = createFails("ja");
        assertEquals(Remedy.RETRY_LATER, e.remedy());
        assertTrue(e.getMessage().contains("REFUSED_STREAM"), e.getMessage());
    }

    @Test
    void oneThatIsRefusedAfterItWasReadWasNotProcessedEither() {
        next(answer(200, ACCEPTED).onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM)));
        assertSentOnce(Remedy.RETRY_LATER);
    }

    @Test
    void anAnswerThatHasBegunWasNotRefused() {
        next(answer(200, ACCEPTED).onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM)));
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {NO_ERROR, INTERNAL_ERROR, CANCEL, ENHANCE_YOUR_CALM, HTTP_1_1_REQUIRED})
    void aStreamThatEndsOtherwiseMayHaveBeenProcessed(int code) {
        next(answer(200, ACCEPTED).onResponseStart(new SocketEffect.CloseStream(code)));
        assertSentOnce(Remedy.OUTCOME_UNKNOWN);
    }

    /** OkHttp begins with stream 3; the last stream is the last that the server may have processed. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, RETRY_LATER",
        "1, 2, RETRY_LATER",
        "3, 0, OUTCOME_UNKNOWN",
        "3, 2, OUTCOME_UNKNOWN",
        "2147483647, 0, OUTCOME_UNKNOWN"
    })
    void aServerThatGoesAwaySaysWhatItMayHaveProcessed(int lastStream, int code, Remedy remedy) throws Exception {
        try (GoingAway going = new GoingAway(lastStream, code)) {
            client = http2(going.endpoint());
            assertEquals(remedy, createFails("ja").remedy());
            assertEquals(1, going.requests.get());
        }
    }

    @Test
    void whatCouldNotAgreeOnASecretMayBeSentAgain() {
        client = client("https://127.0.0.1:" + server.getPort());
        next(200, ACCEPTED);
        AkoolException e = createFails("ja");
        assertEquals(Remedy.RETRY_LATER, e.remedy(), e.getMessage());
        assertEquals(0, server.getRequestCount());
    }

    /** A server that takes one request and goes away instead of answering. */
    private static final class GoingAway implements AutoCloseable {
        private static final int PREFACE = 24;
        private static final int DATA = 0;
        private static final int HEADERS = 1;
        private static final int SETTINGS = 4;
        private static final int GO_AWAY = 7;
        private static final int END_STREAM = 1;

        private final ServerSocket socket = new ServerSocket(0);

        /** How many came before the client closed the connection. */
        final CompletableFuture<Integer> requests;

        GoingAway(int lastStream, int code) throws IOException {
            requests = CompletableFuture.supplyAsync(() -> {
                try (Socket connection = socket.accept()) {
                    return answer(connection, lastStream, code);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }

        private static int answer(Socket connection, int lastStream, int code) throws IOException {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            in.readFully(new byte[PREFACE]);
            frame(out, SETTINGS);
            int headers = 0;
            int length;
            while ((length = in.read()) >= 0) {
                length = length << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                in.readFully(new byte[4 + length]);
                headers += type == HEADERS ? 1 : 0;
                if (type == DATA && (flags & END_STREAM) != 0) {
                    // Not before, since a client that writes still may hear of the end from its own write.
                    frame(out, GO_AWAY, lastStream, code);
                    connection.shutdownOutput();
                }
            }
            return headers;
        }

        private static void frame(DataOutputStream out, int type, int... payload) throws IOException {
            int length = payload.length * Integer.BYTES;
            out.writeByte(0);
            out.writeShort(length);
            out.writeByte(type);
            out.writeByte(0);
            out.writeInt(0);
            for (int word : payload) {
                out.writeInt(word);
            }
            out.flush();
        }

        String endpoint() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
