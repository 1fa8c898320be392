package io.jenkins.plugins.akool.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers that several callers share: who asks while a request for the same thing is on its way waits for that one, who
 * asks later gets its answer as long as it is fresh. Failures are told to those who wait and then forgotten. The
 * longest unused answers go first.
 */
final class SharedAnswers<K, V> {

    private final InstantSource clock;

    /** From the start of the request on, since that is when the server may have looked. */
    private final Duration fresh;

    private final Map<K, Request<V>> entries;

    private record Request<V>(CompletableFuture<V> answer, Instant asked) {}

    SharedAnswers(InstantSource clock, Duration fresh, int most) {
        this.clock = clock;
        this.fresh = fresh;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Request<V>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The answer for a key, which the request brings where no fresh one is there; each caller gets a future of its own.
     */
    CompletableFuture<V> get(K key, Supplier<CompletableFuture<V>> request) {
        CompletableFuture<V> promise = new CompletableFuture<>();
        synchronized (entries) {
            Instant now = clock.instant();
            Request<V> known = entries.get(key);
            if (known != null && now.isBefore(known.asked().plus(fresh))) {
                return known.answer().copy();
            }
            entries.put(key, new Request<>(promise, now));
        }
        // Outside the lock: a request may be answered on this very thread.
        start(request).whenComplete((answer, error) -> {
            if (error == null) {
                promise.complete(answer);
            } else {
                remove(key, promise);
                promise.completeExceptionally(error);
            }
        });
        return promise.copy();
    }

    private static <V> CompletableFuture<V> start(Supplier<CompletableFuture<V>> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Forgets this answer, but not one that has come or been asked for since. */
    void drop(K key, V stale) {
        synchronized (entries) {
            Request<V> known = entries.get(key);
            if (known != null && stale.equals(known.answer().getNow(null))) {
                entries.remove(key);
            }
        }
    }

    /** Forgets what fits; those who wait for it still get it. */
    void dropAll(Predicate<K> which) {
        synchronized (entries) {
            entries.keySet().removeIf(which);
        }
    }

    private void remove(K key, CompletableFuture<V> failed) {
        synchronized (entries) {
            Request<V> known = entries.get(key);
            if (known != null && known.answer() == failed) {
                entries.remove(key);
            }
        }
    }
}
