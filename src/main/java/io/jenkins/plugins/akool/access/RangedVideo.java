package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.download.PublicWeb;
import io.jenkins.plugins.akool.inspection.ByteSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * A video on a server, read in a few parts. The first part is read once; where the server gives no other parts, there is
 * nothing more. Used by one thread.
 */
final class RangedVideo implements ByteSource {

    /** Bytes of the first part. */
    static final int FIRST = 64 << 10;

    /** For all parts together: a slow server is not worth waiting for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int ENDS_BEFORE = 416;

    private final PublicWeb web;
    private final String url;

    /** Bytes, -1 where that is not known. */
    private final long length;

    private final byte[] first;

    /** Whether the server gives parts. */
    private final boolean parted;

    private final long end = System.nanoTime() + PATIENCE.toNanos();

    /**
     * @param first the first bytes of it, all of them where there are fewer than {@link #FIRST}
     * @param parted whether they came as a part
     */
    RangedVideo(PublicWeb web, String url, long length, byte[] first, boolean parted) {
        this.web = web;
        this.url = url;
        this.length = length;
        this.first = first.clone();
        this.parted = parted;
    }

    /** What a request asks for. */
    static String range(long from, long bytes) {
        return "bytes=" + from + "-" + (from + bytes - 1);
    }

    /** The bytes of an answer, and no more of them than these. */
    static byte[] read(Response response, long most) throws IOException {
        BufferedSource body = response.body().source();
        body.request(most);
        return body.readByteArray(Math.min(most, body.getBuffer().size()));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(@NonNull ByteBuffer into, long at) throws IOException {
        byte[] bytes = at < first.length
                ? Arrays.copyOfRange(first, (int) at, (int) Math.min(first.length, at + into.remaining()))
                : part(at, into.remaining());
        into.put(bytes);
        return bytes.length == 0 ? -1 : bytes.length;
    }

    private byte[] part(long at, int most) throws IOException {
        if (!parted || System.nanoTime() - end > 0) {
            throw new IOException("no more of it is read");
        }
        try (Response response = web.open(url, request -> request.header("Range", range(at, most)))) {
            if (response.code() == ENDS_BEFORE) {
                return new byte[0];
            }
            String given = response.header("Content-Range");
            if (response.code() != HttpURLConnection.HTTP_PARTIAL
                    || given == null
                    || !given.startsWith("bytes " + at + "-")) {
                throw new IOException("another part was given");
            }
            return read(response, most);
        }
    }
}
