package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Fingerprint;
import hudson.model.Run;
import hudson.tasks.Fingerprinter;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Hands files over to a build's artifact storage from where they are, reads back that they arrived, and records them. */
public final class Archive {

    private static final Logger LOGGER = Logger.getLogger(Archive.class.getName());

    private Archive() {}

    /**
     * Returns once the files are kept as they are. A storage that is away is waited for, with the files where they are.
     *
     * @param site where they are, at their paths
     * @throws StorageException where the storage failed for too long, or did not keep them
     * @throws IOException where the node is gone
     */
    public static void keep(
            @NonNull Run<?, ?> run,
            @NonNull Site site,
            @NonNull Collection<LocalFile> files,
            @NonNull Patience patience)
            throws IOException, InterruptedException {
        Storage storage = Storage.chosenFor(run);
        List<String> paths = files.stream().map(LocalFile::path).toList();
        patience.await(run, site.listener(), new Patience.Attempt<Void>() {

            /** What the storage took is only looked for from then on, though it may be away again meanwhile. */
            private boolean taken;

            @Override
            public Void make() throws IOException, InterruptedException {
                if (!taken) {
                    storage.archive(site, paths);
                    taken = true;
                }
                verify(storage, storage.files(paths), files);
                return null;
            }
        });
        fingerprint(run, files);
    }

    private static void verify(Storage storage, Map<String, Storage.Kept> there, Collection<LocalFile> files)
            throws StorageException {
        for (LocalFile file : files) {
            Storage.Kept kept = there.get(file.path());
            if (kept == null) {
                throw storage.lost(Messages.storage_lost(storage.name(), file.path()));
            }
            if (kept.length() != file.length()) {
                throw storage.lost(Messages.storage_cut(
                        storage.name(), String.valueOf(kept.length()), String.valueOf(file.length()), file.path()));
            }
        }
    }

    /**
     * As the core's own step does it, so that a file is known wherever it turns up again. What is kept counts without it:
     * fingerprints have a storage of their own, which may be away.
     */
    private static void fingerprint(Run<?, ?> run, Collection<LocalFile> files) {
        Map<String, String> record = new LinkedHashMap<>();
        try {
            for (LocalFile file : files) {
                Fingerprint print = Jenkins.get().getFingerprintMap().getOrCreate(run, file.path(), file.md5());
                print.addFor(run);
                record.put(file.path(), file.md5());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // Whoever stops a step wants it to end, and need not be told what else was left out.
            Level level = e instanceof ClosedByInterruptException ? Level.FINE : Level.WARNING;
            LOGGER.log(
                    level, "A fingerprint for {0} could not be recorded: {1}", new Object[] {run, StorageReason.of(e)});
        }
        if (record.isEmpty()) {
            return;
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
