package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.engine.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which step waits for which order. After a restart, results may be ready before the step that has the workspace is
 * back; they wait here until it is, or until its build ended without it.
 */
final class Sites {

    private final Map<String, OrderWatcher> watchers = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Order order, Runnable task) {}

    void attach(String orderId, OrderWatcher watcher) {
        synchronized (this) {
            watchers.put(orderId, watcher);
        }
        release(order -> order.id().equals(orderId));
    }

    /** Lets results that wait for a step of this build, which will not come back, go through the controller. */
    void buildEnded(String owner) {
        release(order -> order.owner().equals(owner));
    }

    private void release(Predicate<Order> which) {
        List<Waiting> ready;
        synchronized (this) {
            ready = waiting.stream().filter(w -> which.test(w.order())).toList();
            waiting.removeAll(ready);
        }
        ready.forEach(w -> w.task().run());
    }

    synchronized void detach(String orderId) {
        watchers.remove(orderId);
    }

    @CheckForNull
    synchronized OrderWatcher watcher(String orderId) {
        return watchers.get(orderId);
    }

    @CheckForNull
    Site of(Order order) throws IOException, InterruptedException {
        OrderWatcher watcher = watcher(order.id());
        return watcher == null ? null : watcher.site();
    }

    @NonNull
    TaskListener log(Order order) throws IOException, InterruptedException {
        OrderWatcher watcher = watcher(order.id());
        return watcher == null ? TaskListener.NULL : watcher.log();
    }

    /** Runs the task once the order's step is there, or its build is over. */
    void whenReady(Order order, Runnable task) {
        if (watcher(order.id()) == null) {
            Run<?, ?> run = Owners.find(order.owner());
            synchronized (this) {
                if (!watchers.containsKey(order.id()) && run != null && run.isBuilding()) {
                    waiting.add(new Waiting(order, task));
                    return;
                }
            }
        }
        task.run();
    }
}
