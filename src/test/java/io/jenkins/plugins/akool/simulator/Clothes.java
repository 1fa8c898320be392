package io.jenkins.plugins.akool.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is served in another way than usual, as storages and what is in front of them do. Each part may be null for
 * the usual.
 *
 * @param content in place of the proper one
 * @param type what it is called
 * @param coding how it is packed, whatever was asked for
 * @param ranges what becomes of a wish for a part, or of none
 * @param length what is said of it beforehand
 */
public record Clothes(byte[] content, String type, Coding coding, Ranges ranges, Length length)
        implements Fault.Afterwards {

    /** {@code Content-Encoding}. */
    public enum Coding {
        NONE(null),
        GZIP("gzip"),
        DEFLATE("deflate"),
        /** Without the header that zlib puts before it. */
        RAW_DEFLATE("deflate"),
        /** Said to be packed, and not. */
        CLAIMED("gzip"),
        /** What nobody here can unpack. */
        BROTLI("br");

        private final String header;

        Coding(String header) {
            this.header = header;
        }

        private OutputStream pack(OutputStream out) throws IOException {
            return switch (this) {
                case GZIP -> new GZIPOutputStream(out);
                case DEFLATE -> new DeflaterOutputStream(out);
                case RAW_DEFLATE -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true));
                case NONE, CLAIMED, BROTLI -> out;
            };
        }
    }

    /** Which part of it is served. */
    public enum Ranges {
        USUAL,
        /** All with status 200, whatever was asked for. */
        IGNORED,
        /** All with status 206 where nothing was asked for, as CloudFront does. */
        ALL_AS_PART,
        /** The same, without the whole length. */
        ALL_OF_UNKNOWN,
        /** Never more than a third of the whole at once. */
        CAPPED,
        /** Several parts in one answer. */
        SEVERAL
    }

    /** How the end of it is told. */
    public enum Length {
        ANNOUNCED,
        CHUNKED,
        /** The connection is closed at the end. */
        TO_THE_END,
        /** More is announced than comes. */
        TOO_LONG
    }

    private static final String BOUNDARY = "simulated-boundary";

    /** The usual but for what is set on it. */
    public static Clothes usual() {
        return new Clothes(null, null, null, null, null);
    }

    public Clothes of(byte[] other, String called) {
        return new Clothes(other, called, coding, ranges, length);
    }

    public Clothes with(Coding other) {
        return new Clothes(content, type, other, ranges, length);
    }

    public Clothes with(Ranges other) {
        return new Clothes(content, type, coding, other, length);
    }

    public Clothes with(Length other) {
        return new Clothes(content, type, coding, ranges, other);
    }

    boolean has(Length wanted) {
        return length == wanted;
    }

    /** @param whole the usual answer, of the whole file */
    Answer dress(ReceivedRequest request, Answer whole) {
        if (whole.status() != 200) {
            return whole;
        }
        Content packed = packed(content == null ? whole.content() : Content.of(content));
        String called = type == null ? whole.headers().get(Answer.TYPE) : type;
        FileAnswers files = new FileAnswers(request, Instant.EPOCH, ranges == Ranges.IGNORED);
        Answer answer = parts(files.serve(packed, called), packed.length());
        return coding == null || coding.header == null
                ? answer
                : answer.with(Map.of("Content-Encoding", coding.header));
    }

    private Content packed(Content plain) {
        if (coding == null) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = coding.pack(bytes)) {
            plain.copy(0, plain.length(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Content.of(bytes.toByteArray());
    }

    private Answer parts(Answer usual, long all) {
        if (ranges == null || usual.status() == 416) {
            return usual;
        }
        return switch (ranges) {
            case USUAL, IGNORED -> usual;
            case ALL_AS_PART -> usual.status() == 200 ? FileAnswers.part(usual, "0", "") : usual;
            case ALL_OF_UNKNOWN ->
                usual.status() == 200
                        ? FileAnswers.part(usual, "0", "").with(Map.of("Content-Range", "bytes 0-" + (all - 1) + "/*"))
                        : usual;
            case CAPPED -> capped(usual, all);
            case SEVERAL -> several(usual, all);
        };
    }

    private static Answer capped(Answer usual, long all) {
        long from = all - usual.content().length();
        long count = Math.min(usual.content().length(), all / 3 + 1);
        Answer part = new Answer(206, usual.headers(), usual.content().slice(0, count));
        return part.with(Map.of("Content-Range", "bytes " + from + "-" + (from + count - 1) + "/" + all));
    }

    private static Answer several(Answer usual, long all) {
        String head = "--" + BOUNDARY + "\r\nContent-Range: bytes 0-" + (all - 1) + "/" + all + "\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.write(head.getBytes(StandardCharsets.US_ASCII));
            usual.content().copy(0, usual.content().length(), body);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = new LinkedHashMap<>(usual.headers());
        headers.remove("Content-Range");
        headers.put(Answer.TYPE, "multipart/byteranges; boundary=" + BOUNDARY);
        return new Answer(206, headers, Content.of(body.toByteArray()));
    }
}
