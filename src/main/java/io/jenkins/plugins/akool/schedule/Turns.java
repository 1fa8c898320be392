package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets some tasks run at a time on each node. Owners take turns, so that one that has a hundred tasks does not keep
 * another waiting that has one. What is cancelled and does not end loses its turn after {@link #GRACE}, so that tasks
 * which nothing can end do not stop their node for good. May be used from any thread.
 */
public final class Turns {

    private static final Logger LOGGER = Logger.getLogger(Turns.class.getName());

    /** From the cancelling of a task that runs to the end of its turn. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final Timeline timeline;
    private final Executor threads;
    private final IntSupplier most;

    /** All that is below is guarded by it. */
    private final Map<String, Node> nodes = new HashMap<>();

    /** Tasks that have lost their turn and not ended yet, each with a thread. */
    private int leftBehind;

    /** What happens on one node. */
    private static final class Node {
        private int running;

        /** By owner; who is first is next. */
        private final Map<String, Queue<Turn>> waiting = new LinkedHashMap<>();
    }

    /** A task, from when it waits until it has ended. */
    private final class Turn extends FutureTask<Void> {
        private final String node;

        /** Whether it counts as running on its node. */
        private boolean holding;

        private boolean lost;

        Turn(String node, Runnable task) {
            super(task, null);
            this.node = node;
        }

        /** When it has its outcome, which is before its end where it was cancelled. */
        @Override
        protected void done() {
            if (isCancelled()) {
                timeline.wakeAt(timeline.now().plus(GRACE), this::lose);
            }
        }

        private void lose() {
            int hung;
            synchronized (nodes) {
                if (!holding) {
                    return;
                }
                lost = true;
                hung = ++leftBehind;
                giveBack();
            }
            LOGGER.log(
                    Level.WARNING,
                    "What was cancelled on {0} does not end, so its turn goes to the next. Threads left behind like this: {1}",
                    new Object[] {node.isEmpty() ? "the controller" : node, hung});
        }

        private void end() {
            synchronized (nodes) {
                if (lost) {
                    leftBehind--;
                } else {
                    giveBack();
                }
            }
        }

        private void giveBack() {
            holding = false;
            nodes.get(node).running--;
            next(node);
        }
    }

    /**
     * @param timeline counts the time that what is cancelled has to end
     * @param threads takes a task whenever one may run
     * @param most how many may run at a time on one node; asked for each
     */
    public Turns(@NonNull Timeline timeline, @NonNull Executor threads, @NonNull IntSupplier most) {
        this.timeline = timeline;
        this.threads = threads;
        this.most = most;
    }

    /**
     * Runs the task when it is its turn.
     *
     * @param node where it runs, whatever that means; empty for the controller
     * @param owner whose it is
     * @return cancelled, the task is interrupted, or never begins
     */
    @NonNull
    public Future<?> take(@NonNull String node, @NonNull String owner, @NonNull Runnable task) {
        Turn turn = new Turn(node, task);
        synchronized (nodes) {
            nodes.computeIfAbsent(node, n -> new Node())
                    .waiting
                    .computeIfAbsent(owner, o -> new ArrayDeque<>())
                    .add(turn);
            next(node);
        }
        return turn;
    }

    /** How many threads were left to tasks that do not end. */
    int leftBehind() {
        synchronized (nodes) {
            return leftBehind;
        }
    }

    private void next(String name) {
        Node node = nodes.get(name);
        while (node.running < most.getAsInt() && !node.waiting.isEmpty()) {
            Turn turn = next(node);
            if (!turn.isCancelled()) {
                node.running++;
                turn.holding = true;
                threads.execute(() -> run(turn));
            }
        }
        if (node.running == 0) {
            nodes.remove(name);
        }
    }

    /** Of the first owner, who becomes the last. */
    private static Turn next(Node node) {
        Iterator<Map.Entry<String, Queue<Turn>>> owners =
                node.waiting.entrySet().iterator();
        Map.Entry<String, Queue<Turn>> first = owners.next();
        String owner = first.getKey();
        Queue<Turn> its = first.getValue();
        owners.remove();
        Turn turn = its.remove();
        if (!its.isEmpty()) {
            node.waiting.put(owner, its);
        }
        return turn;
    }

    private static void run(Turn turn) {
        try {
            turn.run();
        } finally {
            turn.end();
        }
    }
}
