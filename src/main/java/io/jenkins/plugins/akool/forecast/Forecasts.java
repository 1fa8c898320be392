package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * Tells when to look at a translation again: as soon as what is found late by then, as far as one can foresee, is worth a
 * request. So looks are rare as long as hardly anything ends, dense around the end that is foreseen, and rarer again where
 * that has passed and was wrong. Used by one thread.
 */
public final class Forecasts {

    /** A request is worth that a translation is found this part of its time earlier. */
    private static final double PRICE = 0.022;

    /** What it costs besides for each unit that it is found later than {@link #LATE_AFTER}. */
    private static final double TOO_LATE = 0.25;

    /** Where AKOOL reports the end itself, what it does not report in spite of that. */
    private static final double UNREPORTED = 0.003;

    /** Where AKOOL reports the end itself, one that it does not report is sooner looked for by nobody. */
    private static final Duration REPORTED_AT_LEAST = Duration.ofMinutes(5);

    private static final Duration REPORTED_AT_MOST = Duration.ofMinutes(10);

    /** The unit is what the first look waits. */
    private static final double LATE_AFTER = 3;

    private static final double LEAST = 0.25;
    private static final double MOST = 40;
    private static final double USUAL = 15;

    /** What is over sooner counts as if it took so long. */
    private static final double SHORT = 5;

    /** Steps in which a pause is tried out grow by this part of it. */
    private static final double STEP = 0.05;

    private final Precedents precedents;

    /** Seconds until the first look at a translation; the unit that all other pauses grow from. */
    private final double first;

    /** Seconds. */
    private final double lateAfter;

    /**
     * @param first until the first look at a translation
     */
    public Forecasts(@NonNull Precedents precedents, @NonNull Duration first) {
        this.precedents = precedents;
        this.first = Course.seconds(first);
        lateAfter = LATE_AFTER * this.first;
    }

    /**
     * How long to wait until the next look at one that is not done.
     *
     * @param kind as in {@link Precedents}
     * @param elapsed since its submission
     * @param reported whether AKOOL reports the end itself
     */
    @NonNull
    public Duration untilNextLook(
            @NonNull String kind, @NonNull Course course, @NonNull Duration elapsed, boolean reported) {
        Outlook outlook = new Outlook(precedents.of(kind), course, USUAL * first);
        double now = Math.max(first, Course.seconds(elapsed));
        double least = reported ? Course.seconds(REPORTED_AT_LEAST) : LEAST * first;
        double most = reported ? Course.seconds(REPORTED_AT_MOST) : MOST * first;
        double pause = worthWaiting(outlook, now, least, most, reported ? UNREPORTED : 1);
        return Duration.ofMillis((long) (pause * 1000));
    }

    private double worthWaiting(Outlook outlook, double now, double least, double most, double chance) {
        double running = outlook.longerThan(now);
        // Seconds that an end until then would be found late, on average; those included in which it does not end.
        double late = 0;
        double tooLate = 0;
        double pause = 0;
        double step = STEP * first;
        while (pause < most) {
            pause += step;
            late += step * ended(outlook, running, now + pause);
            tooLate += pause > lateAfter ? step * ended(outlook, running, now + pause - lateAfter) : 0;
            double loss = chance * (late / Math.max(SHORT * first, now) + TOO_LATE * tooLate / first);
            if (loss >= PRICE && pause >= least) {
                return pause;
            }
            step = Math.max(STEP * first, STEP * pause);
        }
        return most;
    }

    /** How likely one that is running is done by then. */
    private static double ended(Outlook outlook, double running, double then) {
        return running <= 0 ? 1 : 1 - outlook.longerThan(then) / running;
    }

    /**
     * Takes note of what one took that AKOOL is done with.
     *
     * @param elapsed from its submission until it was seen to be done
     * @param atOnce whether that was seen as soon as it was
     */
    public void ended(@NonNull String kind, @NonNull Course course, @NonNull Duration elapsed, boolean atOnce) {
        Precedent precedent = course.ended(elapsed, atOnce);
        if (precedent != null) {
            precedents.add(kind, precedent);
        }
    }
}
