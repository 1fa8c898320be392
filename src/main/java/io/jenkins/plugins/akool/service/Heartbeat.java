package io.jenkins.plugins.akool.service;

import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;

/** Tells a log in which nothing has happened for long that its step waits still, for what, and until when. */
final class Heartbeat {

    /** Between two looks for logs that are quiet; shorter where the pause is. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** More languages than these are counted in place of being named, so that the line stays one. */
    private static final int MOST_NAMED = 5;

    private final Sites sites;
    private final OrderRecorder recorder;
    private final Supplier<Engine> engine;

    private volatile boolean stopped;

    Heartbeat(Sites sites, OrderRecorder recorder, Supplier<Engine> engine) {
        this.sites = sites;
        this.recorder = recorder;
        this.engine = engine;
    }

    /** For which a log is quiet before it is told; the system property is in milliseconds, and 0 means never. */
    private static Duration pause() {
        return Duration.ofMillis(SystemProperties.getLong("io.jenkins.plugins.akool.heartbeat", 600_000L));
    }

    void start() {
        Duration next = pause().isZero() || pause().compareTo(LOOK) > 0 ? LOOK : pause();
        Timer.get().schedule(this::beat, next.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        stopped = true;
    }

    private void beat() {
        if (stopped) {
            return;
        }
        Duration pause = pause();
        try {
            if (!pause.isZero()) {
                sites.quiet(pause).forEach(this::tell);
            }
        } finally {
            start();
        }
    }

    private void tell(String orderId) {
        List<Translation> open = engine.get().translations(orderId).stream()
                .filter(t -> !t.state().settled())
                .toList();
        if (!open.isEmpty()) {
            Order order = open.get(0).order();
            recorder.tell(order, Messages.log_waiting(describe(open), ProgressLog.time(order.deadline())));
        }
    }

    private String describe(List<Translation> open) {
        if (open.size() <= MOST_NAMED) {
            return open.stream()
                    .map(t -> ProgressLog.describe(t, engine.get().progress(t.id())))
                    .collect(Collectors.joining(", "));
        }
        Map<State, Long> counted =
                open.stream().collect(Collectors.groupingBy(Translation::state, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(e -> e.getValue() + " " + ProgressLog.name(e.getKey()))
                .collect(Collectors.joining(", "));
    }
}
