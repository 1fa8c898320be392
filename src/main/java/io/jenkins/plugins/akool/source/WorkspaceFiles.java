package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * The files of a workspace that an order is about; paths are relative to it, with slashes.
 *
 * @param video path of the video, null where it has an address
 * @param captions path of the caption file, null where it has an address or there is none
 * @param archived whether the copies are kept among the artifacts; otherwise the controller has them for as long as needed
 */
public record WorkspaceFiles(
        @CheckForNull String video, @CheckForNull String captions, boolean archived) {

    /** Whether there is nothing to copy. */
    boolean isEmpty() {
        return video == null && captions == null;
    }

    /** What to say where an order is about files and its step has no workspace. */
    @NonNull
    public static String noWorkspace() {
        return Messages.file_noWorkspace();
    }

    /** What to say where a file could not be read on its node. */
    @NonNull
    public static String notCopied() {
        return Messages.file_notCopied();
    }

    /** The last part of a path. */
    @NonNull
    static String name(@NonNull String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
