package io.jenkins.plugins.akool.service;

import io.jenkins.plugins.akool.bookkeeping.OrderRecorder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A few orders of a batch at a time, so that many videos take neither all threads nor all of a network. */
final class SideBySide {

    /** Orders whose files are copied and whose earlier results are looked for side by side. */
    private static final int AT_ONCE = 4;

    private SideBySide() {}

    /** Some after the other and some side by side; fails where all do. */
    static <T> CompletionStage<Void> all(List<T> orders, Function<T, CompletionStage<Void>> placing) {
        Queue<T> left = new ConcurrentLinkedQueue<>(orders);
        AtomicInteger open = new AtomicInteger(orders.size());
        AtomicInteger failed = new AtomicInteger();
        CompletableFuture<Void> end = new CompletableFuture<>();
        for (int n = 0; n < Math.min(AT_ONCE, orders.size()); n++) {
            next(left, placing, error -> {
                if (error != null) {
                    failed.incrementAndGet();
                }
                if (open.decrementAndGet() == 0) {
                    if (failed.get() == orders.size()) {
                        end.completeExceptionally(OrderRecorder.cause(error));
                    } else {
                        end.complete(null);
                    }
                }
            });
        }
        return end;
    }

    private static <T> void next(Queue<T> left, Function<T, CompletionStage<Void>> placing, Consumer<Throwable> ended) {
        T one = left.poll();
        if (one != null) {
            placing.apply(one).whenComplete((done, error) -> {
                ended.accept(error);
                next(left, placing, ended);
            });
        }
    }
}
