package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Archive;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.media.Media;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.HttpUrl;

/**
 * Artifacts of earlier builds on their way to another build's. A storage that has links of its own hands them to the
 * agent that needs them; from any other they can be read on the controller only.
 */
public final class ArtifactCopy {

    private static final Logger LOGGER = Logger.getLogger(ArtifactCopy.class.getName());

    private record Artifact(Media media, Storage.Kept file) {}

    private final Run<?, ?> run;

    /** Of the build that has them. */
    private final Storage storage;

    private final Patience patience;

    /** By the path that each is to have, in the workspace too. */
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();

    /**
     * @param run whose they become
     * @param storage where they are
     */
    public ArtifactCopy(Run<?, ?> run, Storage storage, Patience patience) {
        this.run = run;
        this.storage = storage;
        this.patience = patience;
    }

    public void add(String path, Media media, Storage.Kept file) {
        artifacts.put(path, new Artifact(media, file));
    }

    /**
     * Returns once all are kept, and are in the workspace where there is one.
     *
     * @param id not used for another one at the same time
     * @param site of the step, null where it has no workspace
     * @throws StorageException where a storage failed
     */
    public void bring(String id, @CheckForNull Site site, TaskListener log) throws IOException, InterruptedException {
        boolean agent = site != null
                && site.workspace().isRemote()
                && !AkoolGlobalConfiguration.get().isCollectOnController()
                && canHaveAll(site.workspace());
        if (!agent || !throughAgent(id, site)) {
            throughController(id, site, log);
        }
    }

    private boolean canHaveAll(FilePath workspace) throws InterruptedException {
        try {
            for (String path : artifacts.keySet()) {
                if (!NodeNames.canHave(workspace, path)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "an agent cannot be asked", e);
            return false;
        }
    }

    private boolean throughAgent(String id, Site site) throws StorageException, InterruptedException {
        FilePath beside = WorkspaceList.tempDir(site.workspace());
        try {
            List<FetchResult.Wanted> wanted = new ArrayList<>();
            String host = null;
            for (Map.Entry<String, Artifact> artifact : artifacts.entrySet()) {
                URL external = storage.link(artifact.getValue().file());
                HttpUrl link = external == null ? null : HttpUrl.get(external);
                if (link == null || beside == null) {
                    return false;
                }
                host = link.resolve("/").toString();
                String path = artifact.getKey();
                int dot = path.lastIndexOf('.');
                wanted.add(new FetchResult.Wanted(
                        link.toString(),
                        artifact.getValue().media(),
                        path.substring(0, dot),
                        path.substring(dot + 1),
                        true));
            }
            Transfer.bring(run, site, beside.child(FetchResult.TEMPORARY + id), host, wanted, patience);
            return true;
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "an agent cannot fetch artifacts", e);
            return false;
        }
    }

    private void throughController(String id, @CheckForNull Site site, TaskListener log)
            throws IOException, InterruptedException {
        FilePath folder = PluginFolders.temporary(id);
        List<LocalFile> copies = new ArrayList<>();
        try {
            for (Map.Entry<String, Artifact> artifact : artifacts.entrySet()) {
                FilePath copy = folder.child(artifact.getKey());
                storage.copy(artifact.getValue().file(), copy);
                copies.add(new LocalFile(artifact.getKey(), copy.length(), copy.digest()));
            }
            Archive.keep(run, new Site(folder, new Launcher.LocalLauncher(log), log, true), copies, patience);
            if (site != null) {
                for (String path : artifacts.keySet()) {
                    new WorkspaceFile(site.workspace(), path).bring(folder.child(path), log);
                }
            }
        } finally {
            folder.deleteRecursive();
        }
    }
}
