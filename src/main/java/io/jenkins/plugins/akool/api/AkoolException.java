package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The one error of this package. Its message is a sentence for the user, free of secrets and signed query strings;
 * {@link #remedy()} tells a program what it may do.
 */
public final class AkoolException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /** AKOOL's business code, 0 where the answer had none. */
    private final int code;

    /** What the server asked the client to wait, or null where it said nothing. */
    @CheckForNull
    private final Duration retryAfter;

    public AkoolException(@NonNull Remedy remedy, @NonNull String message) {
        this(remedy, 0, message, null, null);
    }

    public AkoolException(@NonNull Remedy remedy, @NonNull String message, @CheckForNull Throwable cause) {
        this(remedy, 0, message, null, cause);
    }

    public AkoolException(
            Remedy remedy, int code, String message, @CheckForNull Duration retryAfter, @CheckForNull Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @NonNull
    public Remedy remedy() {
        return remedy;
    }

    /** The remedy of what a future failed with, or null where that is none of this package's errors. */
    @CheckForNull
    public static Remedy remedyOf(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof AkoolException e ? e.remedy() : null;
    }

    /** AKOOL's business code (docs.akool.com, "Error Codes"), or 0 where the answer carried none. */
    public int code() {
        return code;
    }

    /** The pause the server asked for, from its {@code Retry-After} header; seldom present. */
    @NonNull
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
