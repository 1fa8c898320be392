package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Box;
import io.jenkins.plugins.akool.bytes.Bytes;

/**
 * A track of a movie made of boxes, as its head describes it.
 *
 * @param id 0 where it cannot be read
 * @param enabled whether it is played if nobody chooses
 * @param handler four letters for what it is, fewer where they cannot be read
 * @param ticksPerSecond 0 where it cannot be read
 * @param codec null where it cannot be read
 */
record Track(
        long id,
        boolean enabled,
        String handler,
        long ticksPerSecond,
        @CheckForNull String codec,
        int width,
        int height,
        Times times) {

    static final String PICTURE = "vide";
    static final String SOUND = "soun";

    /** Entries that are read of the table with the times of all samples; few files have more than ten. */
    private static final int MOST_TIMES = 8192;

    /** Where the boxes of a picture's description begin, behind what all have. */
    private static final int PICTURE_HEAD = 78;

    /** In the boxes before them, by whether times have 64 bits. */
    private static final int WIDE_TIMES = 16;

    private static final int TIMES = 8;

    /** How many samples were looked at, and how many ticks they last; numbers of hostile files need room. */
    record Times(double samples, double ticks) {

        static final Times NONE = new Times(0, 0);

        Times plus(Times other) {
            return new Times(samples + other.samples, ticks + other.ticks);
        }
    }

    static Track of(Bytes bytes, Box box) {
        Box header = box.child(bytes, "tkhd");
        Box media = box.child(bytes, "mdia");
        Box handler = media == null ? null : media.child(bytes, "hdlr");
        Box rate = media == null ? null : media.child(bytes, "mdhd");
        Box inner = media == null ? null : media.child(bytes, "minf");
        Box table = inner == null ? null : inner.child(bytes, "stbl");
        Box descriptions = table == null ? null : table.child(bytes, "stsd");
        Box times = table == null ? null : table.child(bytes, "stts");
        Box picture = descriptions == null ? null : Box.at(bytes, descriptions.content() + 8, descriptions.end());
        return new Track(
                header == null ? 0 : Math.max(0, bytes.number(header.content() + skip(bytes, header), 4)),
                header == null || (bytes.at(header.content() + 3) & 1) != 0,
                handler == null ? "" : bytes.text(handler.content() + 8, 4),
                rate == null ? 0 : Math.max(0, bytes.number(rate.content() + skip(bytes, rate), 4)),
                picture == null ? null : codec(bytes, picture),
                picture == null ? 0 : (int) Math.max(0, bytes.number(picture.content() + 24, 2)),
                picture == null ? 0 : (int) Math.max(0, bytes.number(picture.content() + 26, 2)),
                times == null ? Times.NONE : times(bytes, times));
    }

    boolean isPicture() {
        return handler.equals(PICTURE);
    }

    /** Bytes before what follows two times: version, flags and the times. */
    static int skip(Bytes bytes, Box box) {
        return 4 + (bytes.at(box.content()) == 1 ? WIDE_TIMES : TIMES);
    }

    @CheckForNull
    private static String codec(Bytes bytes, Box picture) {
        Box inner = new Box(picture.type(), picture.start(), picture.content() + PICTURE_HEAD, picture.end());
        if (picture.type().equals("encv")) {
            Box scheme = inner.child(bytes, "sinf");
            Box original = scheme == null ? null : scheme.child(bytes, "frma");
            return original == null ? null : Codecs.ofLetters(bytes.text(original.content(), 4));
        }
        if (picture.type().equals("mp4v")) {
            Box systems = inner.child(bytes, "esds");
            return systems == null ? null : Codecs.ofObject(objectType(bytes, systems));
        }
        return Codecs.ofLetters(picture.type());
    }

    /** Of the first stream that is described (ISO/IEC 14496-1), -1 where it cannot be read. */
    private static int objectType(Bytes bytes, Box systems) {
        long stream = content(bytes, systems.content() + 4, 3);
        int flags = bytes.at(stream + 2);
        long config = stream + 3;
        config += (flags & 0x80) == 0 ? 0 : 2;
        config += (flags & 0x40) == 0 ? 0 : 1 + Math.max(0, bytes.at(config));
        config += (flags & 0x20) == 0 ? 0 : 2;
        return stream < 0 || flags < 0 ? -1 : bytes.at(content(bytes, config, 4));
    }

    /** Where the content of a descriptor begins, behind its tag and its length of up to four bytes; -1 for another tag. */
    private static long content(Bytes bytes, long at, int tag) {
        if (bytes.at(at) != tag) {
            return -1;
        }
        long next = at + 1;
        for (int i = 0; i < 3 && bytes.at(next) >= 0x80; i++) {
            next++;
        }
        return next + 1;
    }

    private static Times times(Bytes bytes, Box table) {
        long entries = Math.min(
                Math.min(MOST_TIMES, bytes.number(table.content() + 4, 4)), (table.end() - table.content() - 8) / 8);
        Times sum = Times.NONE;
        for (long i = 0; i < entries; i++) {
            long samples = bytes.number(table.content() + 8 + 8 * i, 4);
            long ticks = bytes.number(table.content() + 12 + 8 * i, 4);
            if (samples < 0 || ticks < 0) {
                break;
            }
            sum = sum.plus(new Times(samples, (double) samples * ticks));
        }
        return sum;
    }
}
