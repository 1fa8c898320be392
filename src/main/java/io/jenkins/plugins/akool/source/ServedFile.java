package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import jenkins.util.VirtualFile;

/**
 * A copy that whoever has its link may read now. Nobody writes to it.
 *
 * @param name the file's own name
 * @param length bytes
 * @param sha256 of its content, in hexadecimal
 * @param file where it is kept
 */
public record ServedFile(
        @NonNull String name,
        long length,
        @NonNull String sha256,
        @NonNull VirtualFile file) {

    /** The part of Jenkins' address space below which links to copies lie. */
    public static final String DOOR = "akool-source";

    /** When the copy was made, milliseconds since the epoch; 0 where its storage cannot say. */
    public long lastModified() throws IOException {
        return file.lastModified();
    }

    /** To be closed by the caller. */
    @NonNull
    public InputStream open() throws IOException {
        return file.open();
    }
}
