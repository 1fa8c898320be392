package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that goes on by itself and follows the machine's clock, which people and machines set: small steps forward at once, a
 * leap once the clock has stayed there, as it does after a machine slept. A clock that was wrong for a moment leaves no trace,
 * and one that is set back is not followed. May be asked by any thread, and has to be asked now and then.
 */
public final class SteadyClock implements InstantSource {

    /** A step forward that is followed at once. */
    private static final Duration STEP = Duration.ofMinutes(2);

    /** For which a clock that is further ahead has to stay there. */
    static final Duration HELD = Duration.ofMinutes(5);

    private final InstantSource clock;

    /** Nanoseconds from any moment, which nobody sets. */
    private final LongSupplier nanos;

    /** What was told last, and when by {@link #nanos}. */
    private Instant latest;

    private long latestAt;

    /** Where the clock is far ahead, null while it is not. */
    @CheckForNull
    private Leap leap;

    /**
     * @param ahead how far the clock is ahead of what is told
     * @param since by {@link #nanos}
     */
    private record Leap(Duration ahead, long since) {}

    /**
     * @param nanos nanoseconds from any moment, which go on whatever becomes of the clock
     */
    public SteadyClock(@NonNull InstantSource clock, @NonNull LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        latest = clock.instant();
        latestAt = nanos.getAsLong();
    }

    /** Never earlier than what it told before. */
    @NonNull
    @Override
    public synchronized Instant instant() {
        long elapsed = nanos.getAsLong();
        Instant onItsOwn = latest.plusNanos(elapsed - latestAt);
        Instant told = clock.instant();
        latest = isFollowed(Duration.between(onItsOwn, told), elapsed) ? told : onItsOwn;
        latestAt = elapsed;
        return latest;
    }

    private boolean isFollowed(Duration ahead, long elapsed) {
        if (ahead.compareTo(STEP) <= 0) {
            leap = null;
            return !ahead.isNegative();
        }
        Leap before = leap;
        boolean stays = before != null && ahead.minus(before.ahead()).abs().compareTo(STEP) <= 0;
        leap = stays ? before : new Leap(ahead, elapsed);
        return elapsed - leap.since() >= HELD.toNanos();
    }
}
