package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;

/**
 * The one rate limit towards AKOOL, whose own is unpublished: requests leave at least {@link #gap} apart; the rate halves
 * when AKOOL says "too often" and recovers slowly with each answer.
 */
public final class Throttle {

    /** Ten requests a second: half of what a client seen in real use allows itself. */
    private static final Duration FASTEST = Duration.ofMillis(100);

    private static final Duration SLOWEST = Duration.ofSeconds(10);

    /** All requests stand still for no longer, nor do the looks at one translation, whatever an answer asks for. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Time between two requests. */
    private Duration gap = FASTEST;

    private Instant next = Instant.MIN;

    /** When the next request may leave; in the past if at once. */
    Instant next() {
        return next;
    }

    void sent(Instant now) {
        next = now.plus(gap);
    }

    public void answered() {
        gap = max(FASTEST, gap.multipliedBy(9).dividedBy(10));
    }

    /**
     * Halves the rate.
     *
     * @param pause what the server asked for, null if nothing
     */
    public void tooOften(Instant now, @CheckForNull Duration pause) {
        Duration doubled = gap.multipliedBy(2);
        gap = min(doubled, SLOWEST);
        Instant resume = now.plus(pause == null ? gap : min(pause, LONGEST_PAUSE));
        next = resume.isAfter(next) ? resume : next;
    }

    Duration gap() {
        return gap;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
