package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.concurrent.CompletableFuture;

/** Brings a finished result to where its owner keeps artifacts. */
@FunctionalInterface
public interface Collector {

    /**
     * Must not block. The returned future, when cancelled, stops the transfer and leaves no part of a file behind. It
     * fails with a {@link DownloadException} where that knows what went wrong.
     *
     * @param link signed address of the result, fresh from AKOOL; never logged whole
     * @param extras the addresses of what the order's terms may ask for besides
     */
    @NonNull
    CompletableFuture<Collected> collect(
            @NonNull Translation translation, @NonNull String link, @NonNull TranslationStatus.Extras extras);
}
