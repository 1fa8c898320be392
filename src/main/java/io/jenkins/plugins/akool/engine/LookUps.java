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
import java.util.function.UnaryOperator;

/**
 * Asks the owner for logins and addresses, each with an end: a store that does not answer is somebody else's, and neither a
 * place nor a thread of others may be lost to it. May be used by any thread.
 */
final class LookUps {

    /** For one answer; whoever asked goes on without it, and asks again later. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Of one owner at a time, those included whose limit is over and which have not ended; {@link #ONE_MORE} aside. One
     * that is submitted asks two questions, while others are looked at.
     */
    private static final int MOST_OF_ONE = 4;

    /** The same for AKOOL's calls: as many as are read at once. */
    private static final int MOST_CALLS = 4;

    /** After which an owner is asked once more though none of its answers came, since what hung for good may be well again. */
    private static final Duration ONE_MORE = Duration.ofMinutes(15);

    private final Timeline timeline;
    private final Accounts accounts;

    /**
     * Of the hung questions of one owner, how many may be taken for lost once others are answered: what hung for a while is
     * no reason to ask little for good, and each that hangs has a thread.
     */
    private static final int MOST_FORGIVEN = 32;

    /** By owner, as long as any is under way. */
    private final Map<String, Pending> underWay = new ConcurrentHashMap<>();

    /**
     * The questions of one owner that have not ended.
     *
     * @param open those whose limit is not over
     * @param hung the others
     * @param forgiven those of the hung that do not count, since another was answered after them
     * @param latest when the last of all was asked
     */
    private record Pending(int open, int hung, int forgiven, Instant latest) {

        int counted() {
            return open + hung - forgiven;
        }

        Pending asked(Instant now) {
            return new Pending(open + 1, hung, forgiven, now);
        }

        Pending late() {
            return new Pending(open - 1, hung + 1, forgiven, latest);
        }

        Pending answered() {
            return new Pending(open - 1, hung, Math.min(hung, MOST_FORGIVEN), latest);
        }

        Pending answeredLate() {
            return new Pending(open, hung - 1, Math.min(forgiven, hung - 1), latest);
        }
    }

    LookUps(Timeline timeline, Accounts accounts) {
        this.timeline = timeline;
        this.accounts = accounts;
    }

    /** Like {@link #open}, for a call of AKOOL's, which comes when it likes and keeps no request waiting. */
    CompletableFuture<TranslationApi> openForCall(Translation t) {
        return limited("call to " + t.order().owner(), MOST_CALLS, "loginLate", () -> accounts.open(t));
    }

    /** Fails with an {@link AkoolException} or what the owner's answer fails with, after {@link #LIMIT} at the latest. */
    CompletableFuture<TranslationApi> open(Translation t) {
        return limited(t.order().owner(), MOST_OF_ONE, "loginLate", () -> accounts.open(t));
    }

    /** Like {@link #open}, for addresses that AKOOL can fetch. */
    CompletableFuture<Order> addressed(Order order) {
        return limited(order.owner(), MOST_OF_ONE, "addressLate", () -> accounts.addressed(order));
    }

    private <T> CompletableFuture<T> limited(
            String owner, int most, String ifLate, Supplier<CompletionStage<T>> question) {
        if (!begins(owner, most)) {
            return CompletableFuture.failedFuture(late(ifLate));
        }
        AtomicBoolean isLate = new AtomicBoolean();
        // Whoever goes on with the answer may ask the next question at once.
        CompletableFuture<T> answer = Failures.caught(question)
                .whenComplete((found, error) ->
                        change(owner, isLate.getAndSet(true) ? Pending::answeredLate : Pending::answered));
        if (!answer.isDone()) {
            timeline.wakeAt(timeline.now().plus(LIMIT), () -> {
                if (!isLate.getAndSet(true)) {
                    change(owner, Pending::late);
                    answer.completeExceptionally(late(ifLate));
                }
            });
        }
        return answer;
    }

    private boolean begins(String owner, int most) {
        Instant now = timeline.now();
        AtomicBoolean begins = new AtomicBoolean(true);
        underWay.compute(owner, (o, pending) -> {
            Pending before = pending == null ? new Pending(0, 0, 0, now) : pending;
            begins.set(before.counted() < most || !now.isBefore(before.latest().plus(ONE_MORE)));
            return begins.get() ? before.asked(now) : before;
        });
        return begins.get();
    }

    private void change(String owner, UnaryOperator<Pending> change) {
        underWay.computeIfPresent(owner, (o, pending) -> {
            Pending now = change.apply(pending);
            return now.open() + now.hung() == 0 ? null : now;
        });
    }

    private static AkoolException late(String sentence) {
        return new AkoolException(Remedy.RETRY_LATER, Failures.sentence(sentence, String.valueOf(LIMIT.toSeconds())));
    }
}
