package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Of a stream that a storage may open only after nobody waits for it any more; then it is closed. May be used from any thread. */
final class Handover {

    private static final Logger LOGGER = Logger.getLogger(Handover.class.getName());

    /** Guarded by this, as the next one. */
    @CheckForNull
    private InputStream given;

    private boolean refused;

    @NonNull
    synchronized InputStream give(@NonNull InputStream in) {
        given = in;
        if (refused) {
            close(in);
        }
        return in;
    }

    /** Nobody takes it. */
    synchronized void refuse() {
        refused = true;
        if (given != null) {
            close(given);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a stream that came late stays open", e);
        }
    }
}
