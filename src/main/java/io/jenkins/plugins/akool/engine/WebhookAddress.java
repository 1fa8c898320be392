package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.Supplier;

/** Where AKOOL can report changes to this controller. Asked anew for each submission and each look. */
@FunctionalInterface
public interface WebhookAddress extends Supplier<String> {

    /** An address that a token is put behind to make it complete; null where no calls are taken. Must not block. */
    @CheckForNull
    @Override
    String get();
}
