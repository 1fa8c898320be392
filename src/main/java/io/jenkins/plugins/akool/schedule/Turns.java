package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;

/**
 * Lets some tasks run at a time on each node. Owners take turns, so that one that has a hundred tasks does not keep
 * another waiting that has one. May be used from any thread.
 */
public final class Turns {

    private final Executor threads;
    private final IntSupplier most;
    private final Map<String, Node> nodes = new HashMap<>();

    /** What happens on one node; guarded by the map of nodes. */
    private static final class Node {
        private int running;

        /** By owner; who is first is next. */
        private final Map<String, Queue<FutureTask<?>>> waiting = new LinkedHashMap<>();
    }

    /**
     * @param threads takes a task whenever one may run
     * @param most how many may run at a time on one node; asked for each
     */
    public Turns(@NonNull Executor threads, @NonNull IntSupplier most) {
        this.threads = threads;
        this.most = most;
    }

    /**
     * Runs the task when it is its turn.
     *
     * @param node where it runs, whatever that means
     * @param owner whose it is
     * @return cancelled, the task is interrupted, or never begins
     */
    @NonNull
    public Future<?> take(@NonNull String node, @NonNull String owner, @NonNull Runnable task) {
        FutureTask<?> turn = new FutureTask<>(task, null);
        synchronized (nodes) {
            nodes.computeIfAbsent(node, n -> new Node())
                    .waiting
                    .computeIfAbsent(owner, o -> new ArrayDeque<>())
                    .add(turn);
            next(node);
        }
        return turn;
    }

    private void next(String name) {
        Node node = nodes.get(name);
        while (node.running < most.getAsInt() && !node.waiting.isEmpty()) {
            FutureTask<?> turn = next(node);
            if (!turn.isCancelled()) {
                node.running++;
                threads.execute(() -> run(name, turn));
            }
        }
        if (node.running == 0) {
            nodes.remove(name);
        }
    }

    /** Of the first owner, who becomes the last. */
    private static FutureTask<?> next(Node node) {
        Iterator<Map.Entry<String, Queue<FutureTask<?>>>> owners =
                node.waiting.entrySet().iterator();
        Map.Entry<String, Queue<FutureTask<?>>> first = owners.next();
        String owner = first.getKey();
        Queue<FutureTask<?>> its = first.getValue();
        owners.remove();
        FutureTask<?> turn = its.remove();
        if (!its.isEmpty()) {
            node.waiting.put(owner, its);
        }
        return turn;
    }

    private void run(String name, FutureTask<?> turn) {
        try {
            turn.run();
        } finally {
            synchronized (nodes) {
                nodes.get(name).running--;
                next(name);
            }
        }
    }
}
