package io.jenkins.plugins.akool.media;

/**
 * Sound without a container: frames that each say how long they are. Two bytes that look like the start of one are no
 * proof; that another one follows where it ends is.
 */
final class SoundFrames {

    /** Kilobits a second by what a header says: MPEG-1 layers I, II and III, then MPEG-2 layer I, then II and III. */
    private static final int[][] BIT_RATES = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    };

    /** Hertz, of MPEG-1. */
    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

    private static final int NO_RATE = 15;
    private static final int NO_SAMPLE_RATE = 3;

    /** Frames that have to follow each other, the one behind them included, as far as the file has as many. */
    private static final int ENOUGH = 4;

    private static final int LONGEST_DOLBY = 4096;

    private SoundFrames() {}

    static boolean begin(Sight sight) {
        return frames(sight) || dolby(sight);
    }

    private static boolean frames(Sight sight) {
        long at = 0;
        for (int n = 0; n < ENOUGH; n++) {
            int length = length(sight, at);
            if (length == 0) {
                return false;
            }
            at += length;
            if (at >= sight.length()) {
                return sight.isWhole() && n > 0;
            }
        }
        return true;
    }

    /** Bytes of the frame that begins there, of MP3 and its elders or of AAC; 0 where none does. */
    private static int length(Sight sight, long at) {
        int second = sight.at(at + 1);
        int third = sight.at(at + 2);
        if (sight.at(at) != 0xff || second < 0xe0 || third < 0) {
            return 0;
        }
        int layer = 4 - (second >> 1 & 3);
        return layer == 4 ? (second & 0xf6) == 0xf0 ? advanced(sight, at) : 0 : frame(second >> 3 & 3, layer, third);
    }

    /** ISO/IEC 13818-7, ADTS. */
    private static int advanced(Sight sight, long at) {
        long bits = sight.number(at + 3, 3);
        int length = (int) (bits >> 5 & 0x1fff);
        return bits < 0 || length < 7 ? 0 : length;
    }

    /**
     * ISO/IEC 11172-3 and 13818-3.
     *
     * @param version 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5
     */
    private static int frame(int version, int layer, int third) {
        int rate = third >> 4;
        int sampling = third >> 2 & 3;
        if (version == 1 || rate == 0 || rate == NO_RATE || sampling == NO_SAMPLE_RATE) {
            return 0;
        }
        int table = version == 3 ? layer - 1 : layer == 1 ? 3 : 4;
        int bits = BIT_RATES[table][rate] * 1000;
        int hertz = SAMPLE_RATES[sampling] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int padding = third >> 1 & 1;
        if (layer == 1) {
            return (12 * bits / hertz + padding) * 4;
        }
        return (layer == 3 && version != 3 ? 72 : 144) * bits / hertz + padding;
    }

    /** AC-3 and its successor begin alike and say their length in different ways; another one is near. */
    private static boolean dolby(Sight sight) {
        if (!sight.has(0, "\u000bw")) {
            return false;
        }
        for (int at = 64; at < LONGEST_DOLBY; at += 2) {
            if (sight.has(at, "\u000bw")) {
                return true;
            }
        }
        return false;
    }
}
