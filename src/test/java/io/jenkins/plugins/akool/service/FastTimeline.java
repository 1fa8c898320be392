package io.jenkins.plugins.akool.service;

import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.schedule.Timeline;
import java.time.Duration;
import java.time.Instant;

/** Real time, told as if more of it had passed: waits are short, and all else is as it is. */
final class FastTimeline implements Timeline {

    private final SystemTimeline real = new SystemTimeline();
    private final Instant start = Instant.now();
    private final int speed;

    /**
     * @param speed seconds of this for each real one
     */
    FastTimeline(int speed) {
        this.speed = speed;
    }

    @Override
    public Instant now() {
        return start.plus(Duration.between(start, real.now()).multipliedBy(speed));
    }

    @Override
    public void execute(Runnable task) {
        real.execute(task);
    }

    @Override
    public void wakeAt(Instant due, Runnable task) {
        real.wakeAt(start.plus(Duration.between(start, due).dividedBy(speed)), task);
    }

    @Override
    public void close() {
        real.close();
    }
}
