package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AKOOL's envelope as docs.akool.com (webhook page) describes it. Its text and its Node, Python and Java samples
 * contradict each other, so each test names the fact it follows.
 */
class WebhookKeyTest {

    private static final Instant SENT = Instant.parse("2026-01-05T10:00:00.123Z");
    private static final String ID = "68da0000000000000000beef";
    private static final String PAYLOAD = "{\"_id\":\"" + ID + "\",\"status\":2,\"type\":\"video translate\"}";

    /** As many characters as the one in the documentation's sample. */
    private static final String LONG_ID = "AKclientclientclientid";

    private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";
    private static final WebhookKey KEY = key(LONG_ID, SECRET);

    private static WebhookKey key(String clientId, String secret) {
        return WebhookKey.of(new ClientLogin(clientId, secret)).orElseThrow();
    }

    private static SealedWebhook sealed(String clientId, String secret) {
        return SealedWebhook.of(clientId, secret, SENT).payload(PAYLOAD);
    }

    private static SealedWebhook sealed() {
        return sealed(LONG_ID, SECRET);
    }

    private static Optional<WebhookCall> open(String body) {
        return KEY.open(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertOpens(SealedWebhook sealed) {
        WebhookCall call = KEY.open(sealed.bytes()).orElseThrow(() -> new AssertionError(sealed.body()));
        assertEquals(ID, call.id());
        assertEquals(SENT, call.sent());
    }

    private static void assertRefuses(SealedWebhook sealed) {
        assertEquals(Optional.empty(), KEY.open(sealed.bytes()), sealed::body);
    }

    /**
     * The secret is the key as it is, whatever its length: 24 in the text, 32 in the samples. The id is the
     * initialisation vector, cut to 16 bytes (22 in the samples) or filled up with zeros (Python sample). Padding to 16
     * bytes (all samples), not 24 (text). Base64 (all but the first Java sample).
     */
    @ParameterizedTest
    @CsvSource({
        "16, 1", "16, 15", "16, 16", "16, 22", "24, 1", "24, 15", "24, 16", "24, 22", "32, 1", "32, 15", "32, 16",
        "32, 22"
    })
    void everyLengthOfKeyAndId(int secretLength, int idLength) {
        String secret = SECRET.substring(0, secretLength);
        String id = LONG_ID.substring(0, idLength);
        List<String> padded = IntStream.rangeClosed(0, 16)
                .mapToObj(n -> "{\"_id\":\"" + ID + "\",\"msg\":\"" + "x".repeat(n) + "\"}")
                .toList();
        for (String payload : padded) {
            byte[] body = sealed(id, secret).payload(payload).bytes();
            assertEquals(Optional.of(ID), key(id, secret).open(body).map(WebhookCall::id), payload);
        }
    }

    /** Neither made by this project's code: {@code openssl enc -aes-…-cbc -a} and {@code openssl sha1}. */
    @ParameterizedTest
    @CsvSource({
        "AKshort, 0123456789abcdef, 68da0001, 1767607200000, 1529, a48cf0eabb3c1c94a719533eea5d072d2640cebf,"
                + "iPPn0PABDx35oEEL/S7rH9arEhwafxUv4nikVdFr0NKQ8nFDdbskN1iRxu0S3ciYoHS1IjPpt/rCNYyqyFBa3Q==",
        "AKlong4rWEczpYPzCGur2xE, 0123456789abcdefghijklmn, 68da0002, 1767607200001, ü1,"
                + "83549036708d4a8cfd9421e96154100ad4db5576,"
                + "q3qXox3YZ56gIYQPpeY/N9pYojxmCxy+v98JR9pEStds6oZBBGINdMX+vIpQi0FgEqz3NOrB+H5hPPtSit437j00ZFZvzQyijUrT"
                + "vVLxTy0=",
        "AKsixteen4567890, 0123456789abcdefghijklmnopqrstuv, 68da0003, 1767607200002, a7,"
                + "de328d500fe2726752ed3f726f77eff48e08b0ff,"
                + "cnzjsssTGmsRk0mrDtvRxXcBIAiDS8N/Q1nGqMH+TyCtixFpTtH4R8w1EX0eNa+sWWjwAL+sbrb4g5nQD+nOsg=="
    })
    void bodiesMadeByAnotherProgram(
            String clientId, String secret, String id, long time, String nonce, String signature, String data) {
        String body = "{\"nonce\":\"" + nonce + "\",\"timestamp\":" + time + ",\"dataEncrypt\":\"" + data
                + "\",\"signature\":\"" + signature + "\"}";
        WebhookCall call = key(clientId, secret)
                .open(body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertEquals(id, call.id());
        assertEquals(Instant.ofEpochMilli(time), call.sent());
    }

    /** A number in the page's sample, a string in its table; numbers are signed as they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1529",
                "\"1529\"",
                "0",
                "\"\"",
                "-7",
                "12345678901234567890123456789",
                "9007199254740993",
                "1e21",
                "1.50",
                "\"Zm9v\"",
                "\"\\u0031\"",
                "\"ü\"",
                "\"\\ud83c\\udfac\"",
                "\"\uffee🎬\""
            })
    void theNonceMayBeNumberOrText(String nonce) {
        assertOpens(sealed().nonce(nonce));
    }

    /** Milliseconds as a number (page); text and seconds are understood too. */
    @Test
    void theTimeMayBeNumberOrText() {
        assertOpens(sealed().timestamp(Long.toString(SENT.toEpochMilli())));
        assertOpens(sealed().timestamp("\"" + SENT.toEpochMilli() + "\""));
        for (String seconds : List.of("1767607200", "\"1767607200\"")) {
            WebhookCall call = KEY.open(sealed().timestamp(seconds).bytes()).orElseThrow();
            assertEquals(Instant.parse("2026-01-05T10:00:00Z"), call.sent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.7e12",
                "1767607200000.0",
                "\"\"",
                "\"now\"",
                "\" 1767607200000\"",
                "\"١٧٦٧٦٠٧٢٠٠٠٠٠\"",
                "9999999999999999999999"
            })
    void whatIsNoTimeIsRefused(String timestamp) {
        assertRefuses(sealed().timestamp(timestamp));
    }

    /** {@code _id} (page); {@code video_id}, and other fields around it (the vendor's demo). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_id\":\"" + ID + "\"}",
                "{\"video_id\":\"" + ID + "\",\"video_status\":3,\"video\":\"https://h/v.mp4\"}",
                "{\"video_id\":\"other\",\"_id\":\"" + ID + "\"}",
                "{\"_id\":null,\"video_id\":\"" + ID + "\"}",
                "{\"error_reason\":\"語音辨識失敗 🎬\",\"x\":{\"_id\":\"nested\",\"y\":[[{}]]},\"_id\":\"" + ID + "\"}"
            })
    void thePayloadIsReadTolerantly(String payload) {
        assertOpens(sealed().payload(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"status\":3}",
                "{\"_id\":\"\"}",
                "{\"_id\":\"a b\"}",
                "{\"_id\":\"a\\nb\"}",
                "{\"_id\":\"a/../b\"}",
                "{\"_id\":\"a&b=c\"}",
                "{\"_id\":[\"a\"]}",
                "{\"_id\":true}",
                "{\"_id\":\"a\"} {}",
                "{\"_id\":\"a\",\"_id\":\"b\"}"
            })
    void aPayloadWithoutAnIdIsRefused(String payload) {
        assertRefuses(sealed().payload(payload));
        assertRefuses(sealed().payload("{\"_id\":\"" + "a".repeat(129) + "\"}"));
    }

    /** The signature holds no secret (page), so what was encrypted with another one must fail by itself. */
    @Test
    void aRightSignatureIsNotEnough() {
        assertRefuses(sealed().secret(SECRET.replace('0', '1')));
        assertRefuses(sealed().secret(SECRET.substring(0, 24)));
        assertRefuses(sealed().dataEncrypt(""));
        assertRefuses(sealed().dataEncrypt("not Base64!"));
        assertRefuses(sealed().dataEncrypt("QUJD"));
        assertRefuses(sealed().dataEncrypt("A".repeat(64)));
    }

    @Test
    void aWrongSignatureIsRefused() {
        String right = sealed().signature();
        assertOpens(sealed().signature(right));
        for (String wrong : List.of("", right.toUpperCase(), right.substring(1), right + "0", "0".repeat(40), "ü")) {
            assertRefuses(sealed().signature(wrong));
        }
        assertRefuses(sealed().signature(sealed().nonce("1").signature()));
        assertRefuses(sealed("AKanotherclientclienti", SECRET));
    }

    static Stream<UnaryOperator<String>> damages() {
        return Stream.of(
                body -> "",
                body -> "null",
                body -> "[" + body + "]",
                body -> body + body,
                body -> body + "x",
                body -> body.substring(0, body.length() - 1),
                body -> body.replace("\"nonce\"", "\"once\""),
                body -> body.replace("\"dataEncrypt\"", "\"data\""),
                body -> body.replace("\"signature\":\"", "\"signature\":[\"").replaceFirst("\",", "\"],"),
                body -> body.replace("\"1529\"", "null"),
                body -> body.replace("\"1529\"", "\"1529\",\"nonce\":\"1529\""),
                body -> body.replace("}", ",\"x\":" + "[".repeat(30) + "]".repeat(30) + "}"),
                body -> body.replace("}", ",\"x\":" + "9".repeat(5000) + "}"),
                body -> body.replace("}", ",\"x\":NaN}"),
                body -> body.replace("}", "}" + " ".repeat(WebhookKey.LONGEST)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedEnvelopeIsRefused(UnaryOperator<String> damage) {
        String damaged = damage.apply(sealed().body());
        assertNotEquals(sealed().body(), damaged);
        assertEquals(Optional.empty(), open(damaged), damaged);
    }

    @Test
    void fieldsOfTheFutureAreIgnored() {
        String body = sealed().body();
        String room = " ".repeat(WebhookKey.LONGEST - body.length());
        assertEquals(Optional.of(ID), open(body + room).map(WebhookCall::id));
        String more = body.replace("{", "{ \"version\" : [1, {\"nonce\": 2}], ").replace("}", ", \"x\" : null\n}");
        assertEquals(Optional.of(ID), open(more).map(WebhookCall::id));
    }

    /** Whoever knows the client id can renew time, nonce and signature, but the payload stays what it was. */
    @Test
    void theFingerprintIsThatOfThePayload() {
        String first = KEY.open(sealed().bytes()).orElseThrow().fingerprint();
        byte[] again = sealed().nonce("2").timestamp("1767607200000").bytes();
        assertEquals(first, KEY.open(again).orElseThrow().fingerprint());
        String unpadded = sealed().dataEncrypt().replace("=", "");
        assertNotEquals(sealed().dataEncrypt(), unpadded);
        assertEquals(
                first,
                KEY.open(sealed().dataEncrypt(unpadded).bytes()).orElseThrow().fingerprint());
        byte[] other = sealed().payload(PAYLOAD.replace("2", "3")).bytes();
        assertNotEquals(first, KEY.open(other).orElseThrow().fingerprint());
    }

    @Test
    void onlySomeSecretsCanBeKeys() {
        List<Integer> possible = new ArrayList<>();
        for (int length = 1; length <= 64; length++) {
            if (WebhookKey.of(new ClientLogin(LONG_ID, "s".repeat(length))).isPresent()) {
                possible.add(length);
            }
        }
        assertEquals(List.of(16, 24, 32), possible);
    }
}
