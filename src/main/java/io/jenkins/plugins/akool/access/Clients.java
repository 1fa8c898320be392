package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Catalog;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Tokens;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.login.Login;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** AKOOL for everything in this controller, with whichever login it is asked with. */
@Extension
public final class Clients {

    /** Seconds that an order waits for a list which it can do without. */
    private static final long PATIENCE = 20;

    private final Catalog catalog = new Catalog(InstantSource.system());

    /** Bearer tokens of client logins, in memory only. */
    private final Tokens tokens = new Tokens();

    /** Of the engine, which lets no more requests leave than this takes. Null before the first. */
    private Transport turns;

    /** Of people who wait for an answer: they do not wait behind the engine. Null before the first. */
    private Transport direct;

    @NonNull
    public static Clients get() {
        return ExtensionList.lookupSingleton(Clients.class);
    }

    /**
     * AKOOL at the configured endpoint, for somebody who waits.
     *
     * @throws IllegalArgumentException with a sentence, where the configured endpoint is none
     */
    @NonNull
    public AkoolClient of(@NonNull Login login) {
        return of(AkoolGlobalConfiguration.get().toEndpoint(), login);
    }

    /** The same, at an endpoint that need not be configured. */
    @NonNull
    public AkoolClient of(@NonNull Endpoint endpoint, @NonNull Login login) {
        return new AkoolClient(direct(), endpoint, login, tokens);
    }

    /**
     * AKOOL at the configured endpoint, for what takes its turn in the engine.
     *
     * @throws IllegalArgumentException with a sentence, where the configured endpoint is none
     */
    @NonNull
    public AkoolClient inTurn(@NonNull Login login) {
        return new AkoolClient(turns(), AkoolGlobalConfiguration.get().toEndpoint(), login, tokens);
    }

    // Not made with this, since what follows the proxy settings needs a Jenkins that is up.
    private synchronized Transport direct() {
        direct = direct == null ? new Transport(Http.forApi("AKOOL forms")) : direct;
        return direct;
    }

    private synchronized Transport turns() {
        turns = turns == null ? new Transport(Http.forApi("AKOOL requests")) : turns;
        return turns;
    }

    /** AKOOL's lists, remembered for ten minutes. */
    @NonNull
    public Catalog catalog() {
        return catalog;
    }

    /** The account's credits, empty where they cannot be read, for whatever reason. */
    @NonNull
    public CompletableFuture<Optional<Double>> balance(@NonNull Run<?, ?> run, @CheckForNull String credentialsId) {
        return of(run, credentialsId).thenCompose(AkoolClient::balance).exceptionally(error -> Optional.empty());
    }

    /** How AKOOL spells the codes of its languages, empty where it does not say so in time, for whatever reason. */
    @NonNull
    public CompletableFuture<List<String>> languageCodes(@NonNull Run<?, ?> run, @CheckForNull String credentialsId) {
        return of(run, credentialsId)
                .thenCompose(catalog::languages)
                .thenApply(list -> list.stream().map(Language::code).toList())
                .completeOnTimeout(List.of(), PATIENCE, TimeUnit.SECONDS)
                .exceptionally(error -> List.of());
    }

    private CompletableFuture<AkoolClient> of(Run<?, ?> run, @CheckForNull String credentialsId) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return of(Logins.find(run, credentialsId, false));
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }
}
