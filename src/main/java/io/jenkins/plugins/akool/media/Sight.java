package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The part of a file that is there, from its beginning on. */
final class Sight extends Bytes {

    /** Bytes of the beginning that are looked at as a whole. */
    static final int HEAD = 64 << 10;

    /** Bytes that are read at once elsewhere. */
    private static final int WINDOW = 4 << 10;

    private final FileChannel file;
    private final long length;
    private final boolean whole;
    private final byte[] head;

    /** Null where the beginning is no text. */
    @CheckForNull
    private final Text text;

    private byte[] window = new byte[0];
    private long windowAt;

    /**
     * @param whole whether the file has no more to come
     */
    Sight(FileChannel file, boolean whole) throws IOException {
        this.file = file;
        this.length = file.size();
        this.whole = whole;
        head = read(0, HEAD);
        text = Text.of(head, whole && head.length == length);
    }

    /** The beginning as a text, null where it is none. */
    @CheckForNull
    Text asText() {
        return text;
    }

    byte[] head() {
        return head;
    }

    @Override
    public long length() {
        return length;
    }

    boolean isWhole() {
        return whole;
    }

    private byte[] read(long at, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(most, length - at)));
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
            // Until it is full.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public int at(long position) {
        if (position < 0 || position >= length) {
            return -1;
        }
        if (position < head.length) {
            return head[(int) position] & 0xff;
        }
        if (position < windowAt || position >= windowAt + window.length) {
            try {
                window = read(position, WINDOW);
                windowAt = position;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return position < windowAt + window.length ? window[(int) (position - windowAt)] & 0xff : -1;
    }

    /** Whether it begins with one of these. */
    boolean begins(String... marks) {
        for (String mark : marks) {
            if (has(0, mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the beginning has it anywhere. */
    boolean mentions(String mark) {
        return new String(head, StandardCharsets.ISO_8859_1).contains(mark);
    }
}
