package io.jenkins.plugins.akool.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Videos made by hand, as no program makes them. */
final class Forged {

    private Forged() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Numbers of four bytes each. */
    static byte[] numbers(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        for (long value : values) {
            buffer.putInt((int) value);
        }
        return buffer.array();
    }

    static byte[] box(String type, byte[]... content) {
        byte[] inner = join(content);
        return join(numbers(inner.length + 8), text(type), inner);
    }

    /** A box that claims to have another size. */
    static byte[] box(long size, String type, byte[]... content) {
        return join(numbers(size), text(type), join(content));
    }

    /** A box whose size needs 64 bits. */
    static byte[] wideBox(long size, String type, byte[]... content) {
        return join(numbers(1), text(type), numbers(size >>> 32, size), join(content));
    }

    static byte[] header() {
        return box("ftyp", text("isom"), numbers(0), text("isom"));
    }

    /** A movie of ten seconds. */
    static byte[] movie(byte[]... parts) {
        return box("moov", box("mvhd", numbers(0, 0, 0, 1000, 10_000)), join(parts));
    }

    /** 250 pictures in ten seconds, or as much sound. */
    static byte[] track(int id, String handler, byte[]... tables) {
        byte[] picture = join(new byte[24], numbers(640 << 16 | 360), new byte[50]);
        return box(
                "trak",
                box("tkhd", numbers(1, 0, 0, id)),
                box(
                        "mdia",
                        box("mdhd", numbers(0, 0, 0, 25, 250)),
                        box("hdlr", numbers(0, 0), text(handler)),
                        box(
                                "minf",
                                box(
                                        "stbl",
                                        box("stsd", numbers(0, 1), box("avc1", picture)),
                                        tables.length == 0 ? box("stts", numbers(0, 1, 250, 1)) : join(tables)))));
    }

    /** An element of Matroska with a size of four bytes. */
    static byte[] element(long id, byte[]... content) {
        byte[] inner = join(content);
        return join(id(id), numbers(0x10000000 | inner.length), inner);
    }

    /** An element whose size has these bytes. */
    static byte[] element(long id, String size, byte[]... content) {
        return join(id(id), text(size), join(content));
    }

    private static byte[] id(long id) {
        byte[] all = numbers(id);
        int zeros = Long.numberOfLeadingZeros(id) / 8 - 4;
        return Arrays.copyOfRange(all, zeros, 4);
    }
}
