package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.translation.Collected;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What is known of a watched translation beyond the journal. In memory only: after a restart counting starts anew. Used
 * on the timeline's thread.
 */
final class Watch {

    /** How many times AKOOL told its state since it was submitted or resumed. */
    int looks;

    /** How many times in a row its state could not be read. */
    int failures;

    /** How many times its result could not be collected. */
    int failedCollections;

    /** When AKOOL first said it did not know the id, or null since it last knew it. */
    Instant unknownSince;

    /** With the login that AKOOL refused last, or null since it accepted one. */
    TranslationApi refused;

    /** When AKOOL refused that login, and what it said; null with it. */
    Instant refusedAt;

    AkoolException refusal;

    /** Whether it is to be looked at at once, whatever the answer to an earlier look says. */
    boolean called;

    /** Whether its order is paused for want of a login, which the owner was told. */
    boolean paused;

    /** When its result was first there to be collected, or null before. */
    Instant collectingSince;

    /** The transfer under way, or null. */
    CompletableFuture<Collected> transfer;
}
