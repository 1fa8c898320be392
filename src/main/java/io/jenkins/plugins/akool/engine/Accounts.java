package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.client.AkoolClient;
import java.util.concurrent.CompletionStage;

/** Opens AKOOL for an order, with the key that pays for it. Asked anew for each call, so a changed key counts at once. */
@FunctionalInterface
public interface Accounts {

    /**
     * Must not block; fails with an {@link io.jenkins.plugins.akool.client.AkoolException} whose message tells the user
     * which credential is missing or unusable.
     */
    @NonNull
    CompletionStage<AkoolClient> open(@NonNull Translation translation);
}
