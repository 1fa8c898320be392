package io.jenkins.plugins.akool.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The bearer tokens in use, in memory only. One instance serves all {@link AkoolClient}s, so that builds with the same
 * login share a token. AKOOL says that a token is valid "for more than 1 year" and gives no date (docs.akool.com,
 * authentication); one is used until AKOOL refuses it.
 */
public final class Tokens {

    private static final int MOST = 100;

    /** No date of AKOOL's to go by, hence no clock. */
    private static final Duration UNTIL_REFUSED = Duration.ofDays(1);

    private final SharedAnswers<Account, String> tokens =
            new SharedAnswers<>(InstantSource.fixed(Instant.EPOCH), UNTIL_REFUSED, MOST);

    CompletableFuture<String> get(Account account, Supplier<CompletableFuture<String>> request) {
        return tokens.get(account, request);
    }

    /** To be called for a token that AKOOL refused; does nothing where another caller has renewed it meanwhile. */
    void refused(Account account, String token) {
        tokens.drop(account, token);
    }
}
