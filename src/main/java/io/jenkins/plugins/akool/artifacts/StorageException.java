package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/**
 * A build's artifact storage did not do what it was asked to. The message is a sentence for the user that names the storage,
 * without a query string or a machine's path.
 */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean away;

    StorageException(@NonNull String message, boolean away, @CheckForNull Throwable cause) {
        super(message, cause);
        this.away = away;
    }

    /** Whether the same question may have an answer a little later. */
    public boolean isAway() {
        return away;
    }
}
