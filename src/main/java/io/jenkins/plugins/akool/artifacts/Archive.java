package io.jenkins.plugins.akool.artifacts;

import hudson.model.Fingerprint;
import hudson.model.Run;
import hudson.tasks.Fingerprinter;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.download.DownloadException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ArtifactManager;
import jenkins.model.Jenkins;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.VirtualFile;

/** Hands files over to a build's artifact storage from where they are, reads back that they arrived, and records them. */
public final class Archive {

    private static final Logger LOGGER = Logger.getLogger(Archive.class.getName());

    private Archive() {}

    /**
     * Returns once the files are kept as they are.
     *
     * @param site where they are, at their paths
     * @throws DownloadException with a sentence for the user
     */
    public static void keep(Run<?, ?> run, Site site, Collection<LocalFile> files)
            throws IOException, InterruptedException {
        archive(run, site, files);
        fingerprint(run, files);
    }

    private static void archive(Run<?, ?> run, Site site, Collection<LocalFile> files)
            throws IOException, InterruptedException {
        ArtifactManager artifacts = run.pickArtifactManager();
        // Some storages take the key for the path in the workspace, so both must be the same.
        Map<String, String> same = new LinkedHashMap<>();
        files.forEach(file -> same.put(file.path(), file.path()));
        try {
            artifacts.archive(site.workspace(), site.launcher(), BuildListenerAdapter.wrap(site.listener()), same);
            for (LocalFile file : files) {
                verify(artifacts.root().child(file.path()), file);
            }
        } catch (DownloadException e) {
            throw e;
        } catch (IOException e) {
            // What storages say may hold an address that is signed; whoever asks for more gets it whole.
            LOGGER.log(Level.WARNING, "The artifact storage failed on {0}: {1}", new Object[] {
                run, SafeText.of(e.toString())
            });
            LOGGER.log(Level.FINE, "how it failed", e);
            throw new DownloadException("The artifact storage failed; the Jenkins log has the details.", true, e);
        }
    }

    private static void verify(VirtualFile archived, LocalFile file) throws IOException {
        if (!archived.isFile()) {
            throw new DownloadException("The artifact storage did not keep " + file.path() + ".", true, null);
        }
        if (archived.length() != file.length()) {
            throw new DownloadException(
                    "The artifact storage kept " + archived.length() + " of the " + file.length() + " bytes of "
                            + file.path() + ".",
                    true,
                    null);
        }
    }

    /** As the core's own step does it, so that a file is known wherever it turns up again. */
    private static void fingerprint(Run<?, ?> run, Collection<LocalFile> files) throws IOException {
        Map<String, String> record = new LinkedHashMap<>();
        for (LocalFile file : files) {
            Fingerprint print = Jenkins.get().getFingerprintMap().getOrCreate(run, file.path(), file.md5());
            print.addFor(run);
            record.put(file.path(), file.md5());
        }
        synchronized (run) {
            Fingerprinter.FingerprintAction known = run.getAction(Fingerprinter.FingerprintAction.class);
            if (known == null) {
                run.addAction(new Fingerprinter.FingerprintAction(run, record));
            } else {
                known.add(record);
            }
        }
    }
}
