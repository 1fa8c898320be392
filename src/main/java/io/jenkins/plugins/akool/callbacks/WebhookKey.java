package io.jenkins.plugins.akool.callbacks;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Digests;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what AKOOL POSTs to a webhook, with a {@link ClientLogin}; an API key alone is not enough. AES-CBC with the
 * client secret as the key and the client id as the initialisation vector (docs.akool.com, webhook page). That page
 * says 24 characters and its samples have 32, so the length of the secret decides; it pads to 24 bytes and its samples
 * to 16, the block size of AES; its first Java sample alone has hexadecimal in place of Base64.
 *
 * <p>Safe for use by several threads.
 */
public final class WebhookKey {

    /** Of a body, in bytes; the one in AKOOL's documentation has some 250. */
    public static final int LONGEST = 64 * 1024;

    private static final int BLOCK = 16;

    /** AKOOL's have 24 hexadecimal digits; nothing in here can break a log line or a query. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final String clientId;
    private final SecretKeySpec key;
    private final IvParameterSpec start;

    private WebhookKey(String clientId, byte[] secret) {
        this.clientId = clientId;
        this.key = new SecretKeySpec(secret, "AES");
        // The first bytes; a short id is filled up with zeros (Python sample).
        this.start = new IvParameterSpec(Arrays.copyOf(clientId.getBytes(StandardCharsets.UTF_8), BLOCK));
    }

    /**
     * Empty for an API key alone, and for a secret that has no length of an AES key, 16, 24 or 32 bytes: with those
     * webhooks are not possible.
     */
    @NonNull
    public static Optional<WebhookKey> of(@NonNull Login login) {
        if (!(login instanceof ClientLogin client)) {
            return Optional.empty();
        }
        byte[] secret = client.clientSecret().getBytes(StandardCharsets.UTF_8);
        return switch (secret.length) {
            case 16, 24, 32 -> Optional.of(new WebhookKey(client.clientId(), secret));
            default -> Optional.empty();
        };
    }

    /**
     * What the call says. Empty for a body that is too long, not signed for this client, not encrypted with its secret,
     * or names no id: which of them is nobody's business. Takes any bytes and throws nothing.
     *
     * @param body as it came
     */
    @NonNull
    public Optional<WebhookCall> open(@NonNull byte[] body) {
        return body.length > LONGEST
                ? Optional.empty()
                : WebhookEnvelope.read(body)
                        .filter(envelope -> envelope.isSignedFor(clientId))
                        .flatMap(this::decrypted);
    }

    private Optional<WebhookCall> decrypted(WebhookEnvelope envelope) {
        try {
            byte[] sealed = Base64.getDecoder().decode(envelope.dataEncrypt());
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, key, start);
            Optional<String> id = id(FlatJson.read(cipher.doFinal(sealed)));
            return id.flatMap(
                    known -> envelope.sent().map(sent -> new WebhookCall(known, sent, Digests.sha256(sealed))));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Not Base64, or not of this secret.
            return Optional.empty();
        }
    }

    /** {@code _id} is documented; the vendor's demo takes {@code video_id} too. */
    private static Optional<String> id(Map<String, String> payload) {
        return Optional.ofNullable(payload.getOrDefault("_id", payload.get("video_id")))
                .filter(id -> ID.matcher(id).matches());
    }
}
