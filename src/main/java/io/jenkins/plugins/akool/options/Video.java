package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;

/**
 * One of the videos that a step is about; it has either an address or a path.
 *
 * @param url where AKOOL fetches it, as it is sent, which may be signed; null for a file
 * @param file its path in the workspace, relative, with slashes; null for an address
 */
public record Video(@CheckForNull String url, @CheckForNull String file) {

    public Video {
        url = url == null ? null : WebAddress.of(url);
    }

    @NonNull
    public static Video at(@NonNull String url) {
        return new Video(url, null);
    }

    @NonNull
    public static Video in(@NonNull String path) {
        return new Video(null, path);
    }

    /** As it may be shown: its path, or its address without what may be a signature. */
    @NonNull
    public String shown() {
        return url == null ? String.valueOf(file) : SafeText.of(url);
    }

    /** Where its results go, relative to the artifacts' root. */
    @NonNull
    String folder(@NonNull String to) {
        int end = file == null ? -1 : file.lastIndexOf('/');
        return end < 0
                ? to
                : OptionChecks.normalised(to + "/" + file.substring(0, end)).replaceFirst("^/", "");
    }
}
