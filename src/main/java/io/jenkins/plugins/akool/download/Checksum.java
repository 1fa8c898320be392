package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * A digest of a whole file that its server announced. Read from what is standard or documented: {@code Repr-Digest} and
 * {@code Content-Digest} (RFC 9530), {@code Digest} (RFC 3230), {@code x-amz-checksum-sha256} (Amazon S3), {@code
 * x-goog-hash} (Google Cloud Storage) and {@code Content-MD5} (RFC 1864; Azure Blob Storage), the strongest first.
 *
 * <p>Where the file is packed on its way, the standards mean what is sent, and storages behind a packing proxy what they
 * have; so then either is right.
 *
 * @param algorithm as Java names it
 * @param value in base 64
 */
record Checksum(String algorithm, String value) {

    private static final String BASE64 = "[A-Za-z0-9+/]+={0,2}";

    /** RFC 9530 has colons around the value, RFC 3230 has none. */
    private static final Pattern SHA512 = Pattern.compile("(?i)(?:^|[,\\s])sha-512=:?(" + BASE64 + ")");

    private static final Pattern SHA256 = Pattern.compile("(?i)(?:^|[,\\s])sha-256=:?(" + BASE64 + ")");

    /** A composite one, which is of the parts that were uploaded and ends in their number, is none of the file. */
    private static final Pattern WHOLE = Pattern.compile("(" + BASE64 + ")");

    private static final Pattern GOOGLE_MD5 = Pattern.compile("(?:^|[,\\s])md5=(" + BASE64 + ")");

    /**
     * Null where the answer announces none that is of the whole file.
     *
     * @param all whether the answer brings the whole file
     */
    @CheckForNull
    static Checksum announced(Response response, boolean all) {
        List<String> digests =
                all ? List.of("Repr-Digest", "Digest", "Content-Digest") : List.of("Repr-Digest", "Digest");
        Checksum found = null;
        for (String header : digests) {
            found = found == null ? of("SHA-512", SHA512, response.header(header)) : found;
            found = found == null ? of("SHA-256", SHA256, response.header(header)) : found;
        }
        found = found == null ? of("SHA-256", WHOLE, response.header("x-amz-checksum-sha256")) : found;
        // Unpacked on the way, the file is not what the storage made its hash of.
        boolean unpacked =
                "gzip".equals(response.header("x-goog-stored-content-encoding")) && !Packing.isPacked(response);
        found = found == null && !unpacked ? of("MD5", GOOGLE_MD5, response.header("x-goog-hash")) : found;
        return found == null && all ? of("MD5", WHOLE, response.header("Content-MD5")) : found;
    }

    @CheckForNull
    private static Checksum of(String algorithm, Pattern form, @CheckForNull String header) {
        Matcher matcher = form.matcher(header == null ? "" : header.strip());
        boolean found = form == WHOLE ? matcher.matches() : matcher.find();
        return found ? new Checksum(algorithm, matcher.group(1)) : null;
    }

    /** Counts in all that is read of a stream. */
    record Meter(DigestInputStream stream, String value) {

        boolean matches() {
            return value.equals(
                    Base64.getEncoder().encodeToString(stream.getMessageDigest().digest()));
        }
    }

    Meter meter(InputStream in) {
        return new Meter(new DigestInputStream(in, digest()), value);
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has " + algorithm, e);
        }
    }

    /** Reads the file back. */
    boolean matches(Path file, byte[] buffer) throws IOException {
        Meter meter = meter(Files.newInputStream(file));
        try (InputStream in = meter.stream()) {
            while (in.read(buffer) >= 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
            }
        }
        return meter.matches();
    }
}
