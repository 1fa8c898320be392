package io.jenkins.plugins.akool.login;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * An AKOOL API key, sent in the {@code x-api-key} header and nowhere else.
 *
 * @param value the key itself, never blank
 */
public record ApiKey(@NonNull String value) implements Login {

    /** Throws an {@link IllegalArgumentException} for a value that cannot be sent in a header. */
    public ApiKey {
        if (value.isBlank() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("The AKOOL API key is empty or has characters that no key has.");
        }
    }

    /** Without the key, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "ApiKey[****]";
    }
}
