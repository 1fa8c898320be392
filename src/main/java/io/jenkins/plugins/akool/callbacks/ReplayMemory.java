package io.jenkins.plugins.akool.callbacks;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each webhook call pass once. Only calls that were opened with the secret come here, and only after their token
 * was found, so no stranger can fill it. When it is full the oldest calls are forgotten rather than new ones turned
 * away: a replay costs one status request, a lost call minutes of waiting. Safe for use by several threads.
 */
public final class ReplayMemory {

    /**
     * How far a call's time may be from ours, either way: as long as AKOOL keeps results. How long it retries is not
     * documented, and a call that waited for a controller to come back may be the only one that names a lost id.
     */
    public static final Duration WINDOW = Duration.ofDays(7);

    /** A call from as far ahead as the window reaches stays acceptable this long. */
    private static final Duration MEMORY = WINDOW.multipliedBy(2);

    /** Calls that are remembered beside the newest one; some 2 MB. */
    static final int MOST = 10_000;

    private final InstantSource clock;

    /** Fingerprints to the time of their admission, oldest first. */
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    public ReplayMemory(@NonNull InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Whether to act on a call: its time is within the {@link #WINDOW}, and nothing with its payload was admitted
     * lately. To be asked last, since AKOOL's next attempt with an admitted call is turned away.
     */
    public synchronized boolean admit(@NonNull WebhookCall call) {
        Instant now = clock.instant();
        if (Duration.between(call.sent(), now).abs().compareTo(WINDOW) > 0) {
            return false;
        }
        forget(now.minus(MEMORY));
        return seen.putIfAbsent(call.fingerprint(), now) == null;
    }

    private void forget(Instant before) {
        Iterator<Instant> admissions = seen.values().iterator();
        while (admissions.hasNext() && (admissions.next().isBefore(before) || seen.size() > MOST)) {
            admissions.remove();
        }
    }
}
