package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Response;

/**
 * The content of an answer, unpacked where its server packed it ({@code Content-Encoding}) though it was asked not to.
 * Some servers say so of what they did not pack; then it is taken as it is.
 */
final class Packing implements AutoCloseable {

    /** Bytes by which a packed content is told from one that is not. */
    private static final int TELLING = 512;

    private static final int BUFFER = 8 << 10;

    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate");

    private static final int GZIP = 0x1f8b;
    private static final int ZLIB_CHECK = 31;
    private static final int DEFLATE = 8;

    /** What came over the wire, digested where a checksum was announced. */
    private final InputStream sent;

    private final InputStream content;

    @CheckForNull
    private final Checksum.Meter meter;

    /**
     * @param response one that {@link #check} has nothing against
     * @param checksum announced of what is sent, or null
     */
    Packing(Response response, @CheckForNull Checksum checksum) throws IOException {
        meter = checksum == null ? null : checksum.meter(response.body().byteStream());
        sent = meter == null ? response.body().byteStream() : meter.stream();
        InputStream in = sent;
        List<String> codings = codings(response);
        for (int i = codings.size() - 1; i >= 0; i--) {
            in = unpacked(in, codings.get(i));
        }
        content = in;
    }

    /**
     * @throws DownloadException where it is packed in a way that is not known here
     */
    static void check(Response response) throws DownloadException {
        for (String coding : codings(response)) {
            if (!KNOWN.contains(coding)) {
                throw unknown(coding);
            }
        }
    }

    static boolean isPacked(Response response) {
        return !codings(response).isEmpty();
    }

    /** In the order in which they were put on; Amazon's {@code aws-chunked} is of the upload only and left in place. */
    private static List<String> codings(Response response) {
        List<String> found = new ArrayList<>();
        for (String header : response.headers("Content-Encoding")) {
            for (String coding : header.split(",")) {
                String name = coding.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity") && !name.equals("aws-chunked")) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static InputStream unpacked(InputStream in, String coding) throws IOException {
        PushbackInputStream packed = new PushbackInputStream(in, TELLING);
        byte[] beginning = packed.readNBytes(TELLING);
        packed.unread(beginning);
        int mark = beginning.length < 2 ? 0 : (beginning[0] & 0xff) << Byte.SIZE | beginning[1] & 0xff;
        if (coding.endsWith("gzip")) {
            return mark == GZIP ? new GZIPInputStream(packed, BUFFER) : packed;
        }
        if ((mark >> Byte.SIZE & 0xf) == DEFLATE && mark % ZLIB_CHECK == 0) {
            return new InflaterInputStream(packed);
        }
        return isDeflated(beginning) ? new InflaterInputStream(packed, new Inflater(true)) : packed;
    }

    private static DownloadException unknown(String coding) {
        return new DownloadException(Sentence.of(Packing.class, "packed", SafeText.of(coding)), true, null);
    }

    /** Without the header that it should have; many servers leave it out. */
    private static boolean isDeflated(byte[] beginning) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(beginning);
            return beginning.length > 0 && inflater.inflate(new byte[BUFFER]) > 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    InputStream content() {
        return content;
    }

    /**
     * Whether the checksum that was announced is that of what was sent. Reads what is left of it, which fails where less
     * comes than was announced.
     */
    boolean matches() throws IOException {
        sent.transferTo(OutputStream.nullOutputStream());
        return meter == null || meter.matches();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
