package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that may be asked for often and is the same each time: it runs after everything that the timeline has under way
 * when it is asked for, on one thread at most, and once more at most for all who asked while it ran. May be asked for from
 * any thread.
 */
public final class Errand {

    private final Executor timeline;
    private final Executor threads;
    private final Runnable task;

    /** Asked for, and not yet at its turn on the timeline. */
    private final AtomicBoolean asked = new AtomicBoolean();

    /** It has to run and has not begun; guarded by this. */
    private boolean waiting;

    /** Guarded by this. */
    private boolean running;

    /**
     * @param timeline runs tasks one after the other
     * @param threads where the task runs, which may block
     */
    public Errand(@NonNull Executor timeline, @NonNull Executor threads, @NonNull Runnable task) {
        this.timeline = timeline;
        this.threads = threads;
        this.task = task;
    }

    /** Returns at once. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            timeline.execute(() -> {
                // Before it begins: what is asked for from here on may be about what it does not see.
                asked.set(false);
                begin();
            });
        }
    }

    private synchronized void begin() {
        if (!waiting) {
            waiting = true;
            if (!running) {
                threads.execute(this::run);
            }
        }
    }

    private void run() {
        synchronized (this) {
            waiting = false;
            running = true;
        }
        try {
            task.run();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        running = false;
        if (waiting) {
            threads.execute(this::run);
        }
    }
}
