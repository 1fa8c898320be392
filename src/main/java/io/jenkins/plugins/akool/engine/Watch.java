package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.forecast.Course;
import io.jenkins.plugins.akool.translation.Collected;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What is known of a watched translation beyond the journal. In memory only: after a restart counting starts anew. Used
 * on the timeline's thread.
 */
final class Watch {

    /** How often AKOOL is asked with a login that it refused, in case it was AKOOL that was wrong. */
    static final Duration SAME_LOGIN_AGAIN = Duration.ofHours(1);

    /** How often AKOOL says that it is done and gives no video before that is left to a person; about four minutes. */
    static final int LOOKS_FOR_VIDEO = 6;

    /** From when on it is watched by this process. */
    final Instant since;

    /** How it went since it was submitted or resumed, as far as AKOOL told. */
    final Course course = new Course();

    /** How many times in a row its state could not be read. */
    int failures;

    /** How many times its result could not be collected. */
    int failedCollections;

    /** When AKOOL first said it did not know the id, or null since it last knew it. */
    Instant unknownSince;

    /** When its state could first not be read though its order's time was over, or null since it could be read. */
    Instant lateSince;

    /** How many times in a row AKOOL said that it is done and gave no video, and nothing else stood in the way. */
    int looksWithoutVideo;

    /** How AKOOL refused a login last, or null since it accepted one. */
    private Refusal refusal;

    private record Refusal(TranslationApi client, Instant at, AkoolException said) {}

    /** Whether it is to be looked at at once, whatever the answer to an earlier look says. */
    boolean called;

    /** Whether it is so since AKOOL reported something just now. */
    boolean reported;

    /** Whether the last look left because AKOOL reported something. */
    boolean answersReport;

    /** Whether its order is paused for want of a login, which the owner was told. */
    boolean paused;

    /** When its result was first there to be collected, or null before. */
    Instant collectingSince;

    /** The transfer under way, or null. */
    CompletableFuture<Collected> transfer;

    Watch(Instant since) {
        this.since = since;
    }

    void cancelTransfer() {
        if (transfer != null) {
            transfer.cancel(true);
        }
    }

    /** What AKOOL would only say again to this login, as long as it is the same one; null where it is worth asking. */
    @CheckForNull
    AkoolException refusalOf(TranslationApi client, Instant now) {
        boolean same = refusal != null
                && client.hasSameLoginAs(refusal.client())
                && now.isBefore(refusal.at().plus(SAME_LOGIN_AGAIN));
        return same ? refusal.said() : null;
    }

    void refused(TranslationApi client, Instant now, AkoolException said) {
        refusal = new Refusal(client, now, said);
    }

    /** AKOOL told its state, so whatever was wrong is over. */
    void seen(TranslationStatus status) {
        boolean withoutVideo = status.phase() == TranslationStatus.Phase.COMPLETED && status.video() == null;
        looksWithoutVideo = withoutVideo ? looksWithoutVideo + 1 : 0;
        failures = 0;
        unknownSince = null;
        lateSince = null;
        refusal = null;
        paused = false;
    }

    /** Something stands in the way of its state. */
    void unseen() {
        failures++;
        looksWithoutVideo = 0;
    }
}
