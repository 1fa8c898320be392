package io.jenkins.plugins.akool.inspection;

import static io.jenkins.plugins.akool.inspection.Forged.box;
import static io.jenkins.plugins.akool.inspection.Forged.element;
import static io.jenkins.plugins.akool.inspection.Forged.header;
import static io.jenkins.plugins.akool.inspection.Forged.join;
import static io.jenkins.plugins.akool.inspection.Forged.movie;
import static io.jenkins.plugins.akool.inspection.Forged.numbers;
import static io.jenkins.plugins.akool.inspection.Forged.text;
import static io.jenkins.plugins.akool.inspection.Forged.track;
import static io.jenkins.plugins.akool.inspection.Forged.wideBox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Videos that lie about themselves are looked at within bounds, and nothing certain is said of what was not seen. */
class HostileVideosTest {

    private static final int MOST = 1 << 20;

    private static final long FOUR_BYTES_OF_ONES = 0xffffffffL;

    private static final VideoFacts SILENT =
            new VideoFacts(Duration.ofSeconds(10), 25.0, 640, 360, "H.264", false, true);

    private static final VideoFacts HEARD = new VideoFacts(Duration.ofSeconds(10), 25.0, 640, 360, "H.264", true, true);

    private static VideoFacts facts(Fetched source) throws IOException {
        VideoFacts facts = Inspector.inspect(source);
        assertTrue(source.total() <= MOST, source.total() + " bytes");
        assertTrue(source.largest() <= 64 << 10, source.largest() + " bytes at once");
        return facts;
    }

    private static VideoFacts facts(byte[]... parts) throws IOException {
        return facts(Fetched.of(join(parts)));
    }

    @Test
    void whatIsHonestIsTold() throws Exception {
        assertEquals(SILENT, facts(header(), movie(track(1, "vide"))));
        assertEquals(HEARD, facts(header(), movie(track(1, "vide"), track(2, "soun"))));
    }

    @Test
    void silenceIsCertainOnlyWhereAllTracksWereSeen() throws Exception {
        byte[] silent = join(header(), movie(track(1, "vide")));
        for (int length = 0; length < silent.length; length++) {
            byte[] cut = Arrays.copyOf(silent, length);
            assertNull(facts(cut).sound(), "cut at " + length);
            assertNull(facts(Fetched.ofUnknownLength(cut)).sound(), "cut at " + length);
            assertNull(facts(Fetched.of(cut, silent.length, MOST)).sound(), "cut at " + length);
        }
        assertNull(facts(header(), movie(track(1, "vide"), track(2, "new!"))).sound());
        assertNull(facts(header(), movie(track(1, "vide"), box("trak"))).sound());
        assertNull(facts(header(), movie(track(1, "vide"), new byte[20])).sound());
        assertNull(facts(header(), movie()).sound());
        assertEquals(
                false,
                facts(header(), movie(track(1, "vide"), track(2, "tmcd"), new byte[4]))
                        .sound());
    }

    @Test
    void aCompressedMovieTellsNothing() throws Exception {
        assertEquals(
                VideoFacts.UNKNOWN, facts(header(), box("moov", box("cmov", box("dcom", text("zlib")), new byte[99]))));
    }

