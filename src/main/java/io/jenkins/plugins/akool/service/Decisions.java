package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Failure;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a person may decide on a translation that waits or has settled without a result. Whoever calls this has checked
 * that the person may. What is returned fails with an {@link AkoolException}, whose message is a sentence for the user.
 */
public final class Decisions {

    private static final Logger LOGGER = Logger.getLogger(Decisions.class.getName());

    /** After which a page does not wait for AKOOL any longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;
    private final Resumption resumption;
    private final MissingExtras extras;

    /** Whether the build of an order cannot be had, by the order's id. */
    private final Predicate<String> withoutBuild;

    Decisions(Engine engine, Resumption resumption, MissingExtras extras, Predicate<String> withoutBuild) {
        this.withoutBuild = withoutBuild;
        this.engine = engine;
        this.resumption = resumption;
        this.extras = extras;
    }

    /**
     * Waits for a decision, as long as a page can.
     *
     * @throws Failure with a sentence for the user, where it failed
     */
    public static void await(@NonNull CompletionStage<Void> decided) {
        try {
            decided.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Failure(Util.fixNull(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOGGER.log(Level.FINE, "the page shows it as it is by now", e);
        }
    }

    /** Where a translation stands that something can still be done about, null for any other. */
    @CheckForNull
    public State open(@NonNull String translationId) {
        Translation t = engine.translation(translationId);
        boolean open = t != null && (t.openUntil() != null || !t.state().settled());
        return open ? t.state() : null;
    }

    /** Asks AKOOL now how the translation stands. */
    @NonNull
    public CompletionStage<Void> check(@NonNull String translationId) {
        if (open(translationId) == State.UNCOLLECTED) {
            return engine.openCases().check(translationId);
        }
        engine.lookNow(translationId);
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Whether only its build's record knows it, and AKOOL may still have its result: where the engine's entry could not be
     * read, say.
     */
    public boolean isLost(@NonNull TranslationRecord record) {
        Instant expires = record.getExpiresAt();
        return engine.translation(record.id()) == null
                && record.akoolId() != null
                && (!record.state().settled() || record.state() == State.UNCOLLECTED)
                && expires != null
                && Instant.now().isBefore(expires);
    }

    /** What was asked for beside a video that its build has, did not come, and may still be at AKOOL. */
    @NonNull
    public Set<Extra> missing(@NonNull Run<?, ?> run, @NonNull TranslationRecord record) {
        return extras.of(run, record);
    }

    /** Brings what is missing beside a video. */
    @NonNull
    public CompletionStage<Void> collectExtras(@NonNull Run<?, ?> run, @NonNull TranslationRecord record) {
        return extras.collect(run, record);
    }

    /** Brings a result to its build that was given up or lost before. */
    @NonNull
    public CompletionStage<Void> collect(@NonNull Run<?, ?> run, @NonNull TranslationRecord record) {
        return isLost(record)
                ? resumption.takenUp(record.orderId(), run).thenCompose(known -> collectIfOpen(record.id()))
                : collect(record.id());
    }

    /** Brings a result to its build that was given up before. */
    @NonNull
    public CompletionStage<Void> collect(@NonNull String translationId) {
        return engine.openCases().collect(translationId);
    }

    private CompletionStage<Void> collectIfOpen(String translationId) {
        return open(translationId) == State.UNCOLLECTED
                ? collect(translationId)
                : CompletableFuture.completedFuture(null);
    }

    /** Whether it was planned when Jenkins stopped, and neither its step nor its build has come back for it. */
    public boolean isHeld(@NonNull String translationId) {
        return engine.isHeld(translationId);
    }

    /** Submits what is held. */
    public void submit(@NonNull String translationId) {
        engine.release(translationId);
    }

    /** Submits a translation again though AKOOL may have it, which may cost twice. */
    @NonNull
    public CompletionStage<Void> submitAgain(@NonNull String translationId) {
        return engine.openCases().submitAgain(translationId);
    }

    /** Goes on with a translation whose id was lost and is known now. */
    @NonNull
    public CompletionStage<Void> adopt(@NonNull String translationId, @NonNull String akoolId) {
        return engine.openCases().adopt(translationId, akoolId);
    }

    /**
     * Leaves a translation whose outcome is unknown at that.
     *
     * @param who display name of the person
     */
    @NonNull
    public CompletionStage<Void> leave(@NonNull String translationId, @NonNull String who) {
        return engine.openCases().leave(translationId, Messages.decision_left(who));
    }

    /** Whether it may be forgotten: it has settled without a result that is recorded, or has no build to bring one to. */
    public boolean isForgettable(@NonNull Translation t) {
        return t.openUntil() != null || withoutBuild.test(t.order().id());
    }

    /**
     * Has the engine do nothing more for a translation. What is paid stays at AKOOL for seven days, and the log tells its
     * id; a build that has it can still collect it.
     *
     * @param who display name of the person
     */
    @NonNull
    public CompletionStage<Void> forget(@NonNull String translationId, @NonNull String who) {
        Translation t = engine.translation(translationId);
        if (t == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (!isForgettable(t)) {
            return CompletableFuture.failedFuture(new AkoolException(Remedy.STOP, Messages.decision_underWay()));
        }
        LOGGER.log(
                Level.INFO,
                "{0} had the translation {1} of {2} into {3} forgotten, which was {4} (AKOOL id {5})",
                new Object[] {who, t.id(), t.order().owner(), t.language(), t.state(), t.akoolId()});
        if (t.state() == State.UNKNOWN && !withoutBuild.test(t.order().id())) {
            return leave(translationId, who);
        }
        engine.forget(translationId);
        return CompletableFuture.completedFuture(null);
    }
}
