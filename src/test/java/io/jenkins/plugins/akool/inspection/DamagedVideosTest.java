package io.jenkins.plugins.akool.inspection;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.akool.media.Ffmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Videos that broke off or were changed: what is told of them is true or unknown, or was changed itself. More of them with
 * {@code -Dakool.mutations=100000}, which tells of the one that took longest.
 */
class DamagedVideosTest {

    private static final int USUAL = 5000;

    private static final int MOST = 1 << 20;

    private static final int LARGEST_FILE = 150_000;

    /** Places in a file at which it breaks off. */
    private static final int CUTS = 150;

    /** What numbers of sizes and counts are changed into. */
    private static final long[] EXTREMES = {0, 1, 2, 7, 8, 16, 0xff, 0x7fffffff, 0x80000000L, 0xfffffff8L, 0xffffffffL};

    @TempDir
    static Path folder;

    /** Those that are small. */
    private static final List<byte[]> FILES = new ArrayList<>();

    @BeforeAll
    static void make() throws IOException {
        assumeTrue(Ffmpeg.isThere(), "ffmpeg and ffprobe are not on this machine");
        Videos.make(folder);
        for (Videos.Video video : Videos.all()) {
            Path file = folder.resolve(video.name());
            if (Videos.isMade(file) && Files.size(file) < LARGEST_FILE) {
                FILES.add(Files.readAllBytes(file));
            }
        }
        assertTrue(FILES.size() > 20, FILES.size() + " files");
    }

    private static VideoFacts facts(Fetched source) throws IOException {
        VideoFacts facts = Inspector.inspect(source);
        assertTrue(source.total() <= MOST, source.total() + " bytes");
        assertTrue(source.largest() <= 64 << 10, source.largest() + " bytes at once");
        return facts;
    }

    @Test
    void whatBrokeOffTellsTheSameOrNothing() throws Exception {
        for (byte[] file : FILES) {
            VideoFacts whole = facts(Fetched.of(file));
            for (int i = 0; i < 2 * CUTS; i++) {
                // Half of them where the structure is, in the beginning.
                int end = i < CUTS ? (int) ((long) file.length * i / CUTS) : Math.min(file.length, 7 * (i - CUTS));
                VideoFacts cut = facts(
                        i % 2 == 0
                                ? Fetched.of(Arrays.copyOf(file, end))
                                : Fetched.ofUnknownLength(Arrays.copyOf(file, end)));
                String what = whole + " cut at " + end + " of " + file.length + ": " + cut;
                assertTrue(cut.sound() == null || cut.sound().equals(whole.sound()), what);
                assertTrue(cut.codec() == null || cut.codec().equals(whole.codec()), what);
                assertTrue(cut.width() == 0 || cut.width() == whole.width(), what);
                assertTrue(cut.height() == 0 || cut.height() == whole.height(), what);
                // What ends between two fragments is a shorter video.
                assertTrue(
                        cut.length() == null
                                || whole.length() != null && cut.length().compareTo(whole.length()) <= 0,
                        what);
            }
        }
    }

    @Test
    void whatWasChangedIsLookedAtWithinBounds() {
        int count = Integer.getInteger("akool.mutations", USUAL);
        long longest = 0;
        int longestSeed = 0;
        for (int seed = 1; seed <= count; seed++) {
            byte[] changed = changed(new Random(seed));
            long start = System.nanoTime();
            try {
                facts(seed % 3 == 0 ? Fetched.ofUnknownLength(changed) : Fetched.of(changed));
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("seed " + seed, e);
            }
            long took = System.nanoTime() - start;
            if (took > longest) {
                longest = took;
                longestSeed = seed;
            }
        }
        if (count != USUAL) {
            System.out.printf("%d mutations; the longest took %.1f ms, seed %d%n", count, longest / 1e6, longestSeed);
        }
    }

    private static byte[] changed(Random random) {
        byte[] bytes = FILES.get(random.nextInt(FILES.size())).clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = place(bytes, random);
            int left = bytes.length - at;
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> {
                    if (left >= Integer.BYTES) {
                        ByteBuffer.wrap(bytes).putInt(at, (int) EXTREMES[random.nextInt(EXTREMES.length)]);
                    }
                }
                case 3 -> {
                    // Something else of the file stands there.
                    int from = place(bytes, random);
                    int length = Math.min(1 + random.nextInt(64), Math.min(left, bytes.length - from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> {
                    // Some bytes are missing.
                    int length = Math.min(1 + random.nextInt(16), left - 1);
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
                    System.arraycopy(bytes, at + length, shorter, at, left - length);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }

    /** Mostly in the beginning and the end, where the structure is. */
    private static int place(byte[] bytes, Random random) {
        int part = Math.min(bytes.length, 2500);
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(bytes.length);
            case 1, 2 -> random.nextInt(part);
            default -> bytes.length - 1 - random.nextInt(part);
        };
    }
}
