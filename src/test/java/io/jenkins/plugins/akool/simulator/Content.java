package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes that can be read from anywhere, as often as wanted, without being in memory. */
interface Content {
    Content EMPTY = of(new byte[0]);

    /** In bytes. */
    long length();

    /** Writes {@code count} bytes from position {@code from}. */
    void copy(long from, long count, OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void copy(long from, long count, OutputStream out) throws IOException {
                out.write(bytes, Math.toIntExact(from), Math.toIntExact(count));
            }
        };
    }

    /** A part of this content. */
    default Content slice(long from, long count) {
        Content whole = this;
        return new Content() {
            @Override
            public long length() {
                return count;
            }

            @Override
            public void copy(long start, long part, OutputStream out) throws IOException {
                whole.copy(from + start, part, out);
            }
        };
    }

    /** This content with blanks behind it. */
    default Content padded(long blanks) {
        Content whole = this;
        return new Content() {
            @Override
            public long length() {
                return whole.length() + blanks;
            }

            @Override
            public void copy(long from, long count, OutputStream out) throws IOException {
                long proper = Math.max(0, Math.min(count, whole.length() - from));
                if (proper > 0) {
                    whole.copy(from, proper, out);
                }
                for (long i = proper; i < count; i++) {
                    out.write(' ');
                }
            }
        };
    }
}
