package io.jenkins.plugins.akool.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses, none of which is quite as long as another, so that what began together does not come together again. AKOOL
 * publishes no polling rate; its own demo asks every 3 s, a client in real use every 10 s.
 */
public final class Pacing {

    /** A retry waits longer than a look: something is wrong, and asking sooner does not mend it. */
    private static final int RETRY_FACTOR = 2;

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final RandomGenerator random;

    /** Until the first look at a submitted translation; the unit that everything else grows from. */
    private final Duration first;

    public Pacing(RandomGenerator random, Duration first) {
        this.random = random;
        this.first = first;
    }

    /** The first look finds what fails at once. */
    public Duration untilFirstLook() {
        return jittered(first, 0.2);
    }

    /** A pause of about that length, between 90 and 110 per cent. */
    public Duration about(Duration d) {
        return jittered(d, 0.1);
    }

    /**
     * @param failures how many times in a row reaching AKOOL failed, at least 1
     */
    public Duration untilRetry(int failures) {
        double millis = first.multipliedBy(RETRY_FACTOR).toMillis() * Math.pow(2, failures - 1);
        return jittered(Duration.ofMillis((long) Math.min(millis, LONGEST_RETRY.toMillis())), 0.2);
    }

    /** Some moment until the first look, so that many translations do not come back at once after a restart. */
    public Duration spread() {
        return Duration.ofMillis((long) (first.toMillis() * random.nextDouble()));
    }

    private Duration jittered(Duration d, double part) {
        return Duration.ofMillis((long) (d.toMillis() * (1 - part + 2 * part * random.nextDouble())));
    }
}
