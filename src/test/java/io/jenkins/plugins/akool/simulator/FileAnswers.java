package io.jenkins.plugins.akool.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves a file, or the part of it that was asked for (RFC 9110: one range, {@code If-Range}, {@code ETag}). */
final class FileAnswers {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final ReceivedRequest request;
    private final Instant modified;
    private final boolean ignoreRange;

    FileAnswers(ReceivedRequest request, Instant modified, boolean ignoreRange) {
        this.request = request;
        this.modified = modified;
        this.ignoreRange = ignoreRange;
    }

    Answer video(Content content) {
        return serve(content, "video/mp4");
    }

    Answer subtitles(Content content) {
        return serve(content, "application/x-subrip");
    }

    Answer serve(Content content, String type) {
        String tag = "\"%08x-%x\"".formatted(request.path().hashCode(), content.length());
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Answer.TYPE, type);
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", tag);
        headers.put("Last-Modified", date);
        Answer whole = new Answer(200, headers, content);

        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        String condition = request.header("If-Range").orElse(tag);
        boolean unchanged = condition.equals(tag) || condition.equals(date);
        boolean partly =
                range.matches() && !(range.group(1).isEmpty() && range.group(2).isEmpty());
        if (ignoreRange || !partly || !unchanged) {
            return whole;
        }
        return part(whole, range.group(1), range.group(2));
    }

    static Answer part(Answer whole, String first, String last) {
        long length = whole.content().length();
        long from = first.isEmpty() ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(last));
        if (from >= length || to < from) {
            return Answer.empty(416, Map.of("Content-Range", "bytes */" + length));
        }
        Answer part = new Answer(206, whole.headers(), whole.content().slice(from, to - from + 1));
        return part.with(Map.of("Content-Range", "bytes " + from + "-" + to + "/" + length));
    }
}
