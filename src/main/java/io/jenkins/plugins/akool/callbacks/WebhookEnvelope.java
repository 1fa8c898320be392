package io.jenkins.plugins.akool.callbacks;

import io.jenkins.plugins.akool.api.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What AKOOL POSTs to a webhook, still sealed (docs.akool.com, webhook page). Time and nonce come as numbers or as
 * strings, the page shows both; they are signed the way they are written.
 *
 * @param signature 40 hexadecimal digits, as they came
 * @param dataEncrypt the payload, encrypted and in Base64
 * @param timestamp see {@link #sent}
 * @param nonce any text; bound to nothing but the signature, which anybody can renew who knows the client id
 */
record WebhookEnvelope(String signature, String dataEncrypt, String timestamp, String nonce) {

    private static final Pattern TIME = Pattern.compile("[0-9]{1,15}");

    /** In milliseconds this is a day in 1973, in seconds the year 5138. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    /** Empty where one of the four is missing, or is neither string nor number. */
    static Optional<WebhookEnvelope> read(byte[] body) {
        Map<String, String> values = FlatJson.read(body);
        return values.keySet().containsAll(List.of("signature", "dataEncrypt", "timestamp", "nonce"))
                ? Optional.of(new WebhookEnvelope(
                        values.get("signature"),
                        values.get("dataEncrypt"),
                        values.get("timestamp"),
                        values.get("nonce")))
                : Optional.empty();
    }

    /** Whether the signature is right. It contains no secret: whoever knows the client id can make one. */
    boolean isSignedFor(String clientId) {
        // Java's order is that of code points here: in whatever opens, all but the nonce is ASCII.
        String signed =
                Stream.of(clientId, timestamp, nonce, dataEncrypt).sorted().collect(Collectors.joining());
        return MessageDigest.isEqual(
                Digests.sha1(signed).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * When it was sent, by AKOOL's clock; empty for what is no time. AKOOL documents milliseconds. Seconds are
     * understood too, since that page has errors, and no time can be meant both ways.
     */
    Optional<Instant> sent() {
        if (!TIME.matcher(timestamp).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(timestamp);
        return Optional.of(number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }
}
