package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes a stranger sends, he is refused, and nothing is thrown. */
class WebhookFuzzTest {

    private static final int BODIES = 10_000;
    private static final String CLIENT_ID = "AKclientclientclientid";
    private static final String SECRET = "0123456789abcdefghijklmn";
    private static final String PAYLOAD =
            "{\"_id\":\"68da0000000000000000beef\",\"status\":3,\"type\":\"video translate\","
                    + "\"url\":\"https://c.example/x.mp4?Signature=secret\"}";

    private final Random random = new Random(20260105);
    private final WebhookKey key =
            WebhookKey.of(new ClientLogin(CLIENT_ID, SECRET)).orElseThrow();

    @FunctionalInterface
    private interface Forgery {
        byte[] body();
    }

    private SealedWebhook real() {
        return SealedWebhook.of(CLIENT_ID, SECRET, Instant.parse("2026-01-05T10:00:00Z"))
                .payload(PAYLOAD);
    }

    private void assertNoneOpens(Forgery forgery) {
        assertEquals(
                Optional.of("68da0000000000000000beef"),
                key.open(real().bytes()).map(WebhookCall::id));
        for (int i = 0; i < BODIES; i++) {
            byte[] body = forgery.body();
            try {
                assertEquals(Optional.empty(), key.open(body));
            } catch (Throwable e) {
                fail("Body " + i + ", Base64 " + Base64.getEncoder().encodeToString(body), e);
            }
        }
    }

    @Test
    void noise() {
        assertNoneOpens(() -> noise(random.nextInt(2000)));
    }

    @Test
    void damagedBodies() {
        byte[] right = real().bytes();
        assertNoneOpens(() -> switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(right, random.nextInt(right.length));
            case 1 -> withNoiseIn(right);
            default -> withOtherBytes(right);
        });
    }

    /** By who knows the client id, and so can sign, but not the secret. */
    @Test
    void signedBodies() {
        byte[] right = Base64.getDecoder().decode(real().dataEncrypt());
        assertNoneOpens(() -> {
            byte[] forged =
                    switch (random.nextInt(4)) {
                        case 0 -> noise(random.nextInt(200));
                        case 1 -> noise(16 * random.nextInt(20));
                        case 2 -> Arrays.copyOf(right, 16 * random.nextInt(right.length / 16));
                        default -> withOtherBytes(right);
                    };
            return real().nonce(Integer.toString(random.nextInt()))
                    .dataEncrypt(Base64.getEncoder().encodeToString(forged))
                    .bytes();
        });
    }

    /** By who has the secret: even then it is refused or names an id that fits a log. */
    @Test
    void sealedNonsense() {
        for (int i = 0; i < BODIES; i++) {
            String payload =
                    new String(withOtherBytes(PAYLOAD.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
            key.open(real().payload(payload).bytes())
                    .ifPresent(call -> assertEquals("", call.id().replaceAll("[A-Za-z0-9._:-]", "")));
        }
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] withNoiseIn(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        byte[] noise = noise(1 + random.nextInt(20));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + noise.length);
        System.arraycopy(noise, 0, longer, at, noise.length);
        System.arraycopy(bytes, at, longer, at + noise.length, bytes.length - at);
        return longer;
    }

    /** Up to four bytes differ, at least one. */
    private byte[] withOtherBytes(byte[] bytes) {
        byte[] other = bytes.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return Arrays.equals(other, bytes) ? withOtherBytes(bytes) : other;
    }
}
