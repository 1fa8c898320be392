package io.jenkins.plugins.akool.bytes;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A box of MP4 and its relatives (ISO/IEC 14496-12) and of QuickTime: a size and a type, and what is in it. A damaged one
 * may claim to end behind the one that it is in.
 *
 * @param type four characters
 * @param content where it begins
 */
public record Box(@NonNull String type, long start, long content, long end) {

    /** Boxes that are looked at on one level; a fragmented file has thousands. */
    private static final int MOST = 100_000;

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    /** Null where there is none before the limit, or nothing that could be one. */
    @CheckForNull
    public static Box at(@NonNull Bytes bytes, long at, long limit) {
        long size = bytes.number(at, 4);
        String type = bytes.text(at + 4, 4);
        if (size < 0 || at > limit - HEADER || !isType(type)) {
            return null;
        }
        int header = size == 1 ? LARGE_HEADER : HEADER;
        if (size == 1) {
            size = bytes.number(at + HEADER, 8);
        } else if (size == 0) {
            // To the end, as a camera writes that does not know it yet.
            size = Math.max(header, Math.min(limit, bytes.length()) - at);
        }
        return size < header || size > Long.MAX_VALUE - at ? null : new Box(type, at, at + header, at + size);
    }

    /** All that are in it, up to the first thing that is none; looked for as they are asked for. */
    @NonNull
    public Stream<Box> children(@NonNull Bytes bytes) {
        return row(bytes, content, end);
    }

    /** Those of one type. */
    @NonNull
    public Stream<Box> children(@NonNull Bytes bytes, @NonNull String wanted) {
        return children(bytes).filter(child -> child.type().equals(wanted));
    }

    /** The first of one type, or null. */
    @CheckForNull
    public Box child(@NonNull Bytes bytes, @NonNull String wanted) {
        return children(bytes, wanted).findFirst().orElse(null);
    }

    /** Boxes that follow each other, up to the first thing that is none; looked for as they are asked for. */
    @NonNull
    public static Stream<Box> row(@NonNull Bytes bytes, long from, long limit) {
        return Stream.iterate(at(bytes, from, limit), Objects::nonNull, box -> at(bytes, box.end(), limit))
                .limit(MOST);
    }

    /** Four letters, mostly; QuickTime's own begin with a copyright sign. */
    private static boolean isType(String type) {
        return type.length() == 4
                && type.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == 0xa9)
                && type.chars().anyMatch(Character::isLetter);
    }
}
