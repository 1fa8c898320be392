package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Which bytes of a file an answer brings, and of which file.
 *
 * @param from position of the first, -1 where a partial answer does not say
 * @param end position behind the last, -1 where it is not announced
 * @param whole the file's length, bytes, -1 where it is not announced
 * @param validator a strong ETag or a date, null where the server gave neither
 * @param type as the server calls it, or null
 * @param isEndTold whether the end of the file is told from that of a connection which breaks
 */
record Offer(
        long from,
        long end,
        long whole,
        @CheckForNull String validator,
        @CheckForNull String type,
        boolean isEndTold) {

    private static final Pattern RANGE = Pattern.compile("(?i)bytes[ =]+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private static final Pattern UNSATISFIED = Pattern.compile("(?i)bytes \\*/(\\d{1,18})");

    static Offer of(Response response) {
        String etag = response.header("ETag");
        String validator = etag != null && !etag.startsWith("W/") ? etag : response.header("Last-Modified");
        String type = response.header("Content-Type");
        if (response.code() == 200) {
            // Of what is packed it is the length on the way.
            long length = Packing.isPacked(response) ? -1 : response.body().contentLength();
            boolean told = response.body().contentLength() >= 0
                    || response.header("Transfer-Encoding") != null
                    || response.protocol() != Protocol.HTTP_1_1 && response.protocol() != Protocol.HTTP_1_0;
            return new Offer(0, length, length, validator, type, told);
        }
        Matcher range = RANGE.matcher(range(response));
        if (!range.matches()) {
            return new Offer(-1, -1, -1, validator, type, false);
        }
        String total = range.group(3);
        return new Offer(
                Long.parseLong(range.group(1)),
                Long.parseLong(range.group(2)) + 1,
                total.equals("*") ? -1 : Long.parseLong(total),
                validator,
                type,
                !total.equals("*"));
    }

    private static String range(Response response) {
        String told = response.header("Content-Range");
        return told == null ? "" : told.strip();
    }

    /** Whether the answer, to a question for what is behind the end, says that there is nothing. */
    static boolean isAtEnd(Response response, long have) {
        Matcher end = UNSATISFIED.matcher(range(response));
        return response.code() == 416 && end.matches() && Long.parseLong(end.group(1)) == have;
    }

    /** Whether it brings all, as far as it says; one that begins at the beginning and names no end does. */
    boolean isAll() {
        return from == 0 && (whole < 0 || end == whole);
    }
}
