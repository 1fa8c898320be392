package io.jenkins.plugins.akool.translation;

/**
 * Where a translation stands.
 *
 * <pre>
 * PLANNED -> SUBMITTING -> QUEUED -> PROCESSING -> COMPLETED -> COLLECTING -> COLLECTED
 *                |            \________ | ________/     \______________/
 *                |                      v                       v
 *             UNKNOWN                 FAILED           EXPIRED, UNCOLLECTED
 * </pre>
 */
public enum State {
    /** Nothing was sent, nothing is paid. */
    PLANNED,
    /** On disk before the request leaves. Found after a crash it means {@link #UNKNOWN}. */
    SUBMITTING,
    /** Paid, has an AKOOL id, waits at AKOOL. */
    QUEUED,
    /** AKOOL works on it. */
    PROCESSING,
    /** AKOOL is done; the result is kept there for seven days. */
    COMPLETED,
    /** The result is being fetched and archived. */
    COLLECTING,
    /** Archived, and its length checked. */
    COLLECTED,
    /** The answer to the submission was lost: AKOOL may or may not have the translation. Never sent again by itself. */
    UNKNOWN,
    /** AKOOL or a check before the submission said no; there is no result to come. */
    FAILED,
    /** AKOOL deleted the result before it was collected. */
    EXPIRED,
    /** Paid, and given up by this build; it can still be fetched with its id until AKOOL deletes it. */
    UNCOLLECTED;

    /** Whether the engine will not touch it any more by itself. */
    public boolean settled() {
        return switch (this) {
            case COLLECTED, UNKNOWN, FAILED, EXPIRED, UNCOLLECTED -> true;
            case PLANNED, SUBMITTING, QUEUED, PROCESSING, COMPLETED, COLLECTING -> false;
        };
    }

    /** Whether AKOOL has it and its status can be read. */
    public boolean watched() {
        return this == QUEUED || this == PROCESSING || this == COMPLETED;
    }
}
