package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * What AKOOL took on and charges for.
 *
 * @param akoolId AKOOL's {@code _id}
 * @param submittedAt when AKOOL's answer came
 * @param completedAt when AKOOL was first seen to be done, null before
 * @param durationSeconds length of video that AKOOL charges, seconds, null where it never said
 * @param credits what AKOOL charges: held while it works, used once it is done; null where it never said
 * @param paidBy the owner of another order that paid for the same, so that this one costs nothing; null where this one
 *     pays
 */
public record Purchase(
        @NonNull String akoolId,
        @NonNull Instant submittedAt,
        @CheckForNull Instant completedAt,
        @CheckForNull Double durationSeconds,
        @CheckForNull Double credits,
        @CheckForNull String paidBy) {

    /** How long AKOOL keeps a result (docs.akool.com: "valid for 7 days"). */
    public static final Duration KEPT_BY_AKOOL = Duration.ofDays(7);

    static Purchase of(Accepted answer, Instant now) {
        return new Purchase(answer.id(), now, null, answer.durationSeconds(), answer.creditsHeld(), null);
    }

    /** The same for another order, which pays nothing. */
    Purchase sharedBy(String payer) {
        return new Purchase(akoolId, submittedAt, completedAt, durationSeconds, 0.0, paidBy == null ? payer : paidBy);
    }

    /** What a status answer adds; used credits count over held, and what it says over what the submission said. */
    Purchase observed(TranslationStatus status, Instant now) {
        boolean done = status.phase() == TranslationStatus.Phase.COMPLETED;
        Double told = status.creditsUsed() == null ? status.creditsHeld() : status.creditsUsed();
        return new Purchase(
                akoolId,
                submittedAt,
                done && completedAt == null ? now : completedAt,
                status.durationSeconds() == null ? durationSeconds : status.durationSeconds(),
                told == null || paidBy != null ? credits : told,
                paidBy);
    }

    /**
     * When AKOOL deletes the result: seven days after it was seen completed, or, as long as that was not seen, seven
     * days after the submission, which is never later.
     */
    @NonNull
    Instant expiresAt() {
        return (completedAt == null ? submittedAt : completedAt).plus(KEPT_BY_AKOOL);
    }
}
