package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.download.DiskReason;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.regex.Pattern;

/** What a storage's plugin threw, in words that a build's log may show. */
final class StorageReason {

    /** Causes that are looked through; some exceptions are their own cause by a detour. */
    private static final int DEEPEST = 10;

    /** Of a file on the machine, not in an address. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w:/.?&=%…-])/(?:[^\\s/:,;'\"]+/)+[^\\s:,;'\"]*|\\b[A-Za-z]:\\\\\\S+");

    private StorageReason() {}

    @NonNull
    static String of(@NonNull Throwable error) {
        Throwable deepest = deepest(error);
        String said = deepest instanceof FileSystemException file ? DiskReason.of(file) : deepest.getMessage();
        if (said == null || said.isBlank()) {
            return deepest.getClass().getSimpleName();
        }
        String shown = PATH.matcher(SafeText.of(said)).replaceAll("…").replaceFirst("[. ]+$", "");
        return deepest instanceof UnknownHostException ? Messages.storage_unknownHost(shown) : shown;
    }

    /** Whether it is no use to ask again: a name that this Java cannot make a file of stays one. */
    static boolean isForGood(@NonNull Throwable error) {
        return deepest(error) instanceof InvalidPathException;
    }

    /** Storages wrap what happened, some more than once, and say less with each. */
    private static Throwable deepest(Throwable error) {
        Throwable e = error;
        for (int n = 0; n < DEEPEST && e.getCause() != null && e.getCause() != e; n++) {
            e = e.getCause();
        }
        return e;
    }
}
