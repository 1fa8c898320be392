package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that are a text, and the way they are written.
 *
 * @param content without the mark at its beginning, and without blanks around it
 * @param charset null where it is one of the many with a byte for each letter, of which nothing tells them apart
 */
record Text(String content, @CheckForNull Charset charset) {

    private static final String MARK = "\ufeff";

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** Marks at the beginning; the longer before what they begin with. */
    private static final List<Charset> MARKED =
            List.of(UTF_32LE, UTF_32BE, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private static final Pattern JSON = Pattern.compile("\\{(?!\\d+}).*|\\[\\s*[\\[{\"\\]].*", Pattern.DOTALL);

    private static final Pattern ROOT =
            Pattern.compile("<(?:!doctype\\s{1,20})?(?:[\\w.-]{1,40}:)?([\\w.-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final Set<String> HTML = Set.of(
            "html", "head", "body", "title", "script", "style", "meta", "link", "center", "h1", "h2", "h3", "p", "div",
            "span", "a", "b", "pre", "br", "hr", "table", "form", "font", "img");

    /** Of a text in an unknown way of writing, at least this part is plain: spaces, digits, punctuation, some letters. */
    private static final double PLAIN = 0.3;

    /** Null where it is no text. */
    @CheckForNull
    static Text of(byte[] bytes, boolean whole) {
        for (Charset charset : MARKED) {
            byte[] mark = MARK.getBytes(charset);
            if (bytes.length >= mark.length
                    && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark))) {
                return of(bytes, charset, whole);
            }
        }
        Charset wide = wide(bytes);
        Text text = of(bytes, wide == null ? StandardCharsets.UTF_8 : wide, whole);
        return text == null && isLettersOfAByte(bytes)
                ? text(new String(bytes, StandardCharsets.ISO_8859_1), null)
                : text;
    }

    /** What has two bytes for each letter shows zeros at every second place, since digits and spaces have them. */
    @CheckForNull
    private static Charset wide(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int enough = Math.max(1, bytes.length / 10);
        if (zeros[0] == 0 && zeros[1] >= enough) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[1] == 0 && zeros[0] >= enough ? StandardCharsets.UTF_16BE : null;
    }

    @CheckForNull
    private static Text of(byte[] bytes, Charset charset, boolean whole) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        // The last letter may be cut where there is more to come.
        boolean broken = decoder.decode(ByteBuffer.wrap(bytes), chars, whole).isError();
        String content = chars.flip().toString().replaceFirst("^" + MARK, "");
        return broken || !isPrintable(content) ? null : text(content, charset);
    }

    private static Text text(String content, @CheckForNull Charset charset) {
        return new Text(withoutZeros(content).strip(), charset);
    }

    /** Some programs end a text with them. */
    private static String withoutZeros(String content) {
        int end = content.length();
        while (end > 0 && content.charAt(end - 1) == 0) {
            end--;
        }
        return content.substring(0, end);
    }

    /** Zeros alone are no text. */
    private static boolean isPrintable(String content) {
        String written = withoutZeros(content);
        return written.isEmpty() == content.isEmpty()
                && written.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0xfffe && c != 0xffff || isBlank(c));
    }

    /** Escapes begin the letters of some Japanese texts. */
    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1b;
    }

    private static boolean isLettersOfAByte(byte[] bytes) {
        int plain = 0;
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c < ' ' && !isBlank(c) || c == 0x7f) {
                return false;
            }
            plain += c < 0x80 ? 1 : 0;
        }
        return plain >= PLAIN * bytes.length;
    }

    /** What sort of document it is, null where it is only a text. */
    @CheckForNull
    Kind document() {
        String root = root();
        if (root.equals("svg")) {
            return Kind.IMAGE;
        }
        if (!root.isEmpty() || content.startsWith("<?xml")) {
            return Kind.other(HTML.contains(root) ? "html" : "xml");
        }
        if (JSON.matcher(content).matches()) {
            return Kind.other("json");
        }
        return content.startsWith("#EXTM3U") ? Kind.other("playlist") : null;
    }

    /** The name of the first element of a document in markup, in lower case; empty where it is none. */
    String root() {
        int at = 0;
        for (int next = behindNote(at); next > at; next = behindNote(at)) {
            at = next;
        }
        Matcher root = ROOT.matcher(content).region(at, content.length());
        return root.lookingAt() ? root.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Where a declaration or a comment that begins there ends, with the blanks behind it. */
    private int behindNote(int at) {
        int end = at;
        if (content.startsWith("<!--", at)) {
            end = content.indexOf("-->", at) + 3;
        } else if (content.startsWith("<?", at)) {
            end = content.indexOf("?>", at) + 2;
        }
        while (end > at && end < content.length() && Character.isWhitespace(content.charAt(end))) {
            end++;
        }
        return end;
    }
}
