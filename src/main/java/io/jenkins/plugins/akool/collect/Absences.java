package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;

/** What waits for an agent to come back, without a thread: until some agent comes, or for a few minutes. */
public final class Absences {

    private final List<Runnable> waiting = new ArrayList<>();

    /** One agent's being away, as one result sees it. */
    static final class Absence {
        /** {@link System#nanoTime} of the moment. */
        private final long end = System.nanoTime() + patience().toNanos();

        /** Whether nothing waits for it any longer. */
        boolean isOver() {
            return left() <= 0;
        }

        private long left() {
            return end - System.nanoTime();
        }
    }

    /** How long a result waits for its agent, or its step; the system property is in milliseconds. */
    public static Duration patience() {
        return Duration.ofMillis(SystemProperties.getLong("io.jenkins.plugins.akool.agentReturns", 300_000L));
    }

    /**
     * Runs the task once, when an agent came, whichever, or the time is over.
     *
     * @param before what the last call of the same result returned, null for the first
     */
    @NonNull
    Absence await(@CheckForNull Absence before, @NonNull Runnable task) {
        Absence absence = before == null ? new Absence() : before;
        synchronized (waiting) {
            waiting.add(task);
        }
        Timer.get()
                .schedule(
                        () -> {
                            boolean still;
                            synchronized (waiting) {
                                still = waiting.remove(task);
                            }
                            if (still) {
                                task.run();
                            }
                        },
                        Math.max(0, absence.left()),
                        TimeUnit.NANOSECONDS);
        return absence;
    }

    void agentCame() {
        List<Runnable> all;
        synchronized (waiting) {
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }
}
