package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;

/**
 * AKOOL's answer to one create call: an outcome for each language that was asked.
 *
 * @param outcomes keyed by the language as it was asked, in that order, complete
 */
public record Submission(@NonNull Map<String, Outcome> outcomes) {

    /** What became of one language. */
    public sealed interface Outcome permits Accepted, Refused {}

    /**
     * AKOOL took the language and bills it.
     *
     * @param id AKOOL's {@code _id}, the only handle on the paid translation
     * @param durationSeconds length of video that AKOOL will charge, seconds, or null where it did not say
     * @param creditsHeld credits set aside for this language, or null where it did not say
     */
    public record Accepted(
            @NonNull String id,
            @CheckForNull Double durationSeconds,
            @CheckForNull Double creditsHeld) implements Outcome {}

    /** AKOOL did not take the language, or gave no answer for it ({@link Remedy#OUTCOME_UNKNOWN}). */
    public record Refused(@NonNull AkoolException reason) implements Outcome {}
}
