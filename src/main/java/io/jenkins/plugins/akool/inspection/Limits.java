package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What AKOOL's documentation says that a video must be like, with the error codes that refuse others. */
public final class Limits {

    /** Code 1204; another page says that it is only best below. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Bytes (code 1207: "300M"). */
    private static final long LARGEST = 300L << 20;

    private static final double MEBIBYTE = 1 << 20;

    /** Frames per second (code 1210). */
    private static final int MOST_FRAMES = 30;

    /** Frames per second where the lips are moved; so say the pages on that, for the same code. */
    private static final int MOST_FRAMES_WITH_LIPS = 60;

    /** Frames per second; cameras keep to their rate with little errors. */
    private static final double CLOSE = 0.5;

    private static final double MILLIS = 1000;

    private Limits() {}

    /**
     * Compares; what is unknown is no finding.
     *
     * @param bytes of the whole video, -1 where that is unknown
     * @param lipsync whether the lips are to be moved
     */
    @NonNull
    public static List<Finding> check(@NonNull VideoFacts video, long bytes, boolean lipsync) {
        List<Finding> findings = new ArrayList<>();
        if (Boolean.FALSE.equals(video.sound())) {
            findings.add(new Finding(Wording.sentence(Limits.class, "noSound"), true));
        }
        Duration lasts = video.length();
        String length = lasts == null ? "0" : tenths(lasts.toMillis() / MILLIS);
        if (new BigDecimal(length).compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0) {
            findings.add(doubt("tooLong", length, String.valueOf(LONGEST.toSeconds())));
        }
        if (bytes > LARGEST) {
            findings.add(doubt("tooLarge", tenths(bytes / MEBIBYTE), String.valueOf(LARGEST >> 20)));
        }
        String codec = video.codec();
        if (codec != null && !codec.equals(Codecs.H264)) {
            findings.add(doubt("otherCodec", codec));
        }
        int most = lipsync ? MOST_FRAMES_WITH_LIPS : MOST_FRAMES;
        Double frames = video.framesPerSecond();
        if (frames != null && frames > most + CLOSE) {
            findings.add(doubt("tooManyFrames", tenths(frames), String.valueOf(most)));
        }
        return findings;
    }

    private static Finding doubt(String key, String... values) {
        return new Finding(Wording.sentence(Limits.class, key, values), false);
    }

    /** To one place, and none where that is a zero. */
    private static String tenths(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
