package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.client.Submission.Accepted;
import io.jenkins.plugins.akool.client.TranslationStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * One source into one language, at one moment of its life. Immutable: each step of the life makes a new one, and only
 * the steps that {@link State} draws exist.
 *
 * @param id unique in the journal
 * @param order what it belongs to
 * @param language target language, one of the order's
 * @param state where it stands
 * @param akoolId AKOOL's {@code _id}, null until AKOOL answered the submission
 * @param submittedAt when AKOOL's answer came, null before
 * @param completedAt when AKOOL was first seen to be done, null before
 * @param durationSeconds length of video that AKOOL charges, seconds, null where it never said
 * @param credits what AKOOL charges: held while it works, used once it is done; null where it never said
 * @param file where the result is among the owner's artifacts, null until collected
 * @param bytes the result's length, 0 until collected
 * @param reason a sentence for the user on why it settled without a result, null otherwise
 */
public record Translation(
        @NonNull String id,
        @NonNull Order order,
        @NonNull String language,
        @NonNull State state,
        @CheckForNull String akoolId,
        @CheckForNull Instant submittedAt,
        @CheckForNull Instant completedAt,
        @CheckForNull Double durationSeconds,
        @CheckForNull Double credits,
        @CheckForNull String file,
        long bytes,
        @CheckForNull String reason) {

    /** How long AKOOL keeps a result (docs.akool.com: "valid for 7 days"). */
    public static final Duration KEPT_BY_AKOOL = Duration.ofDays(7);

    static Translation planned(Order order, String language) {
        return new Translation(
                order.translationId(language),
                order,
                language,
                State.PLANNED,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null);
    }

    /**
     * When AKOOL deletes the result: seven days after it was seen completed, or, as long as that was not seen, seven
     * days after the submission, which is never later. Null for what was never submitted.
     */
    @CheckForNull
    public Instant expiresAt() {
        Instant from = completedAt == null ? submittedAt : completedAt;
        return from == null ? null : from.plus(KEPT_BY_AKOOL);
    }

    Translation submitting() {
        return in(State.SUBMITTING, null);
    }

    /** AKOOL said explicitly that it did not take the request, so the next attempt is the first again. */
    Translation plannedAgain() {
        return in(State.PLANNED, null);
    }

    Translation accepted(Accepted answer, Instant now) {
        return new Translation(
                id,
                order,
                language,
                State.QUEUED,
                answer.id(),
                now,
                null,
                answer.durationSeconds(),
                answer.creditsHeld(),
                null,
                0,
                null);
    }

    /** What a status answer makes of it; equal to this where nothing changed but progress. */
    Translation observed(TranslationStatus status, Instant now) {
        State next =
                switch (status.phase()) {
                    case QUEUED -> State.QUEUED;
                    case PROCESSING -> State.PROCESSING;
                    case COMPLETED -> State.COMPLETED;
                    case FAILED -> State.FAILED;
                };
        boolean done = next == State.COMPLETED;
        return new Translation(
                id,
                order,
                language,
                next,
                akoolId,
                submittedAt,
                done && completedAt == null ? now : completedAt,
                status.durationSeconds() == null ? durationSeconds : status.durationSeconds(),
                credits(status),
                null,
                0,
                next == State.FAILED ? status.failure() : null);
    }

    /** Used counts over held, and what the status says over what the submission said. */
    @CheckForNull
    private Double credits(TranslationStatus status) {
        if (status.creditsUsed() != null) {
            return status.creditsUsed();
        }
        return status.creditsHeld() == null ? credits : status.creditsHeld();
    }

    Translation collecting() {
        return in(State.COLLECTING, null);
    }

    /** Back to the last state that is safe to start again from, after a failed or interrupted collection. */
    Translation completedAgain() {
        return in(State.COMPLETED, null);
    }

    Translation collected(Collector.Collected result) {
        return new Translation(
                id,
                order,
                language,
                State.COLLECTED,
                akoolId,
                submittedAt,
                completedAt,
                durationSeconds,
                credits,
                result.file(),
                result.bytes(),
                null);
    }

    Translation settled(State end, String why) {
        if (!end.settled()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        return in(end, why);
    }

    private Translation in(State next, @CheckForNull String why) {
        return new Translation(
                id,
                order,
                language,
                next,
                akoolId,
                submittedAt,
                completedAt,
                durationSeconds,
                credits,
                file,
                bytes,
                why);
    }
}
