package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.SystemProperties;

/**
 * How a storage that is away is waited for: with pauses that grow, for {@link #longest}, by whoever needs it. Each build's
 * log hears of it once. Blocks meanwhile: what needs the storage can do nothing else, and has its turn already.
 */
public final class Patience {

    private static final Logger LOGGER = Logger.getLogger(Patience.class.getName());

    /** In milliseconds. */
    private static final String LONGEST = "io.jenkins.plugins.akool.storageReturns";

    /** After which the log hears of a storage that neither takes nor refuses. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Timeline timeline;
    private final Pacing pacing;

    /** Builds whose log has heard that their storage is waited for, as long as it is. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public Patience(@NonNull Timeline timeline, @NonNull Pacing pacing) {
        this.timeline = timeline;
        this.pacing = pacing;
    }

    /** Something that needs the storage. */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * @throws StorageException where the storage failed; it is tried again if that may help
         * @throws IOException where something else did
         */
        T make() throws IOException, InterruptedException;
    }

    /** For one thing that needs a storage. */
    @NonNull
    public static Duration longest() {
        return Duration.ofMillis(
                SystemProperties.getLong(LONGEST, Duration.ofMinutes(30).toMillis()));
    }

    /**
     * Returns what the first attempt does that does not find the storage away.
     *
     * @param log of the build
     * @throws StorageException where it was away too long, or keeps not what it took
     */
    public <T> T await(@NonNull Run<?, ?> run, @NonNull TaskListener log, @NonNull Attempt<T> attempt)
            throws IOException, InterruptedException {
        String build = run.getExternalizableId();
        Instant end = timeline.now().plus(longest());
        CompletableFuture<Void> over = new CompletableFuture<>();
        timeline.wakeAt(timeline.now().plus(SILENCE), () -> {
            if (!over.isDone()) {
                Computer.threadPoolForRemoting.execute(() -> tell(build, log, Messages.storage_slow()));
            }
        });
        try {
            for (int failures = 1; ; failures++) {
                try {
                    T result = attempt.make();
                    told.remove(build);
                    return result;
                } catch (StorageException e) {
                    Duration pause = pacing.untilRetry(failures);
                    if (!e.isAway() || !timeline.now().plus(pause).isBefore(end)) {
                        told.remove(build);
                        LOGGER.log(Level.WARNING, "{0}: {1}", new Object[] {build, e.getMessage()});
                        throw e;
                    }
                    tell(
                            build,
                            log,
                            Messages.storage_waiting(e.getMessage(), longest().toMinutes()));
                    rest(pause);
                }
            }
        } finally {
            over.complete(null);
        }
    }

    private void tell(String build, TaskListener log, String line) {
        if (told.add(build)) {
            log.getLogger().println("[AKOOL] " + line);
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        CompletableFuture<Void> rested = new CompletableFuture<>();
        timeline.wakeAt(timeline.now().plus(pause), () -> rested.complete(null));
        try {
            rested.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
