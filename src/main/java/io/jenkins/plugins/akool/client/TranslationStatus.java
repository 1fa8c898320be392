package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * AKOOL's answer to "Get video info" for one translation (docs.akool.com). Every part but the phase may be missing.
 *
 * @param phase how far the translation is
 * @param progress percent, 0 to 100
 * @param video signed link to the translated video; set when the phase is {@link Phase#COMPLETED}
 * @param durationSeconds length of video that AKOOL charges, seconds
 * @param creditsUsed what the finished translation cost, credits
 * @param failure AKOOL's reason with its own code, a sentence; set when the phase is {@link Phase#FAILED}
 */
public record TranslationStatus(
        @NonNull Phase phase,
        @CheckForNull Integer progress,
        @CheckForNull String video,
        @CheckForNull Double durationSeconds,
        @CheckForNull Double creditsUsed,
        @CheckForNull String failure) {

    /** The values of {@code video_status}; any other value counts as still running. */
    public enum Phase {
        /** Waits at AKOOL ({@code video_status} 1). */
        QUEUED,
        /** AKOOL works on it (2, any unknown value, or 3 as long as there is no link). */
        PROCESSING,
        /** The result can be fetched (3, with a link). */
        COMPLETED,
        /** AKOOL gave up (4). */
        FAILED
    }
}
