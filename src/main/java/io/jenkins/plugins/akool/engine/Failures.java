package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Wording;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what a future failed with into this engine's terms. */
final class Failures {

    private static final Logger LOGGER = Logger.getLogger(Failures.class.getName());

    private Failures() {}

    /** The future of a call to the outside, failed where the call throws instead. */
    static <T> CompletableFuture<T> caught(Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture();
        } catch (RuntimeException | LinkageError e) {
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
        return new AkoolException(Remedy.STOP, sentence("unexpected"), e);
    }

    /** Of a request that costs something: whatever is not known not to have reached AKOOL may have. */
    static AkoolException ofRequest(Throwable error) {
        AkoolException e = of(error);
        return unwrapped(error) instanceof AkoolException
                ? e
                : new AkoolException(Remedy.OUTCOME_UNKNOWN, e.getMessage(), e);
    }

    /** Whether AKOOL asked for fewer requests from everybody, not just for patience with this one. */
    static boolean tooOften(AkoolException e) {
        return e.remedy() == Remedy.SLOW_DOWN
                || e.remedy() == Remedy.RETRY_LATER && e.retryAfter().isPresent();
    }

    /** Why one is not submitted while nobody knows whether another owner's, which is the same, was. */
    static String doubtful(String payer) {
        return sentence("doubtful", payer);
    }

    /** Why one that may be paid is left as it is, after what happened to it. */
    static String mayBePaid(String what) {
        return sentence("mayBePaid", what);
    }

    /** What this room says under that key. */
    static String sentence(String key, String... values) {
        return Wording.sentence(Failures.class, key, values);
    }
}
