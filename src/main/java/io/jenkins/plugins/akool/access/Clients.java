package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Catalog;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Tokens;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.engine.Accounts;
import io.jenkins.plugins.akool.login.Login;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.source.SourceLinks;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** AKOOL for everything in this controller: with whichever login a build or a form names. */
final class Clients implements Accounts {

    /** Of the engine, which lets no more requests leave than this takes. */
    private final Transport transport = new Transport(Http.forApi("AKOOL requests"));

    /** Of people who wait for an answer: they do not wait behind the engine. */
    private final Transport direct = new Transport(Http.forApi("AKOOL forms"));

    private final Catalog catalog = new Catalog(InstantSource.system());

    /** Bearer tokens of client logins, in memory only. */
    private final Tokens tokens = new Tokens();

    private final SourceLinks links;

    Clients(SourceLinks links) {
        this.links = links;
    }

    /**
     * AKOOL at the configured endpoint.
     *
     * @throws IllegalArgumentException with a sentence, where the configured endpoint is none
     */
    @NonNull
    AkoolClient of(@NonNull Login login) {
        return of(AkoolGlobalConfiguration.get().toEndpoint(), login);
    }

    @NonNull
    AkoolClient of(@NonNull Endpoint endpoint, @NonNull Login login) {
        return new AkoolClient(direct, endpoint, login, tokens);
    }

    /** AKOOL's lists, remembered for ten minutes. */
    @NonNull
    Catalog catalog() {
        return catalog;
    }

    /** The account's credits, empty where they cannot be read, for whatever reason. */
    @NonNull
    CompletableFuture<Optional<Double>> balance(@NonNull Run<?, ?> run, @CheckForNull String credentialsId) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return of(Logins.find(run, credentialsId, false));
                            } catch (AkoolException e) {
                                throw new CompletionException(e);
                            }
                        },
                        Computer.threadPoolForRemoting)
                .thenCompose(AkoolClient::balance)
                .exceptionally(error -> Optional.empty());
    }

    @Override
    public CompletionStage<Order> addressed(Order order) {
        return links.addressed(order);
    }

    @Override
    public CompletionStage<AkoolClient> open(Translation translation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Run<?, ?> run = Owners.find(translation.order());
                        if (run == null) {
                            throw new AkoolException(Remedy.STOP, "The build was deleted.");
                        }
                        boolean first = translation.state() == State.PLANNED;
                        return new AkoolClient(
                                transport,
                                AkoolGlobalConfiguration.get().toEndpoint(),
                                Logins.find(run, translation.order().terms().credentialsId(), first),
                                tokens);
                    } catch (AkoolException e) {
                        throw new CompletionException(e);
                    } catch (IllegalArgumentException e) {
                        throw new CompletionException(new AkoolException(Remedy.STOP, e.getMessage(), e));
                    }
                },
                Computer.threadPoolForRemoting);
    }
}
