package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;

/** Tells a log in which nothing has happened for long that its step waits still, for what, and until when. */
public final class Heartbeat {

    /** Between two looks for logs that are quiet; shorter where the pause is. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Sites sites;
    private final OrderRecorder recorder;
    private final Supplier<Engine> engine;

    private volatile boolean stopped;

    public Heartbeat(@NonNull Sites sites, @NonNull OrderRecorder recorder, @NonNull Supplier<Engine> engine) {
        this.sites = sites;
        this.recorder = recorder;
        this.engine = engine;
    }

    /** For which a log is quiet before it is told; the system property is in milliseconds, and 0 means never. */
    private static Duration pause() {
        return Duration.ofMillis(SystemProperties.getLong("io.jenkins.plugins.akool.heartbeat", 600_000L));
    }

    public void start() {
        Duration next = pause().isZero() || pause().compareTo(LOOK) > 0 ? LOOK : pause();
        Timer.get().schedule(this::beat, next.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        stopped = true;
    }

    private void beat() {
        if (stopped) {
            return;
        }
        Duration pause = pause();
        try {
            if (!pause.isZero()) {
                tell(sites.quiet(pause));
            }
        } finally {
            start();
        }
    }

    /** Once for all that a step waits for; one of them that was told something is enough. */
    private void tell(List<String> quiet) {
        Map<String, List<Translation>> groups = new LinkedHashMap<>();
        for (String orderId : quiet) {
            engine.get().translations(orderId).stream()
                    .filter(t -> !t.state().settled())
                    .forEach(t -> groups.computeIfAbsent(t.order().group(), g -> new ArrayList<>())
                            .add(t));
        }
        groups.forEach((group, open) -> {
            Order order = open.get(0).order();
            boolean told = engine.get().translations(group).stream()
                    .anyMatch(t ->
                            !t.state().settled() && !quiet.contains(t.order().id()));
            if (!told) {
                recorder.tell(
                        order,
                        Messages.log_waiting(
                                ProgressLog.describe(open, engine.get()::progress),
                                ProgressLog.time(order.deadline())));
            }
        });
    }
}
