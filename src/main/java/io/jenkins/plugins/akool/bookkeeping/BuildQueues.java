package io.jenkins.plugins.akool.bookkeeping;

import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;

/**
 * Runs what concerns one build one after the other, in the order in which it was given, and what concerns different builds
 * side by side, so that one whose disk hangs holds up no other.
 */
final class BuildQueues {

    private static final Logger LOGGER = Logger.getLogger(BuildQueues.class.getName());

    /** Builds whose disks may hang before others have to wait; each takes a thread while it has something to do. */
    private static final int MOST_THREADS = 8;

    private final Executor threads;

    /**
     * By the builds' names and by the orders' ids, as long as there is something in it. An order stays in the queue in
     * which it is, also where its build gets another name.
     */
    private final Map<String, Line> lines = new HashMap<>();

    private static final class Line {
        final Queue<Runnable> tasks = new ArrayDeque<>();
    }

    BuildQueues() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "AKOOL records"));
        pool.allowCoreThreadTimeOut(true);
        threads = new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }

    void execute(String build, String orderId, Runnable task) {
        Line line;
        boolean idle;
        synchronized (lines) {
            line = lines.get(orderId);
            if (line == null) {
                line = lines.computeIfAbsent(build, b -> new Line());
                lines.put(orderId, line);
            }
            idle = line.tasks.isEmpty();
            line.tasks.add(task);
        }
        if (idle) {
            goOn(line);
        }
    }

    private void goOn(Line line) {
        threads.execute(() -> {
            Runnable first;
            synchronized (lines) {
                first = line.tasks.element();
            }
            try {
                first.run();
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A change of a translation could not be recorded", e);
            } finally {
                // After an error, too, which ends this thread: what waits behind it is not to wait for ever.
                ended(line);
            }
        });
    }

    private void ended(Line line) {
        boolean done;
        synchronized (lines) {
            line.tasks.remove();
            done = line.tasks.isEmpty();
            if (done) {
                lines.values().removeIf(line::equals);
            }
        }
        if (!done) {
            goOn(line);
        }
    }
}
