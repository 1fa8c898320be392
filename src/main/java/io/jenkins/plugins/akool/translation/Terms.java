package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.Set;

/**
 * How an order is carried out, apart from what AKOOL is told.
 *
 * @param credentialsId which credential pays, or null for the owner's default
 * @param folder where among the owner's artifacts the results go, relative, with slashes
 * @param timeLimit how long the order may take until every result is there
 * @param singleRequest whether one request asks for all languages, which AKOOL offers but answers less surely
 * @param maxCredits what the whole batch may cost, in AKOOL's credits, or null for no limit
 * @param unattended whether results are collected without waiting for a step to come and take them
 * @param extras what is collected besides the video, as far as AKOOL makes it
 * @param batch what orders have in common that were asked for together, one for each video; null for one that was asked for
 *     alone, which is a batch by itself
 */
public record Terms(
        @CheckForNull String credentialsId,
        @NonNull String folder,
        @NonNull Duration timeLimit,
        boolean singleRequest,
        @CheckForNull Double maxCredits,
        boolean unattended,
        @NonNull Set<Extra> extras,
        @CheckForNull String batch) {

    /** An entry of before there were extras asks for none. */
    public Terms {
        extras = extras == null ? Set.of() : Set.copyOf(extras);
    }

    /** Of an order that was asked for alone. */
    public Terms(
            @CheckForNull String credentialsId,
            @NonNull String folder,
            @NonNull Duration timeLimit,
            boolean singleRequest,
            @CheckForNull Double maxCredits,
            boolean unattended,
            @NonNull Set<Extra> extras) {
        this(credentialsId, folder, timeLimit, singleRequest, maxCredits, unattended, extras, null);
    }

    /** The same for an order that was asked for together with others. */
    @NonNull
    public Terms in(@NonNull String common) {
        return new Terms(credentialsId, folder, timeLimit, singleRequest, maxCredits, unattended, extras, common);
    }

    /** The same, with nobody who waits. */
    Terms leftAlone() {
        return new Terms(credentialsId, folder, timeLimit, singleRequest, maxCredits, true, extras, batch);
    }
}
