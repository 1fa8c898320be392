package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
 * @param extras what was collected besides the video
 * @param reason a sentence for the user on why it settled without a result, null otherwise
 * @param webhook hash of the {@link WebhookToken} that its last submission went out with, null where it went out without;
 *     languages of one request have the same
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
        @NonNull List<ExtraFile> extras,
        @CheckForNull String reason,
        @CheckForNull String webhook) {

    /** An entry of before there were extras has none. */
    public Translation {
        extras = extras == null ? List.of() : List.copyOf(extras);
    }

    /** How long AKOOL keeps a result (docs.akool.com: "valid for 7 days"). */
    public static final Duration KEPT_BY_AKOOL = Duration.ofDays(7);

    /** The next moment of a translation while it is put together. */
    private static final class Draft {
        private String id;
        private Order order;
        private String language;
        private State state;
        private String akoolId;
        private Instant submittedAt;
        private Instant completedAt;
        private Double durationSeconds;
        private Double credits;
        private String file;
        private long bytes;
        private List<ExtraFile> extras;
        private String reason;
        private String webhook;

        private Translation done() {
            return new Translation(
                    id,
                    order,
                    language,
                    state,
                    akoolId,
                    submittedAt,
                    completedAt,
                    durationSeconds,
                    credits,
                    file,
                    bytes,
                    extras,
                    reason,
                    webhook);
        }
    }

    public static Translation planned(Order order, String language) {
        Draft d = new Draft();
        d.id = order.translationId(language);
        d.order = order;
        d.language = language;
        d.state = State.PLANNED;
        return d.done();
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

    /**
     * Until when a person can still take it up, for one that settled without a result though AKOOL has it or may have
     * it: until AKOOL deletes it. Null for all others.
     */
    @CheckForNull
    public Instant openUntil() {
        return switch (state) {
            case UNCOLLECTED -> expiresAt();
            case UNKNOWN -> order.deadline().plus(KEPT_BY_AKOOL);
            default -> null;
        };
    }

    /**
     * Until when AKOOL may have to fetch what it is told of: until it is seen to be done, and no longer than the order's
     * time limit. Null where it needs nothing any more.
     */
    @CheckForNull
    public Instant fetchedUntil() {
        return switch (state) {
            case PLANNED, SUBMITTING, QUEUED, PROCESSING, UNKNOWN -> order.deadline();
            case UNCOLLECTED -> completedAt == null ? order.deadline() : null;
            case COMPLETED, COLLECTING, COLLECTED, FAILED, EXPIRED -> null;
        };
    }

    public Translation submitting(@CheckForNull String tokenHash) {
        Draft d = draft(State.SUBMITTING);
        d.webhook = tokenHash;
        return d.done();
    }

    /** Whether this is the token of its last submission. */
    public boolean wentOutWith(WebhookToken token) {
        return webhook != null && token.matches(webhook);
    }

    /** AKOOL said explicitly that it did not take the request, so the next attempt is the first again. */
    public Translation plannedAgain() {
        return in(State.PLANNED, null);
    }

    public Translation accepted(Accepted answer, Instant now) {
        Draft d = draft(State.QUEUED);
        d.akoolId = answer.id();
        d.submittedAt = now;
        d.durationSeconds = answer.durationSeconds();
        d.credits = answer.creditsHeld();
        return d.done();
    }

    /**
     * With the id that the lost answer had. When AKOOL took it is not known; counted from the order's time it is not
     * taken for fresher than it is.
     */
    public Translation found(String lostId, Instant now) {
        Draft d = draft(State.QUEUED);
        d.order = now.isBefore(order.deadline()) ? order : order.renewed(now);
        d.akoolId = lostId;
        d.submittedAt = order.placedAt();
        return d.done();
    }

    /** Taken up by a person after it had settled, in the state it can go on from. */
    public Translation reopened(State from, Instant now) {
        Draft d = draft(from);
        d.order = order.renewed(now);
        return d.done();
    }

    public Translation ownedBy(String owner) {
        Draft d = draft(state);
        d.order = order.ownedBy(owner);
        d.reason = reason;
        return d.done();
    }

    /** What a status answer makes of it; equal to this where nothing changed but progress. */
    public Translation observed(TranslationStatus status, Instant now) {
        State next =
                switch (status.phase()) {
                    case QUEUED -> State.QUEUED;
                    case PROCESSING -> State.PROCESSING;
                    case COMPLETED -> State.COMPLETED;
                    case FAILED -> State.FAILED;
                };
        boolean done = next == State.COMPLETED;
        Draft d = draft(next);
        d.completedAt = done && completedAt == null ? now : completedAt;
        d.durationSeconds = status.durationSeconds() == null ? durationSeconds : status.durationSeconds();
        d.credits = credits(status);
        d.reason = next == State.FAILED ? status.failure() : null;
        return d.done();
    }

    /** Used counts over held, and what the status says over what the submission said. */
    @CheckForNull
    private Double credits(TranslationStatus status) {
        if (status.creditsUsed() != null) {
            return status.creditsUsed();
        }
        return status.creditsHeld() == null ? credits : status.creditsHeld();
    }

    public Translation collecting() {
        return in(State.COLLECTING, null);
    }

    /** Whether it was submitted, as far as can be told, and AKOOL's answer is not known. */
    public boolean mayBePaid() {
        return akoolId == null && state == State.SUBMITTING;
    }

    /** In the last state that is safe to start again from, for what was cut off in the middle of something. */
    public Translation safe() {
        return state == State.COLLECTING ? completedAgain() : this;
    }

    /** Back to the last state that is safe to start again from, after a failed or interrupted collection. */
    public Translation completedAgain() {
        return in(State.COMPLETED, null);
    }

    public Translation collected(Collected result) {
        Draft d = draft(State.COLLECTED);
        d.file = result.file();
        d.bytes = result.bytes();
        d.extras = result.extras();
        return d.done();
    }

    public Translation settled(State end, String why) {
        if (!end.settled()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        return in(end, why);
    }

    private Translation in(State next, @CheckForNull String why) {
        Draft d = draft(next);
        d.reason = why;
        return d.done();
    }

    /** All that is known, in another state and without a reason. */
    private Draft draft(State next) {
        Draft d = new Draft();
        d.id = id;
        d.order = order;
        d.language = language;
        d.state = next;
        d.akoolId = akoolId;
        d.submittedAt = submittedAt;
        d.completedAt = completedAt;
        d.durationSeconds = durationSeconds;
        d.credits = credits;
        d.file = file;
        d.bytes = bytes;
        d.webhook = webhook;
        d.extras = extras;
        return d;
    }
}
