package io.jenkins.plugins.akool.source;

import hudson.Util;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** One answer with a file, or a part of it. The file may hold anything at all, so no browser is to show it. */
final class FileAnswer {

    private static final int CHUNK = 64 * 1024;

    private final ServedFile file;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    FileAnswer(ServedFile file, HttpServletRequest request, HttpServletResponse response) {
        this.file = file;
        this.request = request;
        this.response = response;
    }

    /**
     * @throws IOException where the reader is gone or the file cannot be read to its end
     */
    void send() throws IOException, InterruptedException {
        String tag = '"' + file.sha256() + '"';
        response.setHeader("ETag", tag);
        if (file.lastModified() > 0) {
            response.setDateHeader("Last-Modified", file.lastModified());
        }
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + Util.rawEncode(file.name()));
        response.setContentType(type(file.name()));
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        boolean head = request.getMethod().equals("HEAD");
        ByteRange range = ByteRange.of(head || isForAnother(tag) ? null : request.getHeader("Range"), file.length());
        if (!range.whole()) {
            response.setHeader("Content-Range", range.of(file.length()));
            response.setStatus(
                    range.length() == 0
                            ? HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE
                            : HttpServletResponse.SC_PARTIAL_CONTENT);
        }
        response.setContentLengthLong(range.length());
        if (!head && range.length() > 0) {
            copy(range);
        }
    }

    /** Whether the range is wanted only of a file that this one is not. */
    private boolean isForAnother(String tag) {
        String wanted = request.getHeader("If-Range");
        return wanted != null && !wanted.equals(tag);
    }

    private void copy(ByteRange range) throws IOException, InterruptedException {
        try (InputStream in = file.open()) {
            in.skipNBytes(range.first());
            OutputStream out = response.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (long left = range.length(); left > 0; ) {
                int read = in.read(chunk, 0, (int) Math.min(CHUNK, left));
                if (read < 0) {
                    throw new EOFException("the copy is shorter than it was");
                }
                out.write(chunk, 0, read);
                left -= read;
            }
            out.flush();
        }
    }

    /** Of what AKOOL reads; anything else is only bytes. */
    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "mp4", "m4v" -> "video/mp4";
            case "mov" -> "video/quicktime";
            case "avi" -> "video/x-msvideo";
            case "mkv" -> "video/x-matroska";
            case "webm" -> "video/webm";
            case "wmv" -> "video/x-ms-wmv";
            case "flv" -> "video/x-flv";
            case "srt" -> "application/x-subrip";
            case "ass" -> "text/x-ssa";
            default -> "application/octet-stream";
        };
    }
}
