package io.jenkins.plugins.akool.callbacks;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/**
 * A call of AKOOL's whose payload was encrypted with the client secret. It carries a hint, no facts: what it says of
 * states and links is not even read, since the API is asked for them anyway.
 *
 * @param id the translation it is about, fit for a log; whether it exists, and whose it is, only the API can say
 * @param sent when, by AKOOL's clock; unproven, since the signature holds no secret
 * @param fingerprint SHA-256 of the encrypted payload in lower-case hexadecimal: always the same for the same payload,
 *     and nothing that can be varied without the secret, unlike time, nonce and signature beside it
 */
public record WebhookCall(
        @NonNull String id, @NonNull Instant sent, @NonNull String fingerprint) {}
