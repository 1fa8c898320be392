package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Subtitles by how they are written, whatever letters they are written in. */
public final class Subtitles {

    private static final String TIME = "(\\d+:)?\\d{1,2}:\\d{1,2}[,.:]\\d{1,3}";

    /** With or without a number before it, an end of the line and what is said behind it. */
    private static final Pattern SUB_RIP = Pattern.compile("(?m)^[ \\t]*" + TIME + "[ \\t]*-+>[ \\t]*" + TIME);

    private static final Pattern SUB_VIEWER = Pattern.compile("(?m)^" + TIME + "," + TIME + "[ \\t]*$");

    private static final Pattern FRAMES = Pattern.compile("\\{\\d+}\\{\\d*}.*", Pattern.DOTALL);

    private static final Pattern LYRICS = Pattern.compile("(?m)^\\[\\d+:\\d\\d[.:]\\d+]");

    /** Comments may stand before the first section. */
    private static final Pattern SCRIPT_INFO = Pattern.compile("(?i)(?:[;!][^\\n]*\\n\\s*)*\\[Script Info]");

    private Subtitles() {}

    /** Null where it is none. */
    @CheckForNull
    static Kind of(Text text) {
        String content = text.content();
        if (content.startsWith("WEBVTT")) {
            return Kind.subtitles("vtt");
        }
        if (SCRIPT_INFO.matcher(content).lookingAt()) {
            return Kind.subtitles(content.contains("[V4 Styles]") ? "ssa" : "ass");
        }
        if (text.root().equals("tt")) {
            return Kind.subtitles("ttml");
        }
        if (text.root().equals("sami")) {
            return Kind.subtitles("smi");
        }
        if (text.document() != null) {
            return null;
        }
        if (SUB_RIP.matcher(content).find()) {
            return Kind.subtitles("srt");
        }
        if (SUB_VIEWER.matcher(content).find()) {
            return Kind.subtitles("sbv");
        }
        if (FRAMES.matcher(content).matches()) {
            return Kind.subtitles("sub");
        }
        return LYRICS.matcher(content).find() ? Kind.subtitles("lrc") : null;
    }

    /**
     * The same text in UTF-8, without a mark at its beginning. Left as it is where nothing tells in which of the many ways
     * with a byte for each letter it is written: a wrong guess could not be undone.
     */
    @NonNull
    public static byte[] inUtf8(@NonNull byte[] file) {
        Text text = Text.of(file, true);
        Charset charset = text == null ? null : text.charset();
        return charset == null
                ? file
                : new String(file, charset).replaceFirst("^\ufeff", "").getBytes(StandardCharsets.UTF_8);
    }
}
