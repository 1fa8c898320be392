package io.jenkins.plugins.akool.download;

import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a download asks of the disk that it writes to, which others use as well. */
final class Disk {

    /** Virus scanners and indexers hold a file that has just been closed, for a second or some. */
    private static final List<Duration> PATIENCE = List.of(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4));

    private Disk() {}

    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    /** Bytes that the disk has left, {@link Long#MAX_VALUE} where it does not say: some say 0, some nothing. */
    static long room(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free > 0 ? free : Long.MAX_VALUE;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * @param whole bytes of the whole file
     * @param missing bytes of it that are still to come
     * @throws DownloadException where the disk says that it has no room for them
     */
    static void checkRoom(Path file, long whole, long missing) throws DownloadException {
        long free = room(folder(file));
        if (missing > free) {
            throw new DownloadException(
                    Sentence.of(Disk.class, "noRoom", mebibytes(whole), mebibytes(free)), false, null);
        }
    }

    static DownloadException tooLarge(long most) {
        return new DownloadException(Sentence.of(Disk.class, "tooLarge", mebibytes(most)), false, null);
    }

    static DownloadException unwritable(IOException e) {
        return new DownloadException(Sentence.of(Disk.class, "unwritable", DiskReason.of(e)), false, e);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    /** Gives a file its name, in one step; tries again for some seconds where the system refuses. */
    static void move(Path from, Path to, Download.Pause pause) throws IOException, InterruptedException {
        for (Duration wait : PATIENCE) {
            try {
                move(from, to);
                return;
            } catch (FileSystemException e) {
                pause.of(wait);
            }
        }
        move(from, to);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
