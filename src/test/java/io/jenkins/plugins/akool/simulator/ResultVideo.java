package io.jenkins.plugins.akool.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A translated video of any length: a sample, then a {@code free} box (ISO/IEC 14496-12, which every player skips) with
 * the language and the id of the translation and, for a longer video, filler. So each translation has bytes of its own,
 * all are playable, and none is larger in memory than its sample.
 */
final class ResultVideo implements Content {
    private static final int BOX_HEADER = 16;

    private final byte[] head;
    private final long length;

    /** @param wantedLength in bytes; 0 for the shortest */
    ResultVideo(byte[] sample, String note, long wantedLength) {
        byte[] noteBytes = note.getBytes(StandardCharsets.UTF_8);
        int shortest = sample.length + BOX_HEADER + noteBytes.length;
        length = wantedLength == 0 ? shortest : wantedLength;
        if (length < shortest) {
            throw new IllegalArgumentException("A result has at least " + shortest + " bytes, not " + wantedLength);
        }
        // Size 1 announces a 64-bit size behind the type, which boxes beyond 4 GiB need.
        head = ByteBuffer.allocate(shortest)
                .put(sample)
                .putInt(1)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .putLong(length - sample.length)
                .put(noteBytes)
                .array();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void copy(long from, long count, OutputStream out) throws IOException {
        long position = from;
        long end = from + count;
        if (position < head.length) {
            int part = (int) Math.min(count, head.length - position);
            out.write(head, (int) position, part);
            position += part;
        }
        byte[] buffer = new byte[(int) Math.min(64 * 1024, Math.max(0, end - position))];
        while (position < end) {
            int part = (int) Math.min(buffer.length, end - position);
            for (int i = 0; i < part; i++) {
                buffer[i] = filler(position + i);
            }
            out.write(buffer, 0, part);
            position += part;
        }
    }

    /** Depends on the position alone, and repeats nowhere near: a shifted resume shows. */
    private static byte filler(long position) {
        return (byte) ((position * 0x9E3779B97F4A7C15L) >>> 56);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length));
        try {
            copy(0, length, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** In lower-case hexadecimal; needs no memory for the video. */
    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            copy(0, length(), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
