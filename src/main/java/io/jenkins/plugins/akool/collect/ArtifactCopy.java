package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Archive;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.media.Media;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.VirtualFile;
import okhttp3.HttpUrl;

/**
 * Artifacts of earlier builds on their way to another build's. A storage that has links of its own hands them to the
 * agent that needs them; from any other they can be read on the controller only.
 */
public final class ArtifactCopy {

    private static final Logger LOGGER = Logger.getLogger(ArtifactCopy.class.getName());

    private record Artifact(Media media, VirtualFile file) {}

    private final Run<?, ?> run;

    /** By the path that each is to have, in the workspace too. */
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();

    public ArtifactCopy(Run<?, ?> run) {
        this.run = run;
    }

    public void add(String path, Media media, VirtualFile file) {
        artifacts.put(path, new Artifact(media, file));
    }

    /**
     * Returns once all are kept, and are in the workspace where there is one.
     *
     * @param id not used for another one at the same time
     * @param site of the step, null where it has no workspace
     */
    public void bring(String id, @CheckForNull Site site, TaskListener log) throws IOException, InterruptedException {
        if (site == null || !site.workspace().isRemote() || !throughAgent(id, site)) {
            throughController(id, site, log);
        }
    }

    private boolean throughAgent(String id, Site site) throws InterruptedException {
        FilePath beside = WorkspaceList.tempDir(site.workspace());
        try {
            List<FetchResult.Wanted> wanted = new ArrayList<>();
            String storage = null;
            for (Map.Entry<String, Artifact> artifact : artifacts.entrySet()) {
                URL external = artifact.getValue().file().toExternalURL();
                HttpUrl link = external == null ? null : HttpUrl.get(external);
                if (link == null || beside == null) {
                    return false;
                }
                storage = link.resolve("/").toString();
                String path = artifact.getKey();
                int dot = path.lastIndexOf('.');
                wanted.add(new FetchResult.Wanted(
                        link.toString(),
                        artifact.getValue().media(),
                        path.substring(0, dot),
                        path.substring(dot + 1),
                        true));
            }
            Transfer.bring(run, site, beside.child(FetchResult.TEMPORARY + id), storage, wanted);
            return true;
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
                try (InputStream in = artifact.getValue().file().open()) {
                    copy.copyFrom(in);
                }
                copies.add(new LocalFile(artifact.getKey(), copy.length(), copy.digest()));
            }
            Archive.keep(run, new Site(folder, new Launcher.LocalLauncher(log), log, true), copies);
            if (site != null) {
                for (String path : artifacts.keySet()) {
                    folder.child(path).copyTo(site.workspace().child(path));
                }
            }
        } finally {
            folder.deleteRecursive();
        }
    }
}
