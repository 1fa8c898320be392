package io.jenkins.plugins.akool.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What AKOOL is likely to say of a video, beforehand. */
class LimitsTest {

    private static final VideoFacts FINE =
            new VideoFacts(Duration.ofSeconds(60), 30.0, 1920, 1080, "H.264", true, true);

    private static List<String> said(VideoFacts video, long bytes, boolean lipsync) {
        return Limits.check(video, bytes, lipsync).stream()
                .map(finding -> (finding.certain() ? "certainly: " : "perhaps: ") + finding.sentence())
                .toList();
    }

    @Test
    void aVideoWithinTheLimitsHasNoFindings() {
        assertEquals(List.of(), said(FINE, 300L << 20, false));
    }

    @Test
    void cameraAndSoundThatGoALittleOverAreWithin() {
        VideoFacts little = new VideoFacts(Duration.ofMillis(60_023), 30.02, 1920, 1080, "H.264", true, true);
        assertEquals(List.of(), said(little, -1, false));
    }

    @Test
    void whatIsUnknownIsNoFinding() {
        assertEquals(List.of(), said(VideoFacts.UNKNOWN, -1, false));
    }

    @Test
    void everyLimitHasItsSentence() {
        VideoFacts over = new VideoFacts(Duration.ofMillis(61_200), 59.94, 3840, 2160, "HEVC", false, true);
        assertEquals(
                List.of(
                        "certainly: The video has no sound track, and AKOOL translates what is said in it; add one.",
                        "perhaps: The video is 61.2 seconds long, and AKOOL names a limit of 60 seconds; it may refuse it.",
                        "perhaps: The video has 300.5 MB, and AKOOL names a limit of 300 MB; it may refuse it.",
                        "perhaps: The pictures of the video are encoded as HEVC, and AKOOL recommends H.264; it may"
                                + " refuse others.",
                        "perhaps: The video has 59.9 frames per second, and AKOOL names a limit of 30; it may refuse it."),
                said(over, (300L << 20) + (1 << 19), false));
    }

    @Test
    void lipSyncTakesTwiceTheFrames() {
        VideoFacts fast = new VideoFacts(Duration.ofSeconds(9), 60.0, 1920, 1080, "H.264", true, true);
        assertEquals(List.of(), said(fast, 1, true));
        assertEquals(1, said(fast, 1, false).size());
        VideoFacts faster = new VideoFacts(Duration.ofSeconds(9), 120.0, 1920, 1080, "H.264", true, true);
        assertEquals(
                List.of(
                        "perhaps: The video has 120 frames per second, and AKOOL names a limit of 60; it may refuse it."),
                said(faster, 1, true));
    }
}
