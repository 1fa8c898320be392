package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import okhttp3.HttpUrl;

/**
 * What is written down beside a part file that is left for a later download: of which file it is, so that it goes on only
 * where the server still has the same. Holds no address, since some are keys by themselves.
 *
 * @param source digest of the address without its query, which is another one each time
 * @param validator a strong ETag
 * @param have bytes that are there
 * @param whole bytes of the whole file, -1 where no server announced it
 * @param type as the server called it, empty where it did not
 * @param checksum of the whole file, null where the server announced none
 */
record Keepsake(
        @NonNull String source,
        @NonNull String validator,
        long have,
        long whole,
        @NonNull String type,
        @CheckForNull Checksum checksum) {

    /** AKOOL keeps results as long (docs.akool.com: "valid for 7 days"). */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static Path beside(Path part) {
        return part.resolveSibling(part.getFileName() + ".kept");
    }

    static String source(String link) {
        HttpUrl url = HttpUrl.parse(link);
        String address = url == null ? link : url.scheme() + "://" + url.host() + ":" + url.port() + url.encodedPath();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static boolean isAt(Path part) {
        return Files.isRegularFile(beside(part)) && Files.isRegularFile(part);
    }

    /** Null where nothing of use was left there. */
    @CheckForNull
    static Keepsake of(Path part, String link) throws IOException {
        Path file = beside(part);
        if (!isAt(part)) {
            return null;
        }
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
            String algorithm = kept.getProperty("algorithm");
            Keepsake found = new Keepsake(
                    kept.getProperty("source", ""),
                    kept.getProperty("validator", ""),
                    Long.parseLong(kept.getProperty("have", "0")),
                    Long.parseLong(kept.getProperty("whole", "-1")),
                    kept.getProperty("type", ""),
                    algorithm == null ? null : new Checksum(algorithm, kept.getProperty("checksum", "")));
            Instant written = Files.getLastModifiedTime(file).toInstant();
            boolean usable = found.source.equals(source(link))
                    && found.have > 0
                    && found.have == Files.size(part)
                    && written.plus(OLDEST).isAfter(Instant.now());
            return usable ? found : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void write(Path part) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("source", source);
        kept.setProperty("validator", validator);
        kept.setProperty("have", Long.toString(have));
        kept.setProperty("whole", Long.toString(whole));
        kept.setProperty("type", type);
        if (checksum != null) {
            kept.setProperty("algorithm", checksum.algorithm());
            kept.setProperty("checksum", checksum.value());
        }
        try (Writer out = Files.newBufferedWriter(beside(part))) {
            kept.store(out, null);
        }
    }

    static void delete(Path part) {
        Disk.delete(beside(part));
    }
}
