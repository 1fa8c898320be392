package io.jenkins.plugins.akool.jenkins;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.engine.Collector;
import io.jenkins.plugins.akool.engine.DownloadException;
import io.jenkins.plugins.akool.engine.Order;
import io.jenkins.plugins.akool.engine.ResultName;
import io.jenkins.plugins.akool.engine.Translation;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ArtifactManager;
import jenkins.model.Jenkins;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.VirtualFile;

/**
 * Brings results from AKOOL to a build's artifacts: downloaded on the node that the step runs on, handed to the artifact
 * manager there, and read back before it counts as collected.
 */
final class ResultCollector implements Collector {

    private static final Logger LOGGER = Logger.getLogger(ResultCollector.class.getName());

    /** Transfers at a time for the whole controller; each holds a thread while bytes flow, and only then. */
    private static final int MOST_TRANSFERS = 4;

    private final Sites sites;
    private final ThreadPoolExecutor threads;

    ResultCollector(Sites sites) {
        this.sites = sites;
        threads = new ThreadPoolExecutor(
                MOST_TRANSFERS, MOST_TRANSFERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread t = new Thread(task, "AKOOL download");
                    t.setDaemon(true);
                    return t;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletableFuture<Collected> collect(Translation translation, String link) {
        CompletableFuture<Collected> result = new CompletableFuture<>();
        sites.whenReady(translation.order(), () -> {
            Future<?> running = threads.submit(() -> {
                try {
                    result.complete(bring(translation, link));
                } catch (Exception e) {
                    result.completeExceptionally(e);
                }
            });
            result.whenComplete((collected, error) -> {
                if (result.isCancelled()) {
                    running.cancel(true);
                }
            });
        });
        return result;
    }

    void close() {
        threads.shutdownNow();
    }

    private Collected bring(Translation translation, String link) throws IOException, InterruptedException {
        Order order = translation.order();
        Run<?, ?> run = Owners.find(order);
        if (run == null) {
            throw new DownloadException("The build was deleted.", false, null);
        }
        BuildTranslations translations = BuildTranslations.of(run);
        String path =
                translations.claim(order.terms().folder(), ResultName.of(order.source(), translation.language(), link));
        boolean done = false;
        try {
            Site site = sites.of(order);
            Collected collected =
                    site == null ? bringThroughController(run, translation, link, path) : bring(run, site, link, path);
            done = true;
            return collected;
        } finally {
            if (!done) {
                translations.release(path);
            }
        }
    }

    /** For a step without a workspace, and for a build that ended before its results came. */
    private Collected bringThroughController(Run<?, ?> run, Translation translation, String link, String path)
            throws IOException, InterruptedException {
        FilePath temporary = new FilePath(new File(EngineLife.directory(), "tmp/" + translation.id()));
        TaskListener log = sites.log(translation.order());
        try {
            return bring(run, new Site(temporary, new Launcher.LocalLauncher(log), log, true), link, path);
        } finally {
            temporary.deleteRecursive();
        }
    }

    private Collected bring(Run<?, ?> run, Site site, String link, String path)
            throws IOException, InterruptedException {
        FilePath file = site.workspace().child(path);
        long length;
        try {
            length = file.act(new FetchResult(
                    link,
                    AkoolGlobalConfiguration.get().getEndpoint(),
                    Jenkins.get().getProxy()));
        } catch (DownloadException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "download on a node failed", e);
            throw new DownloadException("The node that downloads it cannot be reached.", true, e);
        }
        try {
            archive(run, site, path, length);
        } finally {
            if (site.temporary()) {
                file.delete();
            }
        }
        return new Collected(path, length);
    }

    /** Hands a file of the site over, and reads back that it arrived. */
    static void archive(Run<?, ?> run, Site site, String path, long length) throws IOException, InterruptedException {
        ArtifactManager artifacts = run.pickArtifactManager();
        try {
            // Some storages take the key for the path in the workspace, so both must be the same.
            artifacts.archive(
                    site.workspace(), site.launcher(), BuildListenerAdapter.wrap(site.listener()), Map.of(path, path));
            VirtualFile archived = artifacts.root().child(path);
            if (!archived.isFile()) {
                throw new DownloadException("The artifact storage did not keep the file.", true, null);
            }
            if (archived.length() != length) {
                throw new DownloadException(
                        "The artifact storage kept " + archived.length() + " of " + length + " bytes.", true, null);
            }
        } catch (DownloadException e) {
            throw e;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The artifact storage failed on " + run, e);
            throw new DownloadException("The artifact storage failed; the Jenkins log has the details.", true, e);
        }
    }
}
