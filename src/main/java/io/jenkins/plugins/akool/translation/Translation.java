package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One source into one language, at one moment of its life. Immutable: each step of the life makes a new one, and only
 * the steps that {@link State} draws exist.
 *
 * @param id unique in the journal
 * @param order what it belongs to
 * @param language target language, one of the order's
 * @param state where it stands
 * @param purchase what AKOOL took on, null until it answered the submission
 * @param result what is in its place, null until collected
 * @param reason a sentence for the user on why it settled without a result, null otherwise
 * @param webhook hash of the {@link WebhookToken} that its last submission went out with, null where it went out without;
 *     languages of one request have the same
 * @param doubtful whether an earlier submission of it may have been paid, and a person had it submitted again
 * @param reserved of each of its submissions that AKOOL took or may have taken, in their order; empty for what was submitted
 *     before these were written down
 */
public record Translation(
        @NonNull String id,
        @NonNull Order order,
        @NonNull String language,
        @NonNull State state,
        @CheckForNull Purchase purchase,
        @CheckForNull Collected result,
        @CheckForNull String reason,
        @CheckForNull String webhook,
        boolean doubtful,
        @NonNull List<Reservation> reserved) {

    public Translation {
        reserved = reserved == null ? List.of() : List.copyOf(reserved);
    }

    @NonNull
    public static Translation planned(@NonNull Order order, @NonNull String language) {
        return recorded(order, language, State.PLANNED, null, null, null);
    }

    /** As somebody else than the journal remembers it. */
    @NonNull
    public static Translation recorded(
            @NonNull Order order,
            @NonNull String language,
            @NonNull State state,
            @CheckForNull Purchase purchase,
            @CheckForNull Collected result,
            @CheckForNull String reason) {
        return new Translation(
                order.translationId(language),
                order,
                language,
                state,
                purchase,
                result,
                reason,
                null,
                false,
                List.of());
    }

    /** AKOOL's {@code _id}, null until AKOOL answered the submission. */
    @CheckForNull
    public String akoolId() {
        return purchase == null ? null : purchase.akoolId();
    }

    /** When AKOOL's answer came, null before. */
    @CheckForNull
    public Instant submittedAt() {
        return purchase == null ? null : purchase.submittedAt();
    }

    /** When AKOOL was first seen to be done, null before. */
    @CheckForNull
    public Instant completedAt() {
        return purchase == null ? null : purchase.completedAt();
    }

    /** Length of video that AKOOL charges, seconds, null where it never said. */
    @CheckForNull
    public Double durationSeconds() {
        return purchase == null ? null : purchase.durationSeconds();
    }

    /** What AKOOL charges: held while it works, used once it is done; null where it never said. */
    @CheckForNull
    public Double credits() {
        return purchase == null ? null : purchase.credits();
    }

    /** The owner of another order that paid for it, null where this one paid or nobody has. */
    @CheckForNull
    public String paidBy() {
        return purchase == null ? null : purchase.paidBy();
    }

    /** What makes it the same as another one, null where it is to be paid in any case. */
    @CheckForNull
    public String key() {
        return order.keys().get(language);
    }

    /** Where the result is among the owner's artifacts, null until collected. */
    @CheckForNull
    public String file() {
        return result == null ? null : result.file();
    }

    /** The result's length, bytes, 0 until collected. */
    public long bytes() {
        return result == null ? 0 : result.bytes();
    }

    /** What was collected besides the video. */
    @NonNull
    public List<ExtraFile> extras() {
        return result == null ? List.of() : result.extras();
    }

    /** When AKOOL deletes the result, see {@link Purchase#expiresAt}. Null for what was never submitted. */
    @CheckForNull
    public Instant expiresAt() {
        return purchase == null ? null : purchase.expiresAt();
    }

    /**
     * Until when a person can still take it up, for one that settled without a result though AKOOL has it or may have
     * it: until AKOOL deletes it. Null for all others.
     */
    @CheckForNull
    public Instant openUntil() {
        return switch (state) {
            case UNCOLLECTED -> expiresAt();
            case UNKNOWN -> order.deadline().plus(Purchase.KEPT_BY_AKOOL);
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
            case UNCOLLECTED -> completedAt() == null ? order.deadline() : null;
            case COMPLETED, COLLECTING, COLLECTED, FAILED, EXPIRED -> null;
        };
    }

    /** Whether this is the token of its last submission. */
    public boolean wentOutWith(@NonNull WebhookToken token) {
        return webhook != null && token.matches(webhook);
    }

    /**
     * @param tokenHash see {@link #webhook}
     * @param one what this submission takes
     */
    @NonNull
    public Translation submitting(@CheckForNull String tokenHash, @NonNull Reservation one) {
        List<Reservation> all = Stream.concat(reserved.stream(), Stream.of(one)).toList();
        return new Translation(id, order, language, State.SUBMITTING, purchase, result, null, tokenHash, doubtful, all);
    }

    /** AKOOL said explicitly that it did not take the request, so the next attempt is the first again. */
    @NonNull
    public Translation plannedAgain() {
        return in(State.PLANNED, null, stillReserved());
    }

    /** Without the submission that is on its way, if there is one. */
    private List<Reservation> stillReserved() {
        return state == State.SUBMITTING && !reserved.isEmpty() ? reserved.subList(0, reserved.size() - 1) : reserved;
    }

    @NonNull
    public Translation accepted(@NonNull Accepted answer, @NonNull Instant now) {
        return bought(order, Purchase.of(answer, now));
    }

    /**
     * With the id that the lost answer had. When AKOOL took it is not known; counted from the order's time it is not
     * taken for fresher than it is.
     */
    @NonNull
    public Translation found(@NonNull String lostId, @NonNull Instant now) {
        Order current = now.isBefore(order.deadline()) ? order : order.renewed(now);
        return bought(current, new Purchase(lostId, order.placedAt(), null, null, null, null));
    }

    /** With what another one, which is the same, had AKOOL make. */
    @NonNull
    public Translation shared(@NonNull Translation payer) {
        Purchase paid = payer.purchase();
        if (paid == null) {
            throw new IllegalStateException("nothing was bought");
        }
        return bought(order, paid.sharedBy(payer.order().owner()));
    }

    private Translation bought(Order current, Purchase bought) {
        return new Translation(id, current, language, State.QUEUED, bought, result, null, webhook, doubtful, reserved);
    }

    /** Taken up by a person after it had settled, in the state it can go on from. */
    @NonNull
    public Translation reopened(@NonNull State from, @NonNull Instant now) {
        boolean again = doubtful || state == State.UNKNOWN;
        return new Translation(
                id, order.renewed(now), language, from, purchase, result, null, webhook, again, reserved);
    }

    @NonNull
    public Translation ownedBy(@NonNull String owner) {
        return new Translation(
                id, order.ownedBy(owner), language, state, purchase, result, reason, webhook, doubtful, reserved);
    }

    /** What a status answer makes of it; equal to this where nothing changed but progress. AKOOL does not undo. */
    @NonNull
    public Translation observed(@NonNull TranslationStatus status, @NonNull Instant now) {
        if (purchase == null) {
            throw new IllegalStateException("nothing was bought");
        }
        Purchase seen = purchase.observed(status, now);
        State next =
                switch (status.phase()) {
                    case QUEUED -> seen.completedAt() == null ? State.QUEUED : State.COMPLETED;
                    case PROCESSING -> seen.completedAt() == null ? State.PROCESSING : State.COMPLETED;
                    case COMPLETED -> State.COMPLETED;
                    case FAILED -> State.FAILED;
                };
        String why = next == State.FAILED ? status.failure() : null;
        return new Translation(id, order, language, next, seen, result, why, webhook, doubtful, reserved);
    }

    @NonNull
    public Translation collecting() {
        return in(State.COLLECTING, null);
    }

    /** In the last state that is safe to start again from, for what was cut off in the middle of something. */
    @NonNull
    public Translation safe() {
        return state == State.COLLECTING ? completedAgain() : this;
    }

    /** Back to the last state that is safe to start again from, after a failed or interrupted collection. */
    @NonNull
    public Translation completedAgain() {
        return in(State.COMPLETED, null);
    }

    @NonNull
    public Translation collected(@NonNull Collected inPlace) {
        return new Translation(
                id, order, language, State.COLLECTED, purchase, inPlace, null, webhook, doubtful, reserved);
    }

    @NonNull
    public Translation settled(@NonNull State end, @CheckForNull String why) {
        if (!end.settled()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        return in(end, why);
    }

    /** The last submission came to nothing. That tells nothing of one before it that may have been paid. */
    @NonNull
    public Translation notTaken(@NonNull String why) {
        return doubtful
                ? in(State.UNKNOWN, Wording.sentence(Translation.class, "earlierUnknown", why), stillReserved())
                : in(State.FAILED, why, stillReserved());
    }

    private Translation in(State next, @CheckForNull String why) {
        return in(next, why, reserved);
    }

    private Translation in(State next, @CheckForNull String why, List<Reservation> all) {
        return new Translation(id, order, language, next, purchase, result, why, webhook, doubtful, all);
    }
}
