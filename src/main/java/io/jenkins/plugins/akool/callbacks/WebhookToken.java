package io.jenkins.plugins.akool.callbacks;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret part of one submission's webhook address. Only its {@link #hash} is kept, so that who reads the journal
 * cannot call.
 *
 * @param value 256 random bits in Base64 for URLs, 43 characters
 */
public record WebhookToken(@NonNull String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BYTES = 32;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Throws an {@link IllegalArgumentException}, without the value, for what is no token. */
    public WebhookToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("That is not a webhook token.");
        }
    }

    /** One that nobody has ever seen. */
    @NonNull
    public static WebhookToken create() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new WebhookToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Reads what a caller put into the path; empty for what is no token. */
    @NonNull
    public static Optional<WebhookToken> parse(@NonNull String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new WebhookToken(text)) : Optional.empty();
    }

    /** SHA-256 in lower-case hexadecimal. No salt: there is nothing in a random value to guess. */
    @NonNull
    public String hash() {
        return Digests.sha256(value);
    }

    /** Whether this is the token with that hash, in a time that tells nothing about it. */
    public boolean matches(@NonNull String hash) {
        return MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the value, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "WebhookToken[****]";
    }
}
