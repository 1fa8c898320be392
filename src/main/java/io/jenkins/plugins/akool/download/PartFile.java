package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.media.Media;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;
import okhttp3.Request;
import okhttp3.Response;

/** A file that is on its way: what is on the disk of it, and what its server said of the whole. Used by one thread. */
final class PartFile {

    private static final int BUFFER = 256 << 10;

    private final Path path;

    /** Bytes that the whole file may have. */
    private final long most;

    private final byte[] buffer = new byte[BUFFER];

    /** The announced whole length, bytes, or -1 as long as no server announced one. */
    private long whole = -1;

    /** Bytes on the disk. */
    private long have;

    /** Whether the answer came to its end that was to bring all there is. */
    private boolean ended;

    /** Whether nothing but the closed connection, or a part of unknown whole, told where the file ends. */
    private boolean doubtful;

    /** Identifies the file that the part is of, see {@link Offer}; null where nothing does. */
    @CheckForNull
    private String validator;

    /** Null where the server announced none, or it was compared already. */
    @CheckForNull
    private Checksum checksum;

    /** As the server calls it, or null. */
    @CheckForNull
    private String type;

    PartFile(Path path, long most) {
        this.path = path;
        this.most = most;
    }

    long length() {
        return have;
    }

    boolean isWhole() {
        return whole < 0 ? ended : have == whole;
    }

    /** Goes on with what an earlier download of the same file left there, or begins anew. */
    void takeUp(String link) throws IOException {
        Keepsake left = Keepsake.of(path, link);
        Keepsake.delete(path);
        if (left == null) {
            Files.deleteIfExists(path);
        } else {
            have = left.have();
            whole = left.whole();
            validator = left.validator();
            checksum = left.checksum();
            type = left.type().isEmpty() ? null : left.type();
        }
    }

    /** Leaves what is there to a later download; deletes it where that could not tell whether it is of the same file. */
    void leave(String link) {
        if (have > 0 && validator != null && validator.startsWith("\"")) {
            try {
                new Keepsake(Keepsake.source(link), validator, have, whole, type == null ? "" : type, checksum)
                        .write(path);
                return;
            } catch (IOException e) {
                // Then it is not worth it: below.
            }
        }
        delete();
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
        ended = false;
        validator = null;
        checksum = null;
        type = null;
    }

    /**
     * Takes note of what an answer announces, before anything of it is taken.
     *
     * @throws DownloadException where it cannot be used, or the file is too large, for the limit or for the disk
     */
    void begin(Response response) throws IOException {
        Offer offer = Offer.of(response);
        boolean packed = Packing.isPacked(response);
        if (!packed && continues(offer)) {
            whole = whole < 0 ? offer.whole() : whole;
            ended = false;
        } else if (offer.from() == 0 && (!packed || offer.isAll())) {
            restart();
            // What is packed has another length, and goes on nowhere.
            whole = packed ? -1 : offer.whole();
            validator = packed ? null : offer.validator();
            type = offer.type();
        } else {
            throw notContinued();
        }
        Packing.check(response);
        checksum = checksum == null ? Checksum.announced(response, offer.isAll()) : checksum;
        if (whole > most) {
            throw Disk.tooLarge(most);
        }
        Disk.checkRoom(path, whole, whole - have);
    }

    /** Begins anew, since the answer is none to what was asked for. */
    DownloadException notContinued() {
        String why = have > 0 ? "notContinued" : "notAskedFor";
        restart();
        return new DownloadException(Sentence.of(PartFile.class, why), true, null);
    }

    DownloadException endedEarly() {
        return endedBefore(whole);
    }

    private DownloadException endedBefore(long end) {
        return new DownloadException(Sentence.of(PartFile.class, "endedEarly", have, end), true, null);
    }

    /** Whether it starts where the part ends, and is of the same file as far as can be told. */
    private boolean continues(Offer offer) {
        String now = offer.validator();
        return have > 0
                && offer.from() == have
                && (now == null || now.equals(validator))
                && (whole < 0 || offer.whole() < 0 || offer.whole() == whole);
    }

    /** Takes the server's word that nothing is behind what is there. */
    void endsHere() {
        ended = true;
        doubtful = false;
        whole = have;
    }

    /**
     * Takes what an answer brings, behind what is there where it is partial.
     *
     * @param judge looks at the beginning once enough of it is there to tell what it is
     * @throws DownloadException where the file turns out to be too large, or cannot be written
     */
    void append(Response response, Judge judge) throws IOException {
        boolean packed = Packing.isPacked(response);
        Offer offer = Offer.of(response);
        try (Packing body = new Packing(response, packed ? checksum : null);
                OutputStream out = open()) {
            take(body.content(), out, judge);
            if (packed && body.matches()) {
                checksum = null;
            }
        } catch (ZipException | EOFException e) {
            if (!packed) {
                throw e;
            }
            throw new DownloadException(Sentence.of(PartFile.class, "notUnpacked"), true, e);
        }
        if (whole >= 0 && have > whole) {
            long announced = whole;
            restart();
            throw new DownloadException(Sentence.of(PartFile.class, "more", announced), true, null);
        }
        doubtful = whole < 0 && !offer.isEndTold();
        ended = packed || offer.end() < 0 || have >= offer.end();
        if (whole < 0 && !ended) {
            throw endedBefore(offer.end());
        }
    }

    /** Reads as much as the buffer holds before it is written, since a server's bytes come in small pieces. */
    private void take(InputStream in, OutputStream out, Judge judge) throws IOException {
        boolean judged = have >= Media.TELLING;
        int read = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer, read, buffer.length - read)) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                read += n;
                if (have + read > most) {
                    throw Disk.tooLarge(most);
                }
                boolean tells = !judged && have + read >= Media.TELLING;
                if (tells || read == buffer.length) {
                    int full = read;
                    read = 0;
                    write(out, full);
                }
                if (tells) {
                    judged = true;
                    judge.of(this);
                }
            }
        } finally {
            // Of a transfer that broke, too: the next one goes on behind it.
            write(out, read);
        }
    }

    /** Looks at a part whose beginning is there. */
    @FunctionalInterface
    interface Judge {
        void of(PartFile file) throws IOException;
    }

    Path path() {
        return path;
    }

    /** As the server calls it, or null. */
    @CheckForNull
    String type() {
        return type;
    }

    /** Whether it may have been cut off without a sign. */
    boolean isEndDoubtful() {
        return doubtful;
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
            throw Disk.unwritable(e);
        }
        have += n;
    }

    /**
     * @throws DownloadException where something is wrong; then it has to begin anew
     */
    void verify() throws IOException {
        Checksum announced = checksum;
        if (announced != null && !announced.matches(path, buffer)) {
            restart();
            throw new DownloadException(Sentence.of(PartFile.class, "checksum", announced.algorithm()), true, null);
        }
    }

    /** Gives the whole file its name, in one step. */
    void place(Path target, Download.Pause pause) throws IOException, InterruptedException {
        Disk.move(path, target, pause);
    }

    void delete() {
        Disk.delete(path);
        Keepsake.delete(path);
    }
}
