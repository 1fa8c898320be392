package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.CompletableFuture;

/** Brings a finished result to where its owner keeps artifacts. */
@FunctionalInterface
public interface Collector {

    /**
     * Must not block. The returned future, when cancelled, stops the transfer and leaves no part of a file behind. It
     * fails with a {@link DownloadException} where that knows what went wrong.
     *
     * @param link signed address of the result, fresh from AKOOL; never logged whole
     */
    @NonNull
    CompletableFuture<Collected> collect(@NonNull Translation translation, @NonNull String link);

    /**
     * A result that is in its place.
     *
     * @param file path among the owner's artifacts, with slashes
     * @param bytes its length as read back from there
     */
    record Collected(@NonNull String file, long bytes) {}
}
