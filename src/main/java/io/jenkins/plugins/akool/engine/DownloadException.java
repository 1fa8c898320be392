package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;

/**
 * A result could not be brought whole to its place. The message is a sentence for the user, without a query string.
 */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    /**
     * @param worthRetrying whether a fresh link and some patience may help
     */
    public DownloadException(@NonNull String message, boolean worthRetrying, @CheckForNull Throwable cause) {
        super(message, cause);
        this.worthRetrying = worthRetrying;
    }

    public boolean worthRetrying() {
        return worthRetrying;
    }
}
