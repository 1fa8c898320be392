package io.jenkins.plugins.akool.webhook;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says in the log what was refused, as seldom as it takes not to let who calls flood it. */
final class Refusals {

    private static final Logger LOGGER = Logger.getLogger(Refusals.class.getName());

    /** Nanoseconds from one line to the next. */
    private static final long PAUSE = TimeUnit.HOURS.toNanos(1);

    /** Nanoseconds from any moment. */
    private final LongSupplier clock;

    /** Since the last line. */
    private long unsaid;

    /** By the clock; meaningless before the first line. */
    private long saidAt;

    private boolean said;

    Refusals(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void add() {
        unsaid++;
        long now = clock.getAsLong();
        if (!said || now - saidAt >= PAUSE) {
            LOGGER.log(
                    Level.INFO,
                    "{0} webhook calls with a good address were refused since it was last said: they are too long, or do"
                            + " not open with the login of their translation. It is said once an hour at most.",
                    unsaid);
            said = true;
            saidAt = now;
            unsaid = 0;
        }
    }
}
