package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.collect.Absences;
import io.jenkins.plugins.akool.collect.Destinations;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Which steps wait for which order. After a restart, results may be ready before the step that has the workspace is
 * back; they wait here until it is, or until its build ended without it, but no longer than for an agent: after a crash
 * there are steps that Jenkins never takes up again. Those of an order that nobody has to wait for do not wait.
 */
public final class Sites implements Destinations {

    private static final Logger LOGGER = Logger.getLogger(Sites.class.getName());

    /** By order, the longest waiting first. */
    private final Map<String, List<OrderWatcher>> watchers = new HashMap<>();

    /** By order that a step waits for, when its log was told something last, nanoseconds of this process. */
    private final Map<String, Long> toldAt = new HashMap<>();

    private final List<Waiting> waiting = new ArrayList<>();

    private final BuildLogs logs = new BuildLogs();

    private record Waiting(Order order, Runnable task) {}

    /** A step waits for an order from now on; results that waited for it are collected. */
    public void attach(@NonNull String orderId, @NonNull OrderWatcher watcher) {
        synchronized (this) {
            watchers.computeIfAbsent(orderId, id -> new ArrayList<>()).add(watcher);
            toldAt.put(orderId, System.nanoTime());
        }
        release(w -> w.order().id().equals(orderId));
    }

    /** Logs of builds that run and are no Pipelines. */
    @NonNull
    public BuildLogs logs() {
        return logs;
    }

    /** Lets results that wait for a step of this build, which will not come back, go through the controller. */
    public void buildEnded(@NonNull Run<?, ?> run) {
        logs.closed(run);
        BuildTranslations translations = BuildTranslations.find(run);
        if (translations != null) {
            release(w -> translations.order(w.order().id()) != null);
        }
    }

    private void release(Predicate<Waiting> which) {
        List<Waiting> ready;
        synchronized (this) {
            ready = waiting.stream().filter(which).toList();
            waiting.removeAll(ready);
        }
        ready.forEach(w -> w.task().run());
    }

    /** A step waits for the order no more; nothing happens where it did not. */
    public synchronized void detach(@NonNull String orderId, @NonNull OrderWatcher watcher) {
        List<OrderWatcher> left = watchers.get(orderId);
        if (left != null && left.remove(watcher) && left.isEmpty()) {
            watchers.remove(orderId);
            toldAt.remove(orderId);
        }
    }

    /** Orders that a step waits for whose log was told nothing for so long. */
    @NonNull
    synchronized List<String> quiet(Duration pause) {
        long before = System.nanoTime() - pause.toNanos();
        return toldAt.entrySet().stream()
                .filter(told -> told.getValue() - before <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the step waits for the order still. */
    public synchronized boolean isAttached(@NonNull String orderId, @NonNull OrderWatcher watcher) {
        return watchers.getOrDefault(orderId, List.of()).contains(watcher);
    }

    /** Takes all steps that wait for the order, which need to be told once only. */
    @NonNull
    synchronized List<OrderWatcher> detachAll(String orderId) {
        List<OrderWatcher> all = watchers.remove(orderId);
        toldAt.remove(orderId);
        return all == null ? List.of() : all;
    }

    /** The step that has waited longest for the order, null where none waits. */
    @CheckForNull
    synchronized OrderWatcher watcher(String orderId) {
        List<OrderWatcher> all = watchers.get(orderId);
        return all == null ? null : all.get(0);
    }

    @CheckForNull
    @Override
    public Site of(Order order) throws IOException, InterruptedException {
        List<OrderWatcher> all;
        synchronized (this) {
            all = List.copyOf(watchers.getOrDefault(order.id(), List.of()));
        }
        for (OrderWatcher watcher : all) {
            Site site = watcher.site();
            if (site != null) {
                return site;
            }
        }
        return null;
    }

    /** That of the step that has waited longest; where none waits, that of the build as long as it runs. */
    @NonNull
    @Override
    public TaskListener log(Order order) throws InterruptedException {
        OrderWatcher watcher = watcher(order.id());
        if (watcher != null) {
            return ProgressLog.of(watcher);
        }
        try {
            Run<?, ?> run = Owners.find(order);
            return run == null ? TaskListener.NULL : logs.of(run);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "a build cannot be loaded now", e);
            return TaskListener.NULL;
        }
    }

    void tell(Order order, String line) {
        synchronized (this) {
            toldAt.replace(order.id(), System.nanoTime());
        }
        try {
            ProgressLog.write(log(order), line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void whenReady(Order order, Runnable task) {
        if (order.terms().unattended() || watcher(order.id()) != null) {
            task.run();
        } else {
            // The engine asks, which must not wait until a build is loaded.
            Computer.threadPoolForRemoting.execute(() -> whenBack(order, task));
        }
    }

    private void whenBack(Order order, Runnable task) {
        boolean building = false;
        try {
            Run<?, ?> run = Owners.find(order);
            building = run != null && run.isBuilding();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "a build cannot be loaded now", e);
        }
        synchronized (this) {
            if (building && !watchers.containsKey(order.id())) {
                Waiting late = new Waiting(order, task);
                waiting.add(late);
                Timer.get()
                        .schedule(
                                () -> release(w -> w == late),
                                Absences.patience().toMillis(),
                                TimeUnit.MILLISECONDS);
                return;
            }
        }
        task.run();
    }
}
