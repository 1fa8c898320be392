package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What one earlier translation took. Immutable.
 *
 * @param seconds from its submission until AKOOL was done, as far as looks could tell
 * @param video length of the video, seconds, null where AKOOL never said
 * @param told what AKOOL told of its progress, the oldest first, each time more than before
 */
public record Precedent(
        double seconds, @CheckForNull Double video, @NonNull List<Told> told) {

    private static final double LONGEST = 7 * 24 * 3600.0;

    public Precedent {
        told = told == null ? List.of() : List.copyOf(told);
    }

    /** Whether it can have happened; what a file says may be anything. */
    boolean isSane() {
        boolean sane = seconds > 0 && seconds < LONGEST && (video == null || video > 0 && video < LONGEST);
        Told before = new Told(0, 0);
        for (Told next : told) {
            sane &= next.isSane() && next.percent() > before.percent() && next.after() >= before.after();
            before = next;
        }
        return sane && before.after() <= seconds;
    }

    /**
     * Which share of its time was over when AKOOL told as much, 0 to 1: between two of the values that it was heard to
     * tell, as if it had gone from one to the other evenly.
     */
    double shareAt(int percent) {
        Told before = new Told(0, 0);
        for (Told next : told) {
            if (next.percent() >= percent) {
                return between(before, next, percent) / seconds;
            }
            before = next;
        }
        return between(before, new Told(100, seconds), percent) / seconds;
    }

    private static double between(Told before, Told next, int percent) {
        double part = (double) (percent - before.percent()) / (next.percent() - before.percent());
        return before.after() + (next.after() - before.after()) * part;
    }
}
