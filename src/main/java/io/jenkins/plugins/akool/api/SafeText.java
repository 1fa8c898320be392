package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
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

    /** Characters that would mean something else if they stood in a link as such. */
    private static final Pattern TELLING = Pattern.compile("[%/?#@:\\\\]");

    private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

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

    /**
     * Like {@link #of}, with the letters of links as people write them instead of {@code %E6%97%A5}.
     *
     * @param text from a server or a user; null counts as empty
     */
    @NonNull
    public static String readable(@CheckForNull String text) {
        // Masked before, so that nothing that is hidden by its place comes to light, and after, so that nothing new
        // does.
        return of(ESCAPED.matcher(of(text)).replaceAll(match -> Matcher.quoteReplacement(letters(match.group()))));
    }

    /** The letters that the escapes stand for, and the escapes where they stand for none. */
    private static String letters(String escapes) {
        byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
        try {
            String letters = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return TELLING.matcher(letters)
                    .replaceAll(match -> "%%%02X".formatted((int) match.group().charAt(0)));
        } catch (CharacterCodingException e) {
            return escapes;
        }
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
