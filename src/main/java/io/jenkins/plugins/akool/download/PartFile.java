package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;

/** A file that is on its way: what is on the disk of it, and what its server said of the whole. Used by one thread. */
final class PartFile {

    private static final int BUFFER = 64 << 10;

    private static final Pattern TOTAL = Pattern.compile("^bytes \\d+-\\d+/(\\d{1,18})$");

    private final Path path;

    /** Bytes that the whole file may have. */
    private final long most;

    private final byte[] buffer = new byte[BUFFER];

    /** The announced whole length, bytes, or -1 as long as no server announced one. */
    private long whole = -1;

    /** Bytes on the disk. */
    private long have;

    /** Identifies the file that the part is of: a strong ETag or a date, null where the server gave neither. */
    @CheckForNull
    private String validator;

    /** Null where the server announced none. */
    @CheckForNull
    private Checksum checksum;

    PartFile(Path path, long most) {
        this.path = path;
        this.most = most;
    }

    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    long length() {
        return have;
    }

    /** Asks for what is missing, or for all where the server could not say whether it is the same file. */
    Request.Builder ask(Request.Builder request) {
        request.header("Accept-Encoding", "identity");
        return have > 0 && validator != null
                ? request.header("Range", "bytes=" + have + "-").header("If-Range", validator)
                : request;
    }

    /** Forgets what is there: it is of another file, or of none. */
    void restart() {
        have = 0;
        whole = -1;
        validator = null;
        checksum = null;
    }

    /** Whether a partial answer starts where the part ends, and is of the same file as far as can be told. */
    boolean continuedBy(Response response) {
        String range = response.header("Content-Range", "");
        String its = validator(response);
        return have > 0
                && (its == null || its.equals(validator))
                && range.startsWith("bytes " + have + "-")
                && (whole < 0 || range.endsWith("/" + whole));
    }

    @CheckForNull
    private static String validator(Response response) {
        String etag = response.header("ETag");
        return etag != null && !etag.startsWith("W/") ? etag : response.header("Last-Modified");
    }

    /**
     * Takes note of what an answer announces, before anything of it is taken.
     *
     * @throws DownloadException where the file is too large, for the limit or for the disk
     */
    void begin(Response response) throws IOException {
        if (response.code() == 200) {
            restart();
            whole = response.body().contentLength();
        }
        Matcher total = TOTAL.matcher(response.header("Content-Range", ""));
        if (whole < 0 && total.find()) {
            whole = Long.parseLong(total.group(1));
        }
        validator = validator(response);
        checksum = checksum == null ? Checksum.announced(response) : checksum;
        checkRoom();
    }

    /**
     * Takes what an answer brings, behind what is there where it is partial.
     *
     * @throws DownloadException where the file turns out to be too large, or cannot be written
     */
    void append(Response response) throws IOException {
        try (OutputStream out = open()) {
            InputStream in = response.body().byteStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                if (have + n > most) {
                    throw tooLarge();
                }
                write(out, n);
            }
        }
    }

    private OutputStream open() throws IOException {
        return have == 0
                ? Files.newOutputStream(path)
                : Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** What the disk says must not pass for a broken connection, which would be tried again. */
    private void write(OutputStream out, int n) throws DownloadException {
        try {
            out.write(buffer, 0, n);
        } catch (IOException e) {
            throw unwritable(e);
        }
        have += n;
    }

    private void checkRoom() throws IOException {
        if (whole > most) {
            throw tooLarge();
        }
        long free = Files.getFileStore(folder(path)).getUsableSpace();
        if (whole - have > free) {
            throw new DownloadException(
                    "The file has " + mebibytes(whole) + ", and the disk that it is downloaded to has only "
                            + mebibytes(free) + " left.",
                    false,
                    null);
        }
    }

    private DownloadException tooLarge() {
        return new DownloadException(
                "The file is larger than " + mebibytes(most) + ", which is the most that a result may have here.",
                false,
                null);
    }

    static DownloadException unwritable(IOException e) {
        return new DownloadException("The file could not be written: " + DiskReason.of(e) + ".", false, e);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    /**
     * @throws DownloadException where something is missing or wrong; then it has to begin anew
     */
    void verify() throws IOException {
        if (whole >= 0 && have != whole) {
            throw new DownloadException("The connection ended at " + have + " of " + whole + " bytes.", true, null);
        }
        Checksum announced = checksum;
        if (announced != null && !announced.matches(path, buffer)) {
            restart();
            throw new DownloadException(
                    "What arrived does not match the " + announced.algorithm() + " that the server announced.",
                    true,
                    null);
        }
    }

    /** Gives the whole file its name, in one step. */
    void place(Path target) throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
