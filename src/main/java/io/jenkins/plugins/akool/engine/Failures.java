package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what a future failed with into this engine's terms. */
final class Failures {

    private static final Logger LOGGER = Logger.getLogger(Failures.class.getName());

    static final String EXPIRED = "AKOOL deletes results after seven days, and this one was not collected in time.";

    private Failures() {}

    /** The future of a call to the outside, failed where the call throws instead. */
    static <T> CompletableFuture<T> caught(Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static Throwable unwrapped(Throwable error) {
        Throwable e = error;
        while (e instanceof CompletionException && e.getCause() != null) {
            e = e.getCause();
        }
        return e;
    }

    static AkoolException of(Throwable error) {
        Throwable e = unwrapped(error);
        if (e instanceof AkoolException akool) {
            return akool;
        }
        LOGGER.log(Level.WARNING, "Unexpected failure of a request to AKOOL", e);
        return new AkoolException(Remedy.STOP, "An unexpected error; the Jenkins log has the details.", e);
    }

    /** Whether AKOOL asked for fewer requests from everybody, not just for patience with this one. */
    static boolean tooOften(AkoolException e) {
        return e.remedy() == Remedy.SLOW_DOWN
                || e.remedy() == Remedy.RETRY_LATER && e.retryAfter().isPresent();
    }

    /** Why one is not submitted while nobody knows whether another owner's, which is the same, was. */
    static String doubtful(String payer) {
        return "Not submitted: " + payer
                + " asked AKOOL for the same, and the answer was lost, so it may be paid. Its page"
                + " lets somebody say what became of it; without reuse it is paid in any case.";
    }

    static String unknown(AkoolException lost) {
        return lost.getMessage()
                + " AKOOL may be working on it and may have charged for it, so it is not submitted again by itself.";
    }
}
