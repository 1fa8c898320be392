package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Functions;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.record.StoredFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** Bytes that are on their way here. */
    private long arriving;

    /** Where the copy of an order is. */
    @NonNull
    static File of(String orderId, StoredFile.Part part) {
        return new File(PluginFolders.sources(), orderId + File.separator + part.label());
    }

    /**
     * Takes a file from a node.
     *
     * @param length as the node says it, bytes
     * @throws AbortException with a sentence for the user, where there is no room
     * @throws IOException where it does not come as it should
     */
    void put(String orderId, StoredFile.Part part, FilePath from, long length)
            throws IOException, InterruptedException {
        expect(length);
        try {
            Path folder = PluginFolders.sources().toPath().resolve(orderId);
            Path draft = folder.resolve(part.label() + ".part");
            Files.createDirectories(folder);
            long came;
            // A node's word on the length is not taken: more than that is not read.
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
            Files.move(
                    draft,
                    folder.resolve(part.label()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            arrived(length);
        }
    }

    private synchronized void expect(long length) throws AbortException {
        long most = SystemProperties.getLong(MOST_BYTES, 4L << 30);
        long kept = PluginFolders.sources().isDirectory() ? FileUtils.sizeOfDirectory(PluginFolders.sources()) : 0;
        if (kept + arriving + length > most) {
            throw new AbortException(Messages.file_noRoom(Functions.humanReadableByteSize(most)));
        }
        arriving += length;
    }

    private synchronized void arrived(long length) {
        arriving -= length;
    }

    static void delete(File ofOrder) {
        try {
            FileUtils.deleteDirectory(ofOrder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The copy of a video for the order {0} could not be deleted", ofOrder.getName());
        }
    }
}
