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

    /** After which a task that waits looks at the clock again, which may have been followed meanwhile. */
    private static final Duration LOOK = SteadyClock.HELD;

    private final ScheduledThreadPoolExecutor thread;
    private final SteadyClock clock;

    public SystemTimeline() {
        this(InstantSource.system(), System::nanoTime);
    }

    SystemTimeline(InstantSource clock, LongSupplier nanos) {
        this.clock = new SteadyClock(clock, nanos);
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, "AKOOL translations");
            t.setDaemon(true);
            return t;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** As {@link SteadyClock} has it. */
    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        wakeAt(Instant.MIN, task);
    }

    @Override
    public void wakeAt(Instant due, Runnable task) {
        Instant now = now();
        long millis = !due.isAfter(now)
                ? 0
                : due.isAfter(now.plus(LOOK))
                        ? LOOK.toMillis()
                        : Duration.between(now, due).toMillis() + 1;
        try {
            thread.schedule(() -> guarded(due, task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: the journal holds whatever this task would have gone on with.
            LOGGER.log(Level.FINE, "not run after the close", e);
        }
    }

    private void guarded(Instant due, Runnable task) {
        if (thread.isShutdown()) {
            return;
        }
        if (now().isBefore(due)) {
            wakeAt(due, task);
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
