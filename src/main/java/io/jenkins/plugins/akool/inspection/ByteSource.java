package io.jenkins.plugins.akool.inspection;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Where the bytes of a video come from, in any order. Used by one thread. */
public interface ByteSource {

    /** Bytes, -1 where that is not known. */
    long length();

    /**
     * Reads some of the bytes that are wanted, at least one where there is one.
     *
     * @param into where they go; its remaining room says how many are wanted
     * @param at where in the source they begin, from 0 on
     * @return how many were read, -1 where the source ends before
     */
    int read(@NonNull ByteBuffer into, long at) throws IOException;

    /**
     * An open file. Whoever opened it closes it.
     *
     * @throws IOException where its length cannot be read
     */
    @NonNull
    static ByteSource of(@NonNull FileChannel file) throws IOException {
        long length = file.size();
        return new ByteSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                return file.read(into, at);
            }
        };
    }
}
