package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Reads a small file of the workspace that it is sent to, where {@link InWorkspace} finds it. */
public final class WorkspaceText extends MasterToSlaveFileCallable<WorkspaceText.Content> {

    private static final long serialVersionUID = 1L;

    private final String path;

    /** Bytes. */
    private final int most;

    /**
     * @param path relative to the workspace, with slashes
     * @param most how many bytes are of use; of a longer file there is one more
     */
    public WorkspaceText(@NonNull String path, int most) {
        this.path = path;
        this.most = most;
    }

    /**
     * What was read.
     *
     * @param bytes of a file, otherwise none
     */
    public record Content(
            WorkspaceCopy.Found found, @NonNull byte[] bytes) implements Serializable {

        /** A sentence for the user where there is nothing to read, otherwise null. */
        @CheckForNull
        public String problem(@NonNull String path) {
            return found.problem(path);
        }
    }

    @Override
    public Content invoke(File workspace, VirtualChannel channel) throws IOException {
        InWorkspace there = InWorkspace.find(workspace, path);
        Path file = there.file();
        if (file == null) {
            return new Content(there.found(), new byte[0]);
        }
        // The resolved path: a link that is put in its place meanwhile is not followed.
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Content(there.found(), in.readNBytes(most + 1));
        }
    }
}
