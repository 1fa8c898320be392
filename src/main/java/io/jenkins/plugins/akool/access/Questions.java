package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Catalog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Questions to AKOOL that somebody waits for: answered in time, or with a sentence for the user. */
public final class Questions {

    private static final Logger LOGGER = Logger.getLogger(Questions.class.getName());

    /** Milliseconds that a form which is just opened waits for one answer. */
    private static final long PATIENCE = 1500;

    private Questions() {}

    /** Asks with the login that a form has chosen; fails with a sentence for the user. */
    public static <T> T ask(
            @CheckForNull Item item,
            @CheckForNull String credentialsId,
            @NonNull BiFunction<Catalog, AkoolClient, CompletableFuture<T>> question)
            throws AkoolException {
        Clients clients = Clients.get();
        try {
            AkoolClient client = clients.of(Logins.find(item, Util.fixEmptyAndTrim(credentialsId)));
            return question.apply(clients.catalog(), client).get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw sentence(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AkoolException(Remedy.RETRY_LATER, Messages.form_late(), e);
        } catch (IllegalArgumentException e) {
            throw new AkoolException(Remedy.STOP, e.getMessage(), e);
        }
    }

    /** The error to show for a question that failed or took too long. */
    @NonNull
    public static AkoolException sentence(@NonNull Exception error) {
        if (error instanceof TimeoutException) {
            return new AkoolException(Remedy.RETRY_LATER, Messages.form_late(), error);
        }
        if (error.getCause() instanceof AkoolException akool) {
            return akool;
        }
        LOGGER.log(Level.WARNING, "A question to AKOOL failed unexpectedly", error);
        return new AkoolException(Remedy.STOP, Messages.form_unexpected(), error);
    }
}
