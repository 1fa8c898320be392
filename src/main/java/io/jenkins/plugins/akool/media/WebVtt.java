package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subtitles as browsers take them: WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format") out of SubRip, which is how
 * AKOOL writes them, or out of WebVTT. Of each cue only its times and its words are kept. The words become text: what looks
 * like a tag in them is shown, not obeyed.
 */
public final class WebVtt {

    private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[,.:](\\d{1,3})";

    /** Two times on a line of their own; what follows them is about the place on the screen. */
    private static final Pattern TIMES =
            Pattern.compile("[ \\t]*" + TIME + "[ \\t]*-+>[ \\t]*" + TIME + "(?:[ \\t].*)?");

    private static final int GROUPS = 4;

    private WebVtt() {}

    /**
     * The same subtitles as WebVTT; one without a cue where there are none in it.
     *
     * @param file the whole file
     */
    @NonNull
    public static String of(@NonNull byte[] file) {
        List<String> lines = new String(Subtitles.inUtf8(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        boolean inCue = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher times = TIMES.matcher(lines.get(i));
            if (times.matches()) {
                vtt.append('\n').append(time(times, 0)).append(" --> ").append(time(times, GROUPS));
                vtt.append('\n');
                inCue = true;
            } else if (lines.get(i).isBlank()) {
                inCue = false;
            } else if (inCue && !isNumberOfNext(lines, i)) {
                vtt.append(text(lines.get(i))).append('\n');
            }
        }
        return vtt.toString();
    }

    /** Some programs leave out the empty line between two cues. */
    private static boolean isNumberOfNext(List<String> lines, int i) {
        return i + 1 < lines.size()
                && lines.get(i).strip().chars().allMatch(Character::isDigit)
                && TIMES.matcher(lines.get(i + 1)).matches();
    }

    private static String time(Matcher times, int before) {
        String hours = times.group(before + 1);
        return "%02d:%02d:%02d.%s"
                .formatted(
                        hours == null ? 0 : Integer.parseInt(hours),
                        Integer.parseInt(times.group(before + 2)),
                        Integer.parseInt(times.group(before + 3)),
                        (times.group(before + GROUPS) + "00").substring(0, 3));
    }

    private static String text(String line) {
        return line.replace("\0", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
