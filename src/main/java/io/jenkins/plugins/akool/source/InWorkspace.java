package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * What is at a path of a workspace, on the node it is on.
 *
 * @param file with all links followed; null where it is no file to go on with
 * @param length bytes of a file, otherwise 0
 */
public record InWorkspace(
        @NonNull WorkspaceCopy.Kind kind, @CheckForNull Path file, long length) {

    /**
     * @param path relative, with slashes
     * @throws IOException where the disk does not tell
     */
    @NonNull
    public static InWorkspace find(@NonNull File workspace, @NonNull String path) throws IOException {
        Path file;
        try {
            // Before anything is looked for: what cannot be named is not missing.
            workspace.toPath().resolve(path);
            Path root = workspace.toPath().toRealPath();
            file = root.resolve(path).toRealPath();
            if (!file.startsWith(root)) {
                return none(WorkspaceCopy.Kind.OUTSIDE);
            }
        } catch (InvalidPathException e) {
            return none(WorkspaceCopy.Kind.UNNAMEABLE);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return none(WorkspaceCopy.Kind.NOTHING);
        } catch (FileSystemException e) {
            if (workspace.toPath().resolve(path).toFile().exists()) {
                throw e;
            }
            // A path through a file, for which Java has no exception of its own.
            return none(WorkspaceCopy.Kind.NOTHING);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return none(WorkspaceCopy.Kind.NO_FILE);
        }
        long length = Files.size(file);
        return length == 0 ? none(WorkspaceCopy.Kind.EMPTY) : new InWorkspace(WorkspaceCopy.Kind.FILE, file, length);
    }

    private static InWorkspace none(WorkspaceCopy.Kind kind) {
        return new InWorkspace(kind, null, 0);
    }

    /** As a node tells of it. */
    @NonNull
    public WorkspaceCopy.Found found() {
        return new WorkspaceCopy.Found(kind, length, "", "");
    }
}
