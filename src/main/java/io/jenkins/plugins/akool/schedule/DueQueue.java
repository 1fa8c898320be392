package io.jenkins.plugins.akool.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one queue of requests to AKOOL: each entry has a time before which it must not leave. A request leaves when it is
 * due, when fewer than {@link #MOST_IN_FLIGHT} are on their way, and when the {@link Throttle} lets it.
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

    private record Entry(Instant due, long number, String key, Supplier<CompletionStage<?>> request)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Timeline timeline;
    private final Throttle throttle;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    /** The entry that counts for each key; older ones in the heap are skipped when they come up. */
    private final Map<String, Entry> current = new HashMap<>();

    private int inFlight;
    private long numbers;

    /** The earliest wake-up that is ordered and has not come, or null. */
    private Instant wakeUp;

    public DueQueue(Timeline timeline, Throttle throttle) {
        this.timeline = timeline;
        this.throttle = throttle;
    }

    /** Puts a request in, in place of one with the same key that has not left. */
    public void put(String key, Instant due, Supplier<CompletionStage<?>> request) {
        Entry entry = new Entry(due, numbers++, key, request);
        Entry replaced = current.put(key, entry);
        if (replaced != null) {
            entries.remove(replaced);
        }
        entries.add(entry);
        turn();
    }

    public void remove(String key) {
        Entry removed = current.remove(key);
        if (removed != null) {
            entries.remove(removed);
        }
    }

    private void turn() {
        Instant now = timeline.now();
        while (!entries.isEmpty() && inFlight < MOST_IN_FLIGHT) {
            Instant earliest = entries.peek().due();
            if (throttle.next().isAfter(earliest)) {
                earliest = throttle.next();
            }
            if (earliest.isAfter(now)) {
                wakeAt(earliest);
                return;
            }
            Entry entry = entries.remove();
            current.remove(entry.key());
            throttle.sent(now);
            inFlight++;
            send(entry)
                    .whenCompleteAsync(
                            (answer, error) -> {
                                inFlight--;
                                turn();
                            },
                            timeline);
        }
    }

    private static CompletionStage<?> send(Entry entry) {
        try {
            return entry.request().get();
        } catch (RuntimeException e) {
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
