package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * A digest of a whole file that its server announced. Read from what is standard or documented: {@code Repr-Digest} (RFC
 * 9530), {@code x-amz-checksum-sha256} (Amazon S3), {@code x-goog-hash} (Google Cloud Storage) and {@code Content-MD5}
 * (RFC 1864; Azure Blob Storage), the strongest first.
 *
 * @param algorithm as Java names it
 * @param value in base 64
 */
record Checksum(String algorithm, String value) {

    private static final String BASE64 = "[A-Za-z0-9+/]+={0,2}";

    private static final Pattern REPR_SHA512 = Pattern.compile("(?:^|[,\\s])sha-512=:(" + BASE64 + "):");
    private static final Pattern REPR_SHA256 = Pattern.compile("(?:^|[,\\s])sha-256=:(" + BASE64 + "):");

    /** A composite one, which is of the parts that were uploaded and ends in their number, is none of the file. */
    private static final Pattern WHOLE = Pattern.compile("(" + BASE64 + ")");

    private static final Pattern GOOGLE_MD5 = Pattern.compile("(?:^|[,\\s])md5=(" + BASE64 + ")");

    /** Null where the answer announces none that is of the whole file. */
    @CheckForNull
    static Checksum announced(Response response) {
        Checksum found = of("SHA-512", REPR_SHA512, response.header("Repr-Digest"));
        found = found == null ? of("SHA-256", REPR_SHA256, response.header("Repr-Digest")) : found;
        found = found == null ? of("SHA-256", WHOLE, response.header("x-amz-checksum-sha256")) : found;
        // Unpacked on the way, the file is not what the storage made its hash of.
        boolean packed = "gzip".equals(response.header("x-goog-stored-content-encoding"));
        found = found == null && !packed ? of("MD5", GOOGLE_MD5, response.header("x-goog-hash")) : found;
        // Of the part only where a part was asked for.
        boolean isWhole = response.code() == 200;
        return found == null && isWhole ? of("MD5", WHOLE, response.header("Content-MD5")) : found;
    }

    @CheckForNull
    private static Checksum of(String algorithm, Pattern form, @CheckForNull String header) {
        Matcher matcher = form.matcher(header == null ? "" : header.strip());
        boolean found = form == WHOLE ? matcher.matches() : matcher.find();
        return found ? new Checksum(algorithm, matcher.group(1)) : null;
    }

    /** Reads the file back. */
    boolean matches(Path file, byte[] buffer) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has " + algorithm, e);
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                digest.update(buffer, 0, n);
            }
        }
        return value.equals(Base64.getEncoder().encodeToString(digest.digest()));
    }
}
