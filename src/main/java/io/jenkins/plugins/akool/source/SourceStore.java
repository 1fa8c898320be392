package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.schedule.Errand;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Copies of workspace files for AKOOL to fetch: among the build's artifacts, or in a directory of the controller as long
 * as a translation needs them. Each is copied once, on the node, before anything is submitted, so that AKOOL gets what was
 * ordered whatever becomes of the workspace.
 */
public final class SourceStore {

    private static final Logger LOGGER = Logger.getLogger(SourceStore.class.getName());

    /** Among the artifacts, below the folder of the results, so that none of those can have a copy's name. */
    static final String FOLDER = "source";

    private final Timeline timeline;

    /** Null before the start. */
    private final Supplier<Engine> engine;

    private final SourceLinks links;
    private final Patience patience;

    /** Orders whose copies are made and that the engine does not know yet. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** When the copies of an order are looked at again, as long as it has any; only for the sweep. */
    private final Map<String, Instant> looks = new HashMap<>();

    private final ControllerCopies copies = new ControllerCopies();

    private final Errand sweeping;

    /** Whether the engine knows what it ever knew; false before the start, and for good where its journal is unreadable. */
    private volatile boolean journalRead;

    /**
     * @param patience with the artifact storage
     */
    public SourceStore(Timeline timeline, Supplier<Engine> engine, SourceLinks links, Patience patience) {
        this.patience = patience;
        this.timeline = timeline;
        this.engine = engine;
        this.links = links;
        sweeping = new Errand(timeline, Computer.threadPoolForRemoting, this::sweep);
    }

    /**
     * Copies what an order is about out of a workspace. What is kept is cleared away by itself, once {@link #placed} was
     * called.
     *
     * @param order as it was asked for
     * @param site where the workspace is, null for none; asked for where there is something to copy
     * @return the order with names of copies where it is about files; fails with an {@link AbortException}, a
     *     sentence for the user, where one is not there or AKOOL could not be given it
     */
    @NonNull
    public CompletionStage<Order> stored(
            @NonNull Order order, @NonNull Run<?, ?> run, @NonNull WorkspaceFiles files, @NonNull Whereabouts site) {
        if (files.isEmpty()) {
            return CompletableFuture.completedFuture(order);
        }
        underWay.add(order.id());
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Copying copying = new Copying(copies, patience, order, run, files.archived(), found(site));
                        String file = files.video();
                        String captions = files.captions();
                        return order.fetchedFrom(
                                file == null ? order.source() : copying.keep(StoredFile.Part.VIDEO, file),
                                captions == null
                                        ? order.settings().captionFile()
                                        : copying.keep(StoredFile.Part.CAPTIONS, captions));
                    } catch (AbortException e) {
                        throw new CompletionException(e);
                    } catch (StorageException e) {
                        throw new CompletionException(new AbortException(Messages.file_noStorage(e.getMessage())));
                    } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
                        LOGGER.log(
                                Level.WARNING,
                                "A file for AKOOL could not be copied out of the workspace of " + run,
                                e);
                        throw new CompletionException(new AbortException(WorkspaceFiles.notCopied()));
                    }
                },
                Computer.threadPoolForRemoting);
    }

    /** Where a step runs, null for one without a workspace. May block. */
    @FunctionalInterface
    public interface Whereabouts {
        @CheckForNull
        Site get() throws IOException, InterruptedException;
    }

    private static Site found(Whereabouts whereabouts) throws IOException, InterruptedException {
        Site site = whereabouts.get();
        if (site == null) {
            throw new AbortException(WorkspaceFiles.noWorkspace());
        }
        return site;
    }

    /** Whether copies of the order are made that nobody would know of after a restart. */
    public boolean isCopying(@NonNull String orderId) {
        return underWay.contains(orderId);
    }

    /** The engine knows the order now, or never will. */
    public void placed(String orderId) {
        if (underWay.remove(orderId)) {
            sweepSoon();
        }
    }

    /** Copies that the translation needs no more may go. */
    public void changed(Translation t) {
        if (t.fetchedUntil() == null) {
            sweepSoon();
        }
    }

    /** From now on an order that the engine does not know is one that needs no copies. */
    public void journalRead() {
        journalRead = true;
        sweepSoon();
    }

    /** Clears away after everything that the timeline has under way. */
    public void sweepSoon() {
        if (journalRead && PluginFolders.sources().isDirectory()) {
            sweeping.ask();
        }
    }

    /**
     * Where a copy for AKOOL would be put among the artifacts, before it has a name of its own there.
     *
     * @param folder of the results, relative, empty for the artifacts' root
     * @param file path in the workspace
     */
    @NonNull
    public static String artifactPath(@NonNull String folder, @NonNull String file) {
        return artifactFolder(folder) + "/" + WorkspaceFiles.name(file);
    }

    private static String artifactFolder(String folder) {
        return folder.isEmpty() ? FOLDER : folder + "/" + FOLDER;
    }

    private void sweep() {
        File[] orders = PluginFolders.sources().listFiles();
        for (File folder : orders == null ? new File[0] : orders) {
            String orderId = folder.getName();
            if (underWay.contains(orderId)) {
                continue;
            }
            Instant until = fetchedUntil(orderId);
            if (until == null) {
                looks.remove(orderId);
                // Its step may be back by now and copy them anew.
                copies.deleteUnless(folder, () -> isNeeded(orderId));
            } else if (!until.equals(looks.put(orderId, until))) {
                timeline.wakeAt(until, this::sweepSoon);
            }
        }
    }

    private boolean isNeeded(String orderId) {
        // In this order: what is not under way any more is known to the engine, if it ever will be.
        return underWay.contains(orderId) || fetchedUntil(orderId) != null;
    }

    /** How long AKOOL may fetch the copies of an order, null for no longer. */
    @CheckForNull
    private Instant fetchedUntil(String orderId) {
        return engine.get().translations(orderId).stream()
                .filter(links::mayBeFetched)
                .map(Translation::fetchedUntil)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
