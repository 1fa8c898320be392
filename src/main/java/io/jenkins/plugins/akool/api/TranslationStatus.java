package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * AKOOL's answer to "Get video info" for one translation (docs.akool.com). Every part but the phase may be missing.
 *
 * @param phase how far the translation is
 * @param progress percent, 0 to 100
 * @param video signed link to the translated video; null unless the phase is {@link Phase#COMPLETED}, and then too
 *     where AKOOL says done and gives none
 * @param durationSeconds length of video that AKOOL charges, seconds
 * @param creditsHeld credits set aside while AKOOL works
 * @param creditsUsed what the finished translation cost, credits
 * @param failure AKOOL's reason with its own code, a sentence; set when the phase is {@link Phase#FAILED}
 * @param extras what AKOOL made besides the video
 */
public record TranslationStatus(
        @NonNull Phase phase,
        @CheckForNull Integer progress,
        @CheckForNull String video,
        @CheckForNull Double durationSeconds,
        @CheckForNull Double creditsHeld,
        @CheckForNull Double creditsUsed,
        @CheckForNull String failure,
        @NonNull Extras extras) {

    /** The values of {@code video_status}; any other value counts as still running. */
    public enum Phase {
        /** Waits at AKOOL ({@code video_status} 1). */
        QUEUED,
        /** AKOOL works on it (2, or any unknown value). */
        PROCESSING,
        /** AKOOL is done (3); its result can be fetched where it gives a link. */
        COMPLETED,
        /** AKOOL gave up (4). */
        FAILED
    }

    /**
     * The links of {@code audio_splits} (docs.akool.com since April 2026), signed and as short-lived as the video. None
     * is promised.
     *
     * @param originalSubtitles SRT file in the spoken language, or null
     * @param translatedSubtitles SRT file in the target language, or null
     * @param cleanVideo the translated video without captions in the picture, or null
     */
    public record Extras(
            @CheckForNull String originalSubtitles,
            @CheckForNull String translatedSubtitles,
            @CheckForNull String cleanVideo) {

        /** Where AKOOL made nothing else. */
        public static final Extras NONE = new Extras(null, null, null);

        /** What is there, without the links. */
        @Override
        public String toString() {
            return "Extras[originalSubtitles=" + (originalSubtitles != null)
                    + ", translatedSubtitles=" + (translatedSubtitles != null)
                    + ", cleanVideo=" + (cleanVideo != null) + "]";
        }
    }

    /** Without the links, which are signed. */
    @Override
    public String toString() {
        return "TranslationStatus[" + phase + ", progress=" + progress + ", video=" + (video != null)
                + ", durationSeconds=" + durationSeconds + ", creditsHeld=" + creditsHeld + ", creditsUsed="
                + creditsUsed + ", failure=" + failure + ", " + extras + "]";
    }
}
