package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;

/** How long a translation may still take. AKOOL tells only a percentage, so this is what the time so far suggests. */
final class TimeLeft {

    /** Percent from which the time so far says something. */
    private static final int TELLING = 5;

    private static final Duration TOO_SHORT = Duration.ofSeconds(20);

    /** From there on minutes would only pretend to be known. */
    private static final Duration LONG = Duration.ofMinutes(90);

    private static final int WHOLE = 100;

    private TimeLeft() {}

    /**
     * In words; empty where it is too early to tell.
     *
     * @param since when AKOOL took it, null where that is not known
     * @param percent how far it is
     */
    @NonNull
    static String of(@CheckForNull Instant since, @NonNull Instant now, int percent) {
        if (since == null || percent < TELLING || percent >= WHOLE) {
            return "";
        }
        Duration soFar = Duration.between(since, now);
        if (soFar.compareTo(TOO_SHORT) < 0) {
            return "";
        }
        Duration left = soFar.multipliedBy(WHOLE - percent).dividedBy(percent);
        if (left.toMinutes() == 0) {
            return Messages.timeLeft_soon();
        }
        return left.compareTo(LONG) < 0
                ? Messages.timeLeft_minutes(left.plusSeconds(59).toMinutes())
                : Messages.timeLeft_hours(left.plusMinutes(30).toHours());
    }
}
