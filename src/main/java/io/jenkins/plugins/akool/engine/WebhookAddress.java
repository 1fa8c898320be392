package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where AKOOL can report changes to this controller. Asked anew for each submission and each look. */
@FunctionalInterface
public interface WebhookAddress extends Supplier<String> {

    /** An address that a token is put behind to make it complete; null where no calls are taken. Must not block. */
    @CheckForNull
    @Override
    String get();

    /** The same, null also where it fails: calls are a help, and nothing may depend on them. */
    @CheckForNull
    default String ifKnown() {
        try {
            return get();
        } catch (RuntimeException | LinkageError e) {
            Logger.getLogger(WebhookAddress.class.getName()).log(Level.FINE, "The webhook address is not known", e);
            return null;
        }
    }
}
