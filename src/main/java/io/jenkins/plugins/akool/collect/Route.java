package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The node through which a result comes: the step's own, or the controller where there is none, where an administrator wants
 * it so, and where that node cannot: its network does not let it out, or its Java cannot write the result's name. What
 * the controller brings is copied into the node's workspace, so that the steps behind find it there in any case.
 */
final class Route {

    private final Translation translation;
    private final Patience patience;
    private final Leftovers leftovers;

    /** The build's. */
    private final TaskListener log;

    Route(Translation translation, Patience patience, Leftovers leftovers, TaskListener log) {
        this.translation = translation;
        this.patience = patience;
        this.leftovers = leftovers;
        this.log = log;
    }

    /**
     * Returns once the result is archived.
     *
     * @param site of the step, null where it has no workspace
     * @throws IOException like {@link Delivery#bring}
     */
    @NonNull
    Collected bring(Delivery delivery, @CheckForNull Site site) throws IOException, InterruptedException {
        if (site == null) {
            return throughController(delivery, null);
        }
        if (!site.workspace().isRemote()) {
            return through(delivery, site);
        }
        boolean able = NodeNames.canHave(site.workspace(), delivery.stem());
        if (!able || AkoolGlobalConfiguration.get().isCollectOnController()) {
            return throughController(delivery, site);
        }
        try {
            return through(delivery, site);
        } catch (DownloadException e) {
            if (!e.isPerhapsTheNodes()) {
                throw e;
            }
            return inPlaceOf(site, e, delivery);
        }
    }

    private Collected inPlaceOf(Site site, DownloadException failure, Delivery delivery)
            throws IOException, InterruptedException {
        log.getLogger()
                .println("[AKOOL] "
                        + Messages.node_cannot(
                                translation.language(), NodeNames.of(site.workspace()), failure.getMessage()));
        try {
            return throughController(delivery, site);
        } catch (DownloadException e) {
            // Who heard of the server knows more than who heard of nobody.
            boolean heard = failure.cure() == DownloadException.Cure.FRESH_LINK;
            throw heard && e.cure() == DownloadException.Cure.PATIENCE && e.isPerhapsTheNodes() ? failure : e;
        }
    }

    private Collected through(Delivery delivery, Site site) throws IOException, InterruptedException {
        FilePath beside = WorkspaceList.tempDir(site.workspace());
        if (beside == null) {
            throw new DownloadException(Messages.node_noPlace(), false, null);
        }
        return bring(delivery, site, beside);
    }

    /**
     * @param beside where a folder for parts is made
     */
    private Collected bring(Delivery delivery, Site site, FilePath beside) throws IOException, InterruptedException {
        FilePath temporary = beside.child(FetchResult.TEMPORARY + translation.id());
        leftovers.mayBe(translation.id(), temporary);
        Collected collected = delivery.bring(site, temporary, patience);
        leftovers.gone(translation.id(), temporary);
        return collected;
    }

    private Collected throughController(Delivery delivery, @CheckForNull Site site)
            throws IOException, InterruptedException {
        FilePath files = PluginFolders.temporary(translation.id());
        try {
            Site here = new Site(files, new Launcher.LocalLauncher(log), log, false);
            Collected collected = bring(delivery, here, Objects.requireNonNull(files.getParent()));
            if (site != null) {
                copy(collected, files, site);
            }
            return collected;
        } finally {
            files.deleteRecursive();
        }
    }

    private void copy(Collected collected, FilePath files, Site site) throws InterruptedException {
        List<String> paths = new ArrayList<>(List.of(collected.file()));
        collected.extras().stream().map(ExtraFile::file).forEach(paths::add);
        for (String path : paths) {
            new WorkspaceFile(site.workspace(), path).bring(files.child(path), log);
        }
    }
}
