package io.jenkins.plugins.akool.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Real time, and one daemon thread for the whole engine. */
public final class SystemTimeline implements Timeline {

    private static final Logger LOGGER = Logger.getLogger(SystemTimeline.class.getName());

    private final ScheduledThreadPoolExecutor thread;
    private final InstantSource clock;

    /** Nanoseconds from any moment, which nobody sets. */
    private final LongSupplier nanos;

    /** What was told last, and when by {@link #nanos}. */
    private Instant latest;

    private long latestAt;

    public SystemTimeline() {
        this(InstantSource.system(), System::nanoTime);
    }

    SystemTimeline(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        latest = clock.instant();
        latestAt = nanos.getAsLong();
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, "AKOOL translations");
            t.setDaemon(true);
            return t;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Follows the clock where that goes forward, however far, and goes on by itself where that was set back. */
    @Override
    public synchronized Instant now() {
        long elapsed = nanos.getAsLong();
        Instant onItsOwn = latest.plusNanos(elapsed - latestAt);
        Instant told = clock.instant();
        latest = told.isAfter(onItsOwn) ? told : onItsOwn;
        latestAt = elapsed;
        return latest;
    }

    @Override
    public void execute(Runnable task) {
        wakeAt(Instant.MIN, task);
    }

    @Override
    public void wakeAt(Instant due, Runnable task) {
        Instant now = now();
        long millis = due.isAfter(now) ? Duration.between(now, due).toMillis() + 1 : 0;
        try {
            thread.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: the journal holds whatever this task would have gone on with.
            LOGGER.log(Level.FINE, "not run after the close", e);
        }
    }

    private void guarded(Runnable task) {
        if (thread.isShutdown()) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "A step of a translation failed unexpectedly", e);
        }
    }

    /**
     * Starts no further task and waits for none. The one under way is not interrupted: that would close the journal's
     * file under it.
     */
    @Override
    public void close() {
        thread.shutdown();
    }
}
