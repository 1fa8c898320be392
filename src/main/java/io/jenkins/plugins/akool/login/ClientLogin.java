package io.jenkins.plugins.akool.login;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * An AKOOL client id with its secret. The two are sent only to fetch a bearer token (docs.akool.com, {@code getToken}).
 *
 * @param clientId names the client, never blank; also part of AKOOL's webhook signature
 * @param clientSecret the secret itself, never blank; the same value as the account's API key
 */
public record ClientLogin(@NonNull String clientId, @NonNull String clientSecret) implements Login {

    /** Throws an {@link IllegalArgumentException} for a value that AKOOL cannot have given out. */
    public ClientLogin {
        if (!isPlain(clientId)) {
            throw new IllegalArgumentException("The AKOOL client id is empty or has characters that no id has.");
        }
        if (!isPlain(clientSecret)) {
            throw new IllegalArgumentException(
                    "The AKOOL client secret is empty or has characters that no secret has.");
        }
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** Without both values: the id alone is enough to forge a webhook's signature. */
    @Override
    public String toString() {
        return "ClientLogin[****]";
    }
}
