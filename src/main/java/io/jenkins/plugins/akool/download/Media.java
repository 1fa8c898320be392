package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a link is to lead to. A server's word for it is not enough, and neither are the bytes alone: storages serve error
 * pages with the status of success, and pages under the type of a video.
 */
public enum Media {
    VIDEO("video", Pattern.compile("video/.+|application/mp4|(application|binary)/octet-stream")),
    SUBTITLES(
            "subtitle file",
            Pattern.compile("text/(plain|vtt|srt|x-srt|x-ssa|x-ass)|application/(x-subrip|srt|x-srt|x-ass)"
                    + "|(application|binary)/octet-stream"));

    /** Bytes of a file's beginning that tell what it is; two packets of a transport stream are in it. */
    static final int TELLING = 512;

    private static final int TS_PACKET = 188;
    private static final byte TS_SYNC = 0x47;

    private static final Pattern SRT = Pattern.compile("\\d+\\s*\\R\\s*\\d+:\\d\\d:\\d\\d[,.]\\d.*", Pattern.DOTALL);

    private final String name;

    /** Media types that it is served under. */
    private final Pattern types;

    Media(String name, Pattern types) {
        this.name = name;
        this.types = types;
    }

    /**
     * Refuses what is something else.
     *
     * @param contentType as the server said, or null
     * @param beginning the file's first bytes, {@link #TELLING} of them where it has as many
     * @throws DownloadException with a sentence that says what it is; one that is empty may be so for the moment
     */
    void check(@CheckForNull String contentType, @NonNull byte[] beginning) throws DownloadException {
        if (beginning.length == 0) {
            throw new DownloadException("The server sent an empty file.", true, null);
        }
        String type = contentType == null
                ? null
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean typeFits = type == null || type.isEmpty() || types.matcher(type).matches();
        if (!typeFits || !begins(beginning)) {
            String served = type == null || type.isEmpty() ? "" : ", served as " + SafeText.of(type);
            throw new DownloadException(
                    "The link leads to " + describe(beginning) + served + ", and not to a " + name + ".", false, null);
        }
    }

    private boolean begins(byte[] bytes) {
        return this == VIDEO ? isVideo(bytes) : isSubtitles(text(bytes));
    }

    /** MP4 and QuickTime, WebM and Matroska, AVI, MPEG transport stream. */
    private static boolean isVideo(byte[] bytes) {
        return has(bytes, 4, "ftyp")
                || has(bytes, 0, "\u001aEß£")
                || has(bytes, 0, "RIFF") && has(bytes, 8, "AVI ")
                || bytes.length > TS_PACKET && bytes[0] == TS_SYNC && bytes[TS_PACKET] == TS_SYNC;
    }

    /** SRT, WebVTT, SSA and ASS. */
    private static boolean isSubtitles(String text) {
        return text.startsWith("WEBVTT")
                || text.startsWith("[Script Info]")
                || SRT.matcher(text).matches();
    }

    private static String describe(byte[] bytes) {
        String text = text(bytes).toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "an HTML page";
        }
        if (text.startsWith("<?xml") || text.startsWith("<error")) {
            return "an XML document";
        }
        if (text.startsWith("{") || text.startsWith("[{")) {
            return "a JSON document";
        }
        if (isVideo(bytes)) {
            return "a video";
        }
        if (isSubtitles(text(bytes))) {
            return "a subtitle file";
        }
        if (has(bytes, 0, "\u0089PNG")
                || has(bytes, 0, "ÿØÿ")
                || has(bytes, 0, "GIF8")
                || has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
            return "an image";
        }
        if (has(bytes, 0, "PK\u0003\u0004") || has(bytes, 0, "\u001f\u008b")) {
            return "an archive";
        }
        return text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c)) ? "a text" : "something unknown";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .strip();
    }

    /**
     * @param mark one character for each byte
     */
    private static boolean has(byte[] bytes, int at, String mark) {
        return bytes.length >= at + mark.length()
                && new String(bytes, at, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }
}
