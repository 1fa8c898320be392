package io.jenkins.plugins.akool.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** One translation at AKOOL, of the mix that docs/benchmarks.md publishes. */
final class Job {

    private static final double SHORTEST = 20;
    private static final double LONGEST = 40 * 60;

    /** Seconds that AKOOL works for one second of video. */
    private static final double EACH_SECOND = 2.5;

    final Duration length;

    /** Seconds. */
    final double video;

    /** What tells its progress from another's, 0 to 1. */
    final double whim;

    /** Set by who submits it. */
    Instant submitted;

    Instant noticed;
    int looks;

    /**
     * Its length log-uniform from 20 s to 40 min. AKOOL takes 2.5 s for each second of video, give or take 30 %; with one
     * in forty three times as much, and with one in forty a third.
     */
    Job(SplittableRandom random) {
        double seconds = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
        double pace = EACH_SECOND * (0.7 + 0.6 * random.nextDouble());
        int odd = random.nextInt(40);
        length = Duration.ofMillis((long) (seconds * 1000));
        video = seconds / (odd == 0 ? 3 * pace : odd == 1 ? pace / 3 : pace);
        whim = random.nextDouble();
    }

    double share(Instant now) {
        return (double) Duration.between(submitted, now).toMillis() / length.toMillis();
    }

    Instant done() {
        return submitted.plus(length);
    }

    /** From AKOOL's being done until that is known, seconds. */
    double late() {
        return Duration.between(done(), noticed).toMillis() / 1000.0;
    }

    /** The same as a part of its length, per cent. */
    double lateShare() {
        return 100000 * late() / length.toMillis();
    }
}
