package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens AKOOL for an order, with the key that pays for it and addresses of what it is about. Asked anew for each call, so
 * a changed key counts at once, and an address that is a key by itself need not be written down.
 */
@FunctionalInterface
public interface Accounts {

    /**
     * Must not block; fails with an {@link io.jenkins.plugins.akool.api.AkoolException} whose message tells the user
     * which credential is missing or unusable.
     */
    @NonNull
    CompletionStage<TranslationApi> open(@NonNull Translation translation);

    /**
     * The order with addresses that AKOOL can fetch in place of names that only the order's owner understands. It is used
     * for one request and kept nowhere. By default the order as it is.
     *
     * <p>Must not block; fails with an {@link io.jenkins.plugins.akool.api.AkoolException} whose message tells the user
     * why AKOOL cannot be given one.
     */
    @NonNull
    default CompletionStage<Order> addressed(@NonNull Order order) {
        return CompletableFuture.completedFuture(order);
    }
}
