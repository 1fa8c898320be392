package io.jenkins.plugins.akool.bytes;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.stream.Stream;

/**
 * An element of Matroska and WebM (RFC 8794): an id and a length, and what is in it. A damaged one may claim to end behind
 * the one that it is in.
 *
 * @param id with the bits that tell its own length
 * @param content where it begins
 * @param end {@link Long#MAX_VALUE} where the writer did not know it
 */
public record Element(int id, long content, long end) {

    /** What a file begins with. */
    public static final int HEADER = 0x1A45DFA3;

    /** Elements that are looked at on one level. */
    private static final int MOST = 10_000;

    /** Null where there is none. */
    @CheckForNull
    public static Element at(@NonNull Bytes bytes, long at) {
        int idBytes = width(bytes, at);
        int sizeBytes = width(bytes, at + idBytes);
        if (idBytes == 0 || idBytes > 4 || sizeBytes == 0) {
            return null;
        }
        long size = bytes.number(at + idBytes, sizeBytes);
        if (size < 0) {
            return null;
        }
        long mask = (1L << 7 * sizeBytes) - 1;
        long content = at + idBytes + sizeBytes;
        boolean open = (size & mask) == mask;
        return new Element((int) bytes.number(at, idBytes), content, open ? Long.MAX_VALUE : content + (size & mask));
    }

    /** Whether the writer knew where it ends. */
    public boolean isClosed() {
        return end != Long.MAX_VALUE;
    }

    /**
     * All that are in it, up to the first whose end nobody knows, or the first thing that is none; looked for as they are
     * asked for.
     */
    @NonNull
    public Stream<Element> children(@NonNull Bytes bytes) {
        return Stream.iterate(
                        at(bytes, content),
                        child -> child != null && child.content() <= end,
                        child -> child.isClosed() ? at(bytes, child.end()) : null)
                .limit(MOST);
    }

    /** The first with this id, or null. */
    @CheckForNull
    public Element child(@NonNull Bytes bytes, int wanted) {
        return children(bytes).filter(child -> child.id() == wanted).findFirst().orElse(null);
    }

    /** Bytes of the number that is there: its first one tells, 0 where there is none. */
    private static int width(Bytes bytes, long at) {
        int first = bytes.at(at);
        return first <= 0 ? 0 : Integer.numberOfLeadingZeros(first) - 23;
    }
}
