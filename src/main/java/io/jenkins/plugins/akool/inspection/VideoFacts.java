package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.time.Duration;

/**
 * What is in a video, as far as it tells.
 *
 * @param length null where it is unknown
 * @param framesPerSecond on average; null where it is unknown
 * @param width of the picture as it is stored, in pixels; 0 where it is unknown
 * @param height of the picture as it is stored, in pixels; 0 where it is unknown
 * @param codec of the picture, as people call it, or as the file calls it where that is unfamiliar; null where it is unknown
 * @param sound whether there is a sound track; false only where all tracks were seen, null where it cannot be told
 * @param whole whether all that tells of it was in reach
 * @param cut whether some of it is missing: it ends within one of its parts, or was never finished
 */
public record VideoFacts(
        @CheckForNull Duration length,
        @CheckForNull Double framesPerSecond,
        int width,
        int height,
        @CheckForNull String codec,
        @CheckForNull Boolean sound,
        boolean whole,
        boolean cut)
        implements Serializable {

    /** Of one of which nothing tells that some of it is missing. */
    VideoFacts(
            @CheckForNull Duration length,
            @CheckForNull Double framesPerSecond,
            int width,
            int height,
            @CheckForNull String codec,
            @CheckForNull Boolean sound,
            boolean whole) {
        this(length, framesPerSecond, width, height, codec, sound, whole, false);
    }

    /** The same of which some is missing. */
    VideoFacts cutOff() {
        return new VideoFacts(length, framesPerSecond, width, height, codec, sound, whole, true);
    }

    /** Of what cannot be read. */
    public static final VideoFacts UNKNOWN = new VideoFacts(null, null, 0, 0, null, null, false);

    /** What would be longer is damage. */
    private static final double LONGEST_SECONDS = 1e8;

    private static final double MOST_FRAMES_PER_SECOND = 1e5;

    private static final int MILLIS = 1000;

    /** Null for what can be no length. */
    @CheckForNull
    static Duration ofTicks(double ticks, double ticksPerSecond) {
        double seconds = ticks / ticksPerSecond;
        return seconds > 0 && seconds < LONGEST_SECONDS ? Duration.ofMillis(Math.round(seconds * MILLIS)) : null;
    }

    /** Null for what can be no rate. */
    @CheckForNull
    static Double rate(double frames, double seconds) {
        double rate = frames / seconds;
        return rate > 0 && rate < MOST_FRAMES_PER_SECOND ? Double.valueOf(rate) : null;
    }
}
