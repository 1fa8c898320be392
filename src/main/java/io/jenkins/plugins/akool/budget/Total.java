package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * The sum of some charges.
 *
 * @param submissions how many there are
 * @param credits of those whose price is known
 * @param unpriced how many there are of which nothing shows what they cost
 * @param asked of these, how many AKOOL has not answered
 * @param revocable of the credits, those of which AKOOL has not answered whether it takes them
 */
public record Total(int submissions, double credits, int unpriced, int asked, double revocable) {

    public static final Total NOTHING = new Total(0, 0, 0, 0, 0);

    static Total of(Charge charge) {
        Double credits = charge.credits();
        return credits == null
                ? new Total(1, 0, 1, charge.asked() ? 1 : 0, 0)
                : new Total(1, credits, 0, 0, charge.asked() ? credits : 0);
    }

    @NonNull
    Total plus(@NonNull Total other) {
        return new Total(
                submissions + other.submissions,
                credits + other.credits,
                unpriced + other.unpriced,
                asked + other.asked,
                revocable + other.revocable);
    }

    @NonNull
    Total minus(@NonNull Total other) {
        // Nothing is left of rounding where there is nothing left.
        return submissions == other.submissions
                ? NOTHING
                : new Total(
                        submissions - other.submissions,
                        credits - other.credits,
                        unpriced - other.unpriced,
                        asked - other.asked,
                        revocable - other.revocable);
    }
}
