package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * A result that is in its place.
 *
 * @param file path of the video among the owner's artifacts, with slashes
 * @param bytes the video's length as read back from there
 * @param extras what else was asked for and is there
 * @param warnings sentences on what is odd about the video, in the language of the server
 */
public record Collected(
        @NonNull String file,
        long bytes,
        @NonNull List<ExtraFile> extras,
        @NonNull List<String> warnings) {

    /** An entry of before there were warnings has none. */
    public Collected {
        extras = List.copyOf(extras);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** One with nothing odd about it. */
    public Collected(@NonNull String file, long bytes, @NonNull List<ExtraFile> extras) {
        this(file, bytes, extras, List.of());
    }
}
