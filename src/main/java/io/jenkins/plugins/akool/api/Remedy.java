package io.jenkins.plugins.akool.api;

/** What the caller of AKOOL may do about an error. */
public enum Remedy {
    /** Nothing is wrong with the request; the same one may succeed after a pause. */
    RETRY_LATER,
    /** Like {@link #RETRY_LATER}, but AKOOL is asked too often, so all requests had better come more slowly. */
    SLOW_DOWN,
    /** Sending the same request again leads nowhere. */
    STOP,
    /** The key is missing, wrong or lacks a permission; another key may succeed. */
    CREDENTIALS,
    /** The account has no credits or no plan that covers the request; nothing else can be bought with it now. */
    QUOTA,
    /** The video or a parameter has to change. */
    INPUT,
    /** AKOOL does not know the translation, or does not know it yet: just after creation it may answer like this. */
    NOT_FOUND,
    /**
     * A request that bills may have reached AKOOL, but its answer was lost. It must never be sent again without a
     * person's decision, since AKOOL has no idempotency key.
     */
    OUTCOME_UNKNOWN
}
