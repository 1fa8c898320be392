package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Functions;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.record.StoredFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.input.BoundedInputStream;

/** Copies of workspace files that the controller keeps: in a directory of its own, a folder for each order. */
final class ControllerCopies {

    private static final Logger LOGGER = Logger.getLogger(ControllerCopies.class.getName());

    /** Bytes of all copies together; the default is some ten times what AKOOL takes. */
    private static final String MOST_BYTES = "io.jenkins.plugins.akool.mostSourceBytes";

    /** Copies on their way here, and the bytes of each, which count whether they have come or not. */
    private final Map<Path, Long> arriving = new HashMap<>();

    /** Where the copy of an order is. */
    @NonNull
    static File of(String orderId, StoredFile.Part part) {
        return new File(PluginFolders.sources(), orderId + File.separator + part.label());
    }

    /**
     * Takes a file from a node.
     *
     * @param length as the node says it, bytes; no more is read, and no more than there is room for
     * @throws AbortException with a sentence for the user, where there is no room
     * @throws IOException where it does not come as it should
     */
    void put(String orderId, StoredFile.Part part, FilePath from, long length)
            throws IOException, InterruptedException {
        Path copy = of(orderId, part).toPath();
        Path draft = draft(copy);
        expect(copy, length);
        try {
            Files.createDirectories(PluginFolders.sources().toPath().resolve(orderId));
            long came;
            try (InputStream in = BoundedInputStream.builder()
                    .setInputStream(from.read())
                    .setMaxCount(length + 1)
                    .get()) {
                came = Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            if (came != length) {
                Files.delete(draft);
                throw new IOException("not as long as it was said to be");
            }
            Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            arrived(copy);
        }
    }

    private static Path draft(Path copy) {
        return copy.resolveSibling(copy.getFileName() + ".part");
    }

    private synchronized void expect(Path copy, long length) throws IOException {
        long most = SystemProperties.getLong(MOST_BYTES, 4L << 30);
        long left = most
                - kept()
                - arriving.values().stream().mapToLong(Long::longValue).sum();
        if (length < 1 || length == Long.MAX_VALUE) {
            throw new IOException("no file is that long");
        }
        if (length > left) {
            throw new AbortException(Messages.file_noRoom(Functions.humanReadableByteSize(most)));
        }
        arriving.put(copy, length);
    }

    private synchronized void arrived(Path copy) {
        arriving.remove(copy);
    }

    /** Bytes of what is here and not on its way. Other orders' copies come and go meanwhile. */
    private long kept() throws IOException {
        Path folder = PluginFolders.sources().toPath();
        Set<Path> counted = new HashSet<>(arriving.keySet());
        arriving.keySet().forEach(copy -> counted.add(draft(copy)));
        long[] bytes = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += counted.contains(file) ? 0 : attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return gone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @CheckForNull IOException e) throws IOException {
                return gone(e);
            }
        });
        return bytes[0];
    }

    private static FileVisitResult gone(@CheckForNull IOException e) throws IOException {
        if (e == null || e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /**
     * Deletes the copies of an order. None of it comes between the question and the end of that.
     *
     * @param needed whether they are to stay after all
     */
    synchronized void deleteUnless(File ofOrder, BooleanSupplier needed) {
        if (!needed.getAsBoolean()) {
            delete(ofOrder);
        }
    }

    static void delete(File ofOrder) {
        try {
            FileUtils.deleteDirectory(ofOrder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The copy of a video for the order {0} could not be deleted", ofOrder.getName());
        }
    }
}
