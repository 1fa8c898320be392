package io.jenkins.plugins.akool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a scenario lets pass before it looks again for something that somebody else does: it leaves the processor to them. */
public final class Moment {

    private static final long LENGTH = Duration.ofMillis(5).toNanos();

    private Moment() {}

    public static void pass() {
        LockSupport.parkNanos(LENGTH);
    }
}
