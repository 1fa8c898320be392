package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a {@code Range} header asks for (RFC 9110, 14.1.2).
 *
 * @param first offset of the first byte
 * @param length bytes, 0 where nothing of what was asked for is there
 * @param whole whether the header asks for nothing that a server has to heed, so that the answer is the file
 */
record ByteRange(long first, long length, boolean whole) {

    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

    /**
     * Reads a header. What is malformed counts as absent, and so do several ranges, which a server may refuse to put
     * together; numbers may be as large as they like.
     *
     * @param header as it came, or null
     * @param length of the file, at least 1
     */
    @NonNull
    static ByteRange of(@CheckForNull String header, long length) {
        Matcher single = SINGLE.matcher(header == null ? "" : header);
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return new ByteRange(0, length, true);
        }
        if (single.group(1).isEmpty()) {
            long last = capped(single.group(2), length);
            return new ByteRange(length - last, last, false);
        }
        BigInteger from = new BigInteger(single.group(1));
        if (!single.group(2).isEmpty() && new BigInteger(single.group(2)).compareTo(from) < 0) {
            return new ByteRange(0, length, true);
        }
        long first = capped(single.group(1), length);
        long last = single.group(2).isEmpty() ? length - 1 : capped(single.group(2), length - 1);
        return new ByteRange(first, Math.max(0, last - first + 1), false);
    }

    private static long capped(String number, long most) {
        return new BigInteger(number).min(BigInteger.valueOf(most)).longValueExact();
    }

    /** For the {@code Content-Range} header. */
    @NonNull
    String of(long total) {
        return length == 0 ? "bytes */" + total : "bytes " + first + "-" + (first + length - 1) + "/" + total;
    }
}
