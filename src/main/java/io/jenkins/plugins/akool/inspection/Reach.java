package io.jenkins.plugins.akool.inspection;

import io.jenkins.plugins.akool.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As much of a source as one inspection may read. A hostile file can make whoever follows it read without end, so both the
 * bytes that are fetched and those that are looked at are counted; behind the bound there is nothing any more, and
 * everything that was found stays.
 */
final class Reach extends Bytes {

    /** Bytes that are kept, of those that were read. */
    private static final int KEPT = 1 << 20;

    /** Looks at a byte; about a tenth of a second of one core. */
    private static final int MOST_LOOKS = 20_000_000;

    private final ByteSource source;

    /** Bytes that are read at once. */
    private final int window;

    /** By their number from the beginning on, those that were used last behind the others. */
    private final Map<Long, byte[]> windows = new LinkedHashMap<>(16, 0.75f, true);

    private long length;

    /** Bytes that may still be read. */
    private long left;

    private int looks;
    private boolean stopped;

    private long currentNumber = -1;
    private byte[] current = new byte[0];

    /**
     * @param window bytes that are read at once
     * @param most bytes that are read in all
     */
    Reach(ByteSource source, int window, long most) {
        this.source = source;
        this.window = window;
        left = most;
        length = source.length() < 0 ? Long.MAX_VALUE : source.length();
    }

    /** As far as is known by now: a source may turn out to end before. */
    @Override
    public long length() {
        return length;
    }

    /** Whether something was left out since a bound was met. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether all bytes before this place are there, as far as one can know without reading them. */
    boolean reaches(long end) {
        return end <= length && (length != Long.MAX_VALUE || end == 0 || at(end - 1) >= 0);
    }

    @Override
    public int at(long position) {
        if (position < 0 || position >= length) {
            return -1;
        }
        if (looks++ >= MOST_LOOKS) {
            looks = MOST_LOOKS;
            stopped = true;
            return -1;
        }
        long number = position / window;
        if (number != currentNumber) {
            current = windows.computeIfAbsent(number, this::read);
            currentNumber = number;
            if (windows.size() > KEPT / window) {
                windows.remove(windows.keySet().iterator().next());
            }
        }
        int offset = (int) (position % window);
        return offset < current.length ? current[offset] & 0xff : -1;
    }

    /** What there is of a window, all of it unless the source or what may be read ends within. */
    private byte[] read(long number) {
        long start = number * window;
        long there = Math.min(window, length - start);
        int most = (int) Math.min(there, left);
        stopped |= most < there;
        ByteBuffer buffer = ByteBuffer.allocate(most);
        try {
            while (buffer.hasRemaining() && source.read(buffer, start + buffer.position()) > 0) {
                // Until it is full.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left -= buffer.position();
        if (buffer.hasRemaining()) {
            length = Math.min(length, start + buffer.position());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
