package io.jenkins.plugins.akool.collect;

import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.akool.access.PluginFolders;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where failed collections left parts of files that the next one goes on with. Known until the translation has settled or
 * Jenkins stops; what is forgotten in that way is swept on its node by age.
 */
final class Leftovers {

    private static final Logger LOGGER = Logger.getLogger(Leftovers.class.getName());

    /** By id of the translation. */
    private final Map<String, List<FilePath>> folders = new ConcurrentHashMap<>();

    /** Deletes the whole files that a crash left on the controller; parts of files are gone on with. */
    static void ofCrash() {
        File[] old = PluginFolders.temporary().listFiles(file -> !file.getName().startsWith(FetchResult.TEMPORARY));
        for (File folder : old == null ? new File[0] : old) {
            delete(new FilePath(folder));
        }
    }

    void mayBe(String id, FilePath folder) {
        folders.computeIfAbsent(id, t -> new CopyOnWriteArrayList<>()).add(folder);
    }

    /** What is there was collected. */
    void gone(String id, FilePath folder) {
        folders.computeIfPresent(id, (t, left) -> left.remove(folder) && left.isEmpty() ? null : left);
    }

    /** Deletes them, as far as their nodes can be reached; returns at once. */
    void clear(String id) {
        List<FilePath> left = folders.remove(id);
        if (left != null) {
            Computer.threadPoolForRemoting.execute(() -> left.forEach(Leftovers::delete));
        }
    }

    private static void delete(FilePath folder) {
        try {
            folder.deleteRecursive();
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, "a part stays where it was left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
