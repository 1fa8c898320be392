package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Asks the owner for logins and addresses, each with an end: a store that does not answer is somebody else's, and neither a
 * place nor a thread of others may be lost to it. May be used by any thread.
 */
final class LookUps {

    /** For one answer; whoever asked goes on without it, and asks again later. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    /** Of one owner at a time, those included whose limit is over and which have not ended; {@link #ONE_MORE} aside. */
    private static final int MOST_OF_ONE = 2;

    /** After which an owner is asked once more though none of its answers came, since what hung for good may be well again. */
    private static final Duration ONE_MORE = Duration.ofMinutes(15);

    private final Timeline timeline;
    private final Accounts accounts;

    /** By owner, as long as any is under way. */
    private final Map<String, Pending> underWay = new ConcurrentHashMap<>();

    /**
     * The questions of one owner.
     *
     * @param latest when the last of them was asked
     */
    private record Pending(int number, Instant latest) {}

    LookUps(Timeline timeline, Accounts accounts) {
        this.timeline = timeline;
        this.accounts = accounts;
    }

    /** Fails with an {@link AkoolException} or what the owner's answer fails with, after {@link #LIMIT} at the latest. */
    CompletableFuture<TranslationApi> open(Translation t) {
        return limited(t.order().owner(), "the login", () -> accounts.open(t));
    }

    /** Like {@link #open}, for addresses that AKOOL can fetch. */
    CompletableFuture<Order> addressed(Order order) {
        return limited(order.owner(), "an address for the video", () -> accounts.addressed(order));
    }

    private <T> CompletableFuture<T> limited(String owner, String what, Supplier<CompletionStage<T>> question) {
        if (!begins(owner)) {
            return CompletableFuture.failedFuture(late(what));
        }
        CompletableFuture<T> asked = Failures.caught(question);
        asked.whenComplete((found, error) -> ended(owner));
        if (asked.isDone()) {
            return asked;
        }
        CompletableFuture<T> answer = asked.copy();
        timeline.wakeAt(timeline.now().plus(LIMIT), () -> answer.completeExceptionally(late(what)));
        return answer;
    }

    private boolean begins(String owner) {
        Instant now = timeline.now();
        AtomicBoolean begins = new AtomicBoolean(true);
        underWay.compute(owner, (o, pending) -> {
            if (pending == null) {
                return new Pending(1, now);
            }
            begins.set(pending.number() < MOST_OF_ONE
                    || !now.isBefore(pending.latest().plus(ONE_MORE)));
            return begins.get() ? new Pending(pending.number() + 1, now) : pending;
        });
        return begins.get();
    }

    private void ended(String owner) {
        underWay.computeIfPresent(
                owner,
                (o, pending) -> pending.number() == 1 ? null : new Pending(pending.number() - 1, pending.latest()));
    }

    private static AkoolException late(String what) {
        return new AkoolException(
                Remedy.RETRY_LATER, "Jenkins did not find " + what + " within " + LIMIT.toSeconds() + " seconds.");
    }
}
