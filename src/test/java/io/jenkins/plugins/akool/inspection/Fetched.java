package io.jenkins.plugins.akool.inspection;

import java.nio.ByteBuffer;

/** Bytes as a server gives them, which counts what is fetched. */
final class Fetched implements ByteSource {

    private final byte[] bytes;
    private final long length;
    private final int most;

    /** Bytes that were fetched by now. */
    private long total;

    private int largest;

    private Fetched(byte[] bytes, long length, int most) {
        this.bytes = bytes;
        this.length = length;
        this.most = most;
    }

    static Fetched of(byte[] bytes) {
        return new Fetched(bytes, bytes.length, Integer.MAX_VALUE);
    }

    /** From a server that does not say how much there is. */
    static Fetched ofUnknownLength(byte[] bytes) {
        return new Fetched(bytes, -1, Integer.MAX_VALUE);
    }

    /** From a server that says something wrong, and gives at most so many bytes at once. */
    static Fetched of(byte[] bytes, long length, int most) {
        return new Fetched(bytes, length, most);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(ByteBuffer into, long at) {
        largest = Math.max(largest, into.remaining());
        if (at >= bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(into.remaining(), most), (int) (bytes.length - at));
        into.put(bytes, (int) at, count);
        total += count;
        return count;
    }

    long total() {
        return total;
    }

    /** Bytes that were wanted at once, at most. */
    int largest() {
        return largest;
    }
}
