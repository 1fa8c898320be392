package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** What a disk says of a failure, in words that may be shown. */
public final class DiskReason {

    private DiskReason() {}

    /** Without the path that a file system's message starts with. */
    @NonNull
    public static String of(@NonNull IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
