package io.jenkins.plugins.akool.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait until the next look at a translation. AKOOL takes minutes and publishes no polling rate; its own demo
 * asks every 3 s, a client in real use every 10 s.
 */
public final class Pacing {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double GROWTH = 1.3;

    /** Where AKOOL reports changes itself: how late one is found whose report never comes. */
    private static final Duration SAFETY_NET = Duration.ofMinutes(5);

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

    /**
     * @param looks how many times it was looked at since it was submitted or resumed
     * @param reported whether AKOOL reports its changes; then only the first look, which finds what fails at once, comes
     *     as soon as it would otherwise
     */
    public Duration untilNextLook(int looks, boolean reported) {
        return jittered(reported && looks > 0 ? SAFETY_NET : grown(first, GROWTH, looks, LONGEST));
    }

    /**
     * @param failures how many times in a row reaching AKOOL failed, at least 1
     */
    public Duration untilRetry(int failures) {
        return jittered(grown(first.multipliedBy(RETRY_FACTOR), 2, failures - 1, LONGEST_RETRY));
    }

    /** Some moment until the first look, so that many translations do not come back at once after a restart. */
    public Duration spread() {
        return Duration.ofMillis((long) (first.toMillis() * random.nextDouble()));
    }

    private static Duration grown(Duration first, double growth, int times, Duration longest) {
        double millis = first.toMillis() * Math.pow(growth, times);
        return Duration.ofMillis((long) Math.min(millis, longest.toMillis()));
    }

    /** Between 80 and 120 per cent. */
    private Duration jittered(Duration d) {
        return Duration.ofMillis((long) (d.toMillis() * (0.8 + 0.4 * random.nextDouble())));
    }
}
