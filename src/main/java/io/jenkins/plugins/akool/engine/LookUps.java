package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks the owner for logins and addresses, each with an end: a store that does not answer is somebody else's, and neither a
 * place nor a thread of others may be lost to it. May be used by any thread.
 */
final class LookUps {

    /** For one answer, and before it for the turn to ask; whoever asked goes on without it, and asks again later. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final Accounts accounts;

    /** By owner, as long as anybody is in it; changed as the map's values are. */
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** Of a question that nobody was asked, since others to the same owner were under way. */
    private static final class NotAsked extends Exception {
        private static final long serialVersionUID = 1L;
    }

    LookUps(Timeline timeline, Accounts accounts) {
        this.timeline = timeline;
        this.accounts = accounts;
    }

    /** Like {@link #open}, for a call of AKOOL's, which comes when it likes and keeps no request waiting. */
    CompletableFuture<TranslationApi> openForCall(Translation t) {
        return limited("call to " + t.order().owner(), false, "loginLate", () -> accounts.open(t));
    }

    /** Fails with an {@link AkoolException} or what the owner's answer fails with, after twice {@link #LIMIT} at the latest. */
    CompletableFuture<TranslationApi> open(Translation t) {
        return limited(t.order().owner(), true, "loginLate", () -> accounts.open(t));
    }

    /** Like {@link #open}, for addresses that AKOOL can fetch. */
    CompletableFuture<Order> addressed(Order order) {
        return limited(order.owner(), true, "addressLate", () -> accounts.addressed(order));
    }

    /** Whether a look-up failed before anybody was asked, which tells nothing of the owner. */
    static boolean isNotAsked(Throwable error) {
        return Failures.unwrapped(error).getCause() instanceof NotAsked;
    }

    /**
     * @param stands whether it waits for its turn
     */
    private <T> CompletableFuture<T> limited(
            String owner, boolean stands, String ifLate, Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable asking = () -> ask(owner, ifLate, question, answer);
        boolean asks = in(owner, line -> line.asks(timeline.now()));
        if (asks) {
            asking.run();
        } else if (stands && in(owner, line -> stand(line, asking))) {
            timeline.wakeAt(timeline.now().plus(LIMIT), () -> giveUp(owner, asking, ifLate, answer));
        } else {
            answer.completeExceptionally(late(ifLate, null));
        }
        return answer;
    }

    private static boolean stand(Line line, Runnable asking) {
        if (line.moves()) {
            line.stand(asking);
        }
        return line.moves();
    }

    private void giveUp(String owner, Runnable asking, String ifLate, CompletableFuture<?> answer) {
        Optional<Boolean> moves = in(owner, line -> line.leave(asking) ? Optional.of(line.moves()) : Optional.empty());
        moves.ifPresent(others ->
                answer.completeExceptionally(others ? late("notLookedFor", new NotAsked()) : late(ifLate, null)));
    }

    private <T> void ask(
            String owner, String ifLate, Supplier<CompletionStage<T>> question, CompletableFuture<T> answer) {
        AtomicBoolean isLate = new AtomicBoolean();
        Failures.caught(question).whenComplete((found, error) -> {
            // Whoever goes on with the answer may ask the next question at once.
            ended(owner, isLate.getAndSet(true) ? Line::answeredLate : Line::answered);
            if (error == null) {
                answer.complete(found);
            } else {
                answer.completeExceptionally(error);
            }
        });
        if (!answer.isDone()) {
            timeline.wakeAt(timeline.now().plus(LIMIT), () -> {
                if (!isLate.getAndSet(true)) {
                    ended(owner, Line::late);
                    answer.completeExceptionally(late(ifLate, null));
                }
            });
        }
    }

    private void ended(String owner, Consumer<Line> how) {
        in(owner, line -> {
            how.accept(line);
            return null;
        });
        Runnable next;
        while ((next = in(owner, line -> line.next(timeline.now()))) != null) {
            next.run();
        }
    }

    private <T> T in(String owner, Function<Line, T> change) {
        AtomicReference<T> result = new AtomicReference<>();
        lines.compute(owner, (o, known) -> {
            Line line = known == null ? new Line() : known;
            result.set(change.apply(line));
            return line.isEmpty() ? null : line;
        });
        return result.get();
    }

    private static AkoolException late(String sentence, @CheckForNull Throwable cause) {
        return new AkoolException(
                Remedy.RETRY_LATER, Failures.sentence(sentence, String.valueOf(LIMIT.toSeconds())), cause);
    }
}