    /** As a phone writes five gigabytes; nobody carries them for this. */
    @Test
    void whatDescribesTheMovieIsFoundBehindGigabytes() throws Exception {
        long large = 5L << 30;
        byte[] begin = join(header(), wideBox(large, "mdat"));
        byte[] end = movie(track(1, "vide"), track(2, "soun"));
        long length = header().length + large + end.length;
        long[] total = {0};
        VideoFacts facts = Inspector.inspect(new ByteSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public int read(ByteBuffer into, long at) {
                int count = into.remaining();
                total[0] += count;
                for (long i = at; i < at + count; i++) {
                    long fromEnd = i - (length - end.length);
                    into.put(i < begin.length ? begin[(int) i] : fromEnd >= 0 ? end[(int) fromEnd] : 0);
                }
                return count;
            }
        });
        assertEquals(HEARD, facts);
        assertTrue(total[0] <= 3 * (64 << 10), total[0] + " bytes");
    }

    static Stream<Arguments> liars() {
        byte[] huge = numbers(0, FOUR_BYTES_OF_ONES, FOUR_BYTES_OF_ONES, FOUR_BYTES_OF_ONES);
        byte[] extended = join(
                header(),
                movie(track(1, "vide", box("stts", numbers(0, 0))), box("mvex", box("trex", numbers(0, 1, 1, 1)))));
        byte[] run = box("trun", numbers(0x100, FOUR_BYTES_OF_ONES, 1, 1));
        byte[] fragment = box("moof", box("traf", box("tfhd", numbers(0, 1)), run));
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = box("trak", nested);
        }
        byte[] deep = new byte[0];
        for (int i = 0; i < 2000; i++) {
            deep = element(0xAE, deep);
        }
        byte[] matroska = element(0x1A45DFA3L, element(0x4282, text("webm")));
        String unknown = "\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff";
        String large = "\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fe";
        return Stream.of(
                Arguments.of("a box of 4 GB", join(header(), box(FOUR_BYTES_OF_ONES, "moov", track(1, "vide")))),
                Arguments.of("a box of all bytes there can be", join(header(), wideBox(Long.MAX_VALUE, "moov"))),
                Arguments.of("a box of less than nothing", join(header(), wideBox(-1, "moov", track(1, "vide")))),
                Arguments.of("a box smaller than its head", join(header(), box(7, "moov", track(1, "vide")))),
                Arguments.of("a track that leaves its movie", join(header(), movie(box(999, "trak")), new byte[999])),
                Arguments.of("samples without end", join(header(), movie(track(1, "vide", box("stts", huge))))),
                Arguments.of("runs without end", join(extended, fragment, box("mdat"))),
                Arguments.of(
                        "an index without end", join(extended, box("sidx", numbers(0, 1, 25, 0, 0, 0xffff, -1, -1)))),
                Arguments.of(
                        "an index that leads to itself",
                        join(extended, box("sidx", numbers(1 << 24, 1, 25, 0, 0, -1, -8, 0)), fragment)),
                Arguments.of(
                        "an index behind that leads to itself",
                        join(
                                extended,
                                fragment,
                                box("mfra", box("tfra", numbers(0, 1, 0x3f, -1, 0, 0)), box("mfro", numbers(0, 52))))),
                Arguments.of("tracks in tracks", join(header(), movie(nested))),
                Arguments.of("elements in elements", join(matroska, element(0x18538067L, deep))),
                Arguments.of(
                        "elements whose end nobody knows",
                        join(
                                matroska,
                                element(0x18538067L, unknown, element(0x1654AE6BL, unknown, element(0xAE, unknown))))),
                Arguments.of(
                        "elements of 2^56 bytes",
                        join(matroska, element(0x18538067L, large, element(0x1654AE6BL, large, element(0xAE, large))))),
                Arguments.of("no element", join(matroska, element(0x18538067L, unknown, new byte[99]))),
                Arguments.of("chunks of 4 GB", join(text("RIFF\u00ff\u00ff\u00ff\u00ffAVI LIST"), numbers(-1, -1))),
                Arguments.of("chunks of nothing", join(text("RIFF\u00ff\u00ff\u00ff\u00ffAVI "), new byte[200_000])),
                Arguments.of("packets of nothing", pattern("G", 300 * 188, 188)),
                Arguments.of("one letter", pattern("G", 200_000, 1)));
    }

    private static byte[] pattern(String mark, int length, int distance) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i += distance) {
            bytes[i] = (byte) mark.charAt(0);
        }
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liars")
    void aLiarIsNotBelieved(String name, byte[] video) throws Exception {
        assertFalseIsNotSaid(facts(Fetched.of(video)));
        assertFalseIsNotSaid(facts(Fetched.ofUnknownLength(video)));
        assertFalseIsNotSaid(facts(Fetched.of(video, Long.MAX_VALUE, 100)));
    }

    private static void assertFalseIsNotSaid(VideoFacts facts) {
        assertTrue(facts.sound() == null || facts.codec() != null && facts.whole(), facts.toString());
    }

    static Stream<Arguments> endless() {
        byte[] movie = movie(track(1, "vide"), box("mvex", box("trex", numbers(0, 1, 1, 1))));
        byte[] fragment = box("moof", box("traf", box("tfhd", numbers(0, 1)), box("trun", numbers(0, 1))));
        byte[] matroska = join(
                element(0x1A45DFA3L, element(0x4282, text("webm"))),
                element(0x18538067L, "\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"));
        byte[] tracks = element(0x1654AE6BL, "\u0001\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");
        return Stream.of(
                Arguments.of("boxes", header(), box("free")),
                Arguments.of("boxes that are jumped over", header(), box(100_000, "free", new byte[99_992])),
                Arguments.of("tracks", join(header(), wideBox(1L << 50, "moov")), track(1, "vide")),
                Arguments.of("fragments", join(header(), movie), fragment),
                Arguments.of("clusters", matroska, element(0x1F43B675L, new byte[9])),
                Arguments.of(
                        "tracks of Matroska", join(matroska, tracks), element(0xAE, element(0x83, new byte[] {1}))),
                Arguments.of(
                        "streams",
                        join(text("RIFF\u00ff\u00ff\u00ff\u00ffAVI LIST\u00ff\u00ff\u00ff\u00ffhdrl")),
                        join(text("LIST\4\0\0\0strl"))));
    }

    /** A server can make up bytes for ever. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void whatHasNoEndIsLeft(String name, byte[] begin, byte[] again) throws Exception {
        long[] total = {0};
        VideoFacts facts = Inspector.inspect(new ByteSource() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public int read(ByteBuffer into, long at) {
                int count = into.remaining();
                total[0] += count;
                for (long i = at; i < at + count; i++) {
                    into.put(i < begin.length ? begin[(int) i] : again[(int) ((i - begin.length) % again.length)]);
                }
                return count;
            }
        });
        assertTrue(total[0] <= MOST, total[0] + " bytes");
        assertEquals(false, facts.whole());
        assertTrue(facts.sound() == null || name.equals("fragments"), facts.toString());
    }

    /** A little to read can be a lot to look at: each of the tracks claims all that follows. */
    @Test
    void whatIsLookedAtAgainAndAgainIsLeft() throws Exception {
        byte[][] tracks = new byte[900][];
        Arrays.fill(tracks, box("trak", box(800_000, "mdia")));
        byte[][] filling = new byte[100_000][];
        Arrays.fill(filling, box("free"));
        VideoFacts facts = facts(header(), movie(tracks), join(filling));
        assertEquals(Duration.ofSeconds(10), facts.length());
        assertEquals(false, facts.whole());
        assertNull(facts.sound());
    }

    @Test
    void whatAServerSaysOfItselfIsTheOnlyException() {
        IOException gone = new IOException("gone");
        IOException thrown = assertThrows(
                IOException.class,
                () -> Inspector.inspect(new ByteSource() {
                    @Override
                    public long length() {
                        return MOST;
                    }

                    @Override
                    public int read(ByteBuffer into, long at) throws IOException {
                        throw gone;
                    }
                }));
        assertSame(gone, thrown);
    }

    @Test
    void whatIsNoVideoTellsNothing() throws Exception {
        assertEquals(VideoFacts.UNKNOWN, facts());
        assertEquals(VideoFacts.UNKNOWN, facts(text("<!doctype html><title>Not found</title>")));
        assertEquals(VideoFacts.UNKNOWN, facts(new byte[100_000]));
        assertEquals(
                VideoFacts.UNKNOWN, facts(text(String.join("", Collections.nCopies(999, "\u00ff\u00d8\u00ff\u00e0")))));
    }
}
