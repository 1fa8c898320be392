package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Something besides the video that is in its place.
 *
 * @param file path among the owner's artifacts, with slashes
 * @param bytes its length as read back from there
 */
public record ExtraFile(@NonNull Extra extra, @NonNull String file, long bytes) {}
