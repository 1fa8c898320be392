package io.jenkins.plugins.akool.bytes;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * The bytes of a file by their place, as far as they are in reach. Looking elsewhere gives nothing and is no error.
 * Numbers are read with the highest byte first.
 */
public abstract class Bytes {

    /**
     * An unsigned byte, -1 where there is none, or it is out of reach.
     *
     * @throws java.io.UncheckedIOException where reading fails
     */
    public abstract int at(long position);

    /** How many bytes there are, {@link Long#MAX_VALUE} where that is not known. */
    public abstract long length();

    /** As many bytes as there are of those wanted, one character each. */
    @NonNull
    public final String text(long position, int count) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int next = at(position + i);
            if (next < 0) {
                break;
            }
            found.append((char) next);
        }
        return found.toString();
    }

    /**
     * @param mark one character for each byte
     */
    public final boolean has(long position, @NonNull String mark) {
        return text(position, mark.length()).equals(mark);
    }

    /** An unsigned number of so many bytes, -1 where not all of them are there, or it is too large. */
    public final long number(long position, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = at(position + i);
            if (next < 0 || value >> 55 != 0) {
                return -1;
            }
            value = value << 8 | next;
        }
        return value;
    }
}
