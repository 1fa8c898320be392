package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/** Makes text from outside fit for a log line or a page: one line, bounded, without query strings and keys. */
public final class SafeText {

    /** Characters; AKOOL's messages are one sentence, a proxy's error page is not. */
    private static final int LONGEST = 300;

    /** Characters that are looked at, since the patterns take time that grows with the square of the length. */
    private static final int MOST_READ = 8000;

    /** Signed links carry their signature in the query, and user info may be a password. */
    private static final Pattern QUERY = Pattern.compile("(?i)(\\bhttps?://[^\\s?#\"'<>]+)[?#][^\\s\"'<>]*");

    private static final Pattern USER_INFO = Pattern.compile("(?i)(\\bhttps?://)[^\\s/?#]+@");

    /** A part of a path that is as long as a key of 256 bits in base64, and no file name: some links carry one there. */
    private static final Pattern KEY = Pattern.compile("(?i)(/|%2f)[a-z0-9_-]{43,}+(?!\\.[a-z0-9])");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private SafeText() {}

    /**
     * Returns the text on one line, at most 300 characters, every link in it cut before its query, without keys.
     *
     * @param text from a server or a user; null counts as empty
     */
    @NonNull
    public static String of(@CheckForNull String text) {
        if (text == null) {
            return "";
        }
        String line = CONTROL.matcher(read(text)).replaceAll(" ").strip();
        line = USER_INFO.matcher(line).replaceAll("$1");
        line = QUERY.matcher(line).replaceAll("$1?…");
        line = KEY.matcher(line).replaceAll("$1…");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** Ends between two words, since half a link may be a password whose end was cut off. */
    private static String read(String text) {
        if (text.length() <= MOST_READ) {
            return text;
        }
        int end = MOST_READ;
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
