package io.jenkins.plugins.akool.source;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.artifacts.Archive;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The copies of one order on their way from the node to where they are kept. A storage that is away is waited for. */
final class Copying {

    private final ControllerCopies copies;
    private final Patience patience;
    private final Order order;
    private final Run<?, ?> run;
    private final boolean archive;
    private final Site site;

    /** Whether the log has heard that the storage's links may end too early. */
    private boolean warned;

    Copying(ControllerCopies copies, Patience patience, Order order, Run<?, ?> run, boolean archive, Site site) {
        this.copies = copies;
        this.patience = patience;
        this.order = order;
        this.run = run;
        this.archive = archive;
        this.site = site;
    }

    /** Returns the copy's name for the journal. */
    String keep(StoredFile.Part part, String path) throws IOException, InterruptedException {
        String artifact = archive ? claim(WorkspaceFiles.name(path)) : null;
        boolean done = false;
        FilePath passing = passing(site.workspace());
        try {
            SourceLinks.Way way = patience.await(run, site.listener(), () -> SourceLinks.way(run, artifact));
            if (way.problem() != null) {
                throw new AbortException(way.problem());
            }
            FilePath copy = passing.child(artifact == null ? part.label() : artifact);
            WorkspaceCopy.Found found = site.workspace().act(new WorkspaceCopy(path, copy.getRemote()));
            String noFile = found.problem(path);
            if (noFile != null) {
                throw new AbortException(noFile);
            }
            found.check();
            warn(way);
            StoredFile stored;
            if (artifact == null) {
                copies.put(order.id(), part, copy, found.length());
                stored = new StoredFile(
                        StoredFile.Place.CONTROLLER, found.length(), found.sha256(), WorkspaceFiles.name(path));
            } else {
                stored = archived(passing, artifact, found);
            }
            done = true;
            return stored.toString();
        } finally {
            passing.deleteRecursive();
            if (!done && artifact != null) {
                BuildTranslations.of(run).release(artifact);
            }
        }
    }

    private void warn(SourceLinks.Way way) {
        String warning = way.warning(Duration.between(order.placedAt(), order.deadline()));
        if (warning != null && !warned) {
            warned = true;
            site.listener().getLogger().println("[AKOOL] " + warning);
        }
    }

    /** A name that is nobody's among the artifacts, also of what other steps have archived. */
    private String claim(String name) throws IOException, InterruptedException {
        Storage storage = Storage.chosenFor(run);
        String path;
        boolean taken;
        do {
            // Another of the name goes to a folder of its own, since results are named after the file.
            String next = BuildTranslations.of(run)
                    .claim(order.terms().folder(), n -> SourceStore.FOLDER + (n == 1 ? "" : "-" + n) + "/" + name);
            taken = patience.await(run, site.listener(), () -> storage.has(next));
            path = next;
        } while (taken);
        return path;
    }

    /** Where the copy is while it is on its way, beside the workspace and out of the reach of its steps' patterns. */
    private FilePath passing(@NonNull FilePath workspace) {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        return (temporary == null ? workspace : temporary).child("akool-" + order.id());
    }

    private StoredFile archived(FilePath passing, String artifact, WorkspaceCopy.Found found)
            throws IOException, InterruptedException {
        Archive.keep(
                run,
                new Site(passing, site.launcher(), site.listener(), true),
                List.of(new LocalFile(artifact, found.length(), found.md5())),
                patience);
        return new StoredFile(StoredFile.Place.ARTIFACT, found.length(), found.sha256(), artifact);
    }
}
