package io.jenkins.plugins.akool.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Time that moves only when a test says so, and jumps from task to task. While one of the {@link #workers} is busy, time
 * stands still: however long a real request takes, it takes none of this time, so a scenario runs the same way on every
 * machine.
 *
 * <p>All tasks run on the thread of the test, which takes the part of the engine's one thread.
 */
public final class VirtualTimeline implements Timeline {

    /** Real seconds until a worker that never ends is taken for a failure of the test. */
    private static final long PATIENCE = 30;

    /** Virtual; a condition that does not come true by then never will. */
    private static final Duration LONGEST_RUN = Duration.ofDays(2);

    private record Task(Instant due, long number, Runnable body) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now;
    private long numbers;
    private int busy;
    private boolean stopped;

    /** Whether something ended since a test was last asked whether it has seen enough. */
    private boolean news;

    public VirtualTimeline(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        wakeAt(Instant.MIN, task);
    }

    @Override
    public synchronized void wakeAt(Instant due, Runnable task) {
        if (!stopped) {
            tasks.add(new Task(due.isAfter(now) ? due : now, numbers++, task));
            notifyAll();
        }
    }

    /** Runs until the condition holds, which is asked before each task, also while requests are on their way. */
    public void runUntil(BooleanSupplier condition) {
        if (!run(condition, now().plus(LONGEST_RUN))) {
            throw new AssertionError("It did not happen by " + now());
        }
    }

    public void advance(Duration duration) {
        Instant end = now().plus(duration);
        run(() -> false, end);
        synchronized (this) {
            now = end;
        }
    }

    /** Runs what is due now and what follows from it, until nothing is left to happen at this moment. */
    public void settle() {
        run(() -> false, now());
    }

    /** Tasks that wait for their time. */
    public synchronized int waiting() {
        return tasks.size();
    }

    /** As if the process had been killed: nothing that waits here will run, and nothing new is taken. */
    @Override
    public synchronized void close() {
        stopped = true;
        tasks.clear();
        while (busy > 0) {
            awaitNews();
        }
    }

    private boolean run(BooleanSupplier condition, Instant end) {
        while (!condition.getAsBoolean()) {
            Task task = next(end);
            if (task == null) {
                return condition.getAsBoolean();
            }
            task.body().run();
        }
        return true;
    }

    private synchronized Task next(Instant end) {
        while (true) {
            Task first = tasks.peek();
            if (first != null && !first.due().isAfter(now)) {
                return tasks.remove();
            }
            if (busy > 0) {
                awaitNews();
                news = true;
            } else if (first == null || first.due().isAfter(end)) {
                return null;
            } else if (news) {
                // What a test waits for may have come true, and is asked for before time moves on.
                news = false;
                return new Task(now, numbers, () -> {});
            } else {
                now = first.due();
            }
        }
    }

    private void awaitNews() {
        try {
            long start = System.nanoTime();
            TimeUnit.SECONDS.timedWait(this, PATIENCE);
            if (System.nanoTime() - start >= TimeUnit.SECONDS.toNanos(PATIENCE)) {
                throw new AssertionError(busy + " requests or transfers do not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void busier(int more) {
        busy += more;
        notifyAll();
    }

    /** Threads for real work that time waits for. */
    public ExecutorService workers() {
        return new ThreadPoolExecutor(0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>()) {
            @Override
            public void execute(Runnable work) {
                busier(1);
                super.execute(() -> {
                    try {
                        work.run();
                    } finally {
                        busier(-1);
                    }
                });
            }
        };
    }

    /** Where workers can be made to wait; one that does so is not busy, so time goes on. */
    public final class Gate {
        private boolean closed;
        private int waiting;

        public void close() {
            synchronized (VirtualTimeline.this) {
                closed = true;
            }
        }

        /** From here on time stands still until all who waited are done. */
        public void open() {
            synchronized (VirtualTimeline.this) {
                closed = false;
                busy += waiting;
                waiting = 0;
                VirtualTimeline.this.notifyAll();
            }
        }

        public int waiting() {
            synchronized (VirtualTimeline.this) {
                return waiting;
            }
        }

        public void pass() throws InterruptedException {
            synchronized (VirtualTimeline.this) {
                if (!closed) {
                    return;
                }
                waiting++;
                busier(-1);
                try {
                    while (closed) {
                        VirtualTimeline.this.wait();
                    }
                } catch (InterruptedException e) {
                    if (closed) {
                        waiting--;
                        busier(1);
                    }
                    throw e;
                }
            }
        }
    }
}
