package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * A result that is in its place.
 *
 * @param file path of the video among the owner's artifacts, with slashes
 * @param bytes the video's length as read back from there
 * @param extras what else was asked for and is there
 */
public record Collected(
        @NonNull String file, long bytes, @NonNull List<ExtraFile> extras) {

    public Collected {
        extras = List.copyOf(extras);
    }
}
