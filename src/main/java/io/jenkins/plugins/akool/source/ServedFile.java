package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.artifacts.Storage;
import java.io.IOException;
import java.io.InputStream;

/**
 * A copy that whoever has its link may read now. Nobody writes to it.
 *
 * @param name the file's own name
 * @param length bytes
 * @param sha256 of its content, in hexadecimal
 * @param storage where it is kept, null where the controller keeps it
 * @param kept as it is there
 */
public record ServedFile(
        @NonNull String name,
        long length,
        @NonNull String sha256,
        @CheckForNull Storage storage,
        @NonNull Storage.Kept kept) {

    /** The part of Jenkins' address space below which links to copies lie. */
    public static final String DOOR = "akool-source";

    /** When the copy was made, milliseconds since the epoch; 0 where its storage cannot say. */
    public long lastModified() throws InterruptedException {
        try {
            return storage == null ? kept.file().lastModified() : storage.lastModified(kept);
        } catch (IOException e) {
            return 0;
        }
    }

    /** To be closed by the caller. */
    @NonNull
    public InputStream open() throws IOException, InterruptedException {
        return storage == null ? kept.file().open() : storage.open(kept);
    }
}
