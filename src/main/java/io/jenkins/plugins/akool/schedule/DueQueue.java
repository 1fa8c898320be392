package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one queue of requests to AKOOL: each entry has a time before which it must not leave. One that is due finds out
 * what it needs, which may depend on somebody who is slow or silent, and holds no place meanwhile. Then it leaves, when
 * fewer than {@link #MOST_IN_FLIGHT} are on their way and the {@link Throttle} lets it.
 *
 * <p>Used on the timeline's thread only. Holds no thread while it waits: one wake-up at a time is ordered.
 */
public final class DueQueue {

    private static final Logger LOGGER = Logger.getLogger(DueQueue.class.getName());

    /**
     * For the whole controller; each takes a connection and a thread while it lasts. Two are enough for the fastest rate
     * that the throttle allows, at answers within 200 ms.
     */
    public static final int MOST_IN_FLIGHT = 2;

    /** Entries that may find out at a time what they need, or have, and wait to leave: what is found does not get old. */
    private static final int MOST_AHEAD = 8;

    /** An entry that takes longer to find out is not counted any more, so that it keeps nobody else waiting. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** What is to be sent. */
    @FunctionalInterface
    public interface Request {

        /**
         * Finds what it takes to send it, for as long as that takes; must not block.
         *
         * @return how to send it, null where there is nothing to send
         */
        @NonNull
        CompletionStage<Supplier<CompletionStage<?>>> prepare();
    }

    /** One request on its way through the queue. */
    private static final class Entry {
        private final Instant due;
        private final long number;
        private final String key;
        private final Request request;

        /** Whether it counts among those that are ahead. */
        private boolean ahead;

        /** Null until it is prepared. */
        private Supplier<CompletionStage<?>> sending;

        Entry(Instant due, long number, String key, Request request) {
            this.due = due;
            this.number = number;
            this.key = key;
            this.request = request;
        }
    }

    /** Which of two comes first: the one that is due, or else was put in, before the other. */
    private static final Comparator<Entry> FIRST =
            Comparator.comparing((Entry e) -> e.due).thenComparingLong(e -> e.number);

    private final Timeline timeline;
    private final Throttle throttle;

    /** Not due yet, or due and waiting to be prepared. */
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(FIRST);

    /** Prepared, and waiting to leave. */
    private final PriorityQueue<Entry> ready = new PriorityQueue<>(FIRST);

    /** The entry that counts for each key, until it leaves; others are dropped when they come up. */
    private final Map<String, Entry> current = new HashMap<>();

    private int ahead;
    private int inFlight;
    private long numbers;

    /** The earliest wake-up that is ordered and has not come, or null. */
    private Instant wakeUp;

    public DueQueue(@NonNull Timeline timeline, @NonNull Throttle throttle) {
        this.timeline = timeline;
        this.throttle = throttle;
    }

    /** Puts a request in, in place of one with the same key that has not left. */
    public void put(@NonNull String key, @NonNull Instant due, @NonNull Request request) {
        Entry entry = new Entry(due, numbers++, key, request);
        drop(current.put(key, entry));
        entries.add(entry);
        turn();
    }

    public void remove(@NonNull String key) {
        drop(current.remove(key));
    }

    private void drop(Entry replaced) {
        if (replaced != null && !entries.remove(replaced) && ready.remove(replaced)) {
            leaveAhead(replaced);
        }
    }

    private void turn() {
        Instant now = timeline.now();
        while (!entries.isEmpty() && ahead < MOST_AHEAD && !entries.peek().due.isAfter(now)) {
            prepare(entries.remove());
        }
        while (!ready.isEmpty() && inFlight < MOST_IN_FLIGHT && !throttle.next().isAfter(now)) {
            leave(ready.remove(), now);
        }
        if (!ready.isEmpty() && inFlight < MOST_IN_FLIGHT) {
            wakeAt(throttle.next());
        }
        if (!entries.isEmpty() && ahead < MOST_AHEAD) {
            wakeAt(entries.peek().due);
        }
    }

    private void prepare(Entry entry) {
        entry.ahead = true;
        ahead++;
        CompletionStage<Supplier<CompletionStage<?>>> preparation = caught(() -> entry.request.prepare());
        if (!preparation.toCompletableFuture().isDone()) {
            timeline.wakeAt(timeline.now().plus(SLOW), () -> {
                if (entry.sending == null) {
                    leaveAhead(entry);
                    turn();
                }
            });
        }
        preparation.whenCompleteAsync(
                (sending, error) -> {
                    if (sending == null || current.get(entry.key) != entry) {
                        current.remove(entry.key, entry);
                        leaveAhead(entry);
                    } else {
                        entry.sending = sending;
                        ready.add(entry);
                    }
                    turn();
                },
                timeline);
    }

    private void leaveAhead(Entry entry) {
        if (entry.ahead) {
            entry.ahead = false;
            ahead--;
        }
    }

    private void leave(Entry entry, Instant now) {
        current.remove(entry.key, entry);
        leaveAhead(entry);
        throttle.sent(now);
        inFlight++;
        caught(() -> entry.sending.get().thenApply(answer -> null))
                .whenCompleteAsync(
                        (answer, error) -> {
                            inFlight--;
                            turn();
                        },
                        timeline);
    }

    private static <T> CompletionStage<T> caught(Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "A request to AKOOL could not be made", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void wakeAt(Instant when) {
        if (wakeUp != null && !wakeUp.isAfter(when)) {
            return;
        }
        wakeUp = when;
        timeline.wakeAt(when, () -> {
            if (when.equals(wakeUp)) {
                wakeUp = null;
            }
            turn();
        });
    }
}
