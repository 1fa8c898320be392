package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.RequestAbortedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ArtifactManager;
import jenkins.model.StandardArtifactManager;
import jenkins.security.NotReallyRoleSensitiveCallable;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.SystemProperties;
import jenkins.util.VirtualFile;

/**
 * A build's artifact storage with all its ways to fail. What its plugin throws, {@link RuntimeException}s included (that of
 * S3 throws {@code HttpResponseException}s from each method), becomes a {@link StorageException}, and a question that has
 * no answer ends after {@link #limit}. What is asked of several files is asked inside {@link VirtualFile#run}, which lists
 * their folder once: asked alone, S3's plugin opens each object and leaves it open.
 */
public final class Storage {

    private static final Logger LOGGER = Logger.getLogger(Storage.class.getName());

    /** In milliseconds. */
    private static final String LIMIT = "io.jenkins.plugins.akool.storageAnswers";

    private final Run<?, ?> run;
    private final boolean chosen;

    private Storage(Run<?, ?> run, boolean chosen) {
        this.run = run;
        this.chosen = chosen;
    }

    /** Where the build has what it has. */
    @NonNull
    public static Storage of(@NonNull Run<?, ?> run) {
        return new Storage(run, false);
    }

    /** Where the build will have what is archived next, which may be decided with this. */
    @NonNull
    public static Storage chosenFor(@NonNull Run<?, ?> run) {
        return new Storage(run, true);
    }

    /**
     * A file as the storage has it.
     *
     * @param length bytes
     * @param file to read it or to ask for its link; only through this class
     */
    public record Kept(long length, @NonNull VirtualFile file) {}

    /** For one question; below what the engine waits for an address, so that the sentence is about the storage. */
    @NonNull
    public static Duration limit() {
        return Duration.ofMillis(SystemProperties.getLong(LIMIT, 25_000L));
    }

    private ArtifactManager manager() throws IOException {
        return chosen ? run.pickArtifactManager() : run.getArtifactManager();
    }

    /** Whether it is Jenkins' own, which takes everything through the controller's disk. */
    public boolean isControllersDisk() throws StorageException, InterruptedException {
        return ask(() -> manager() instanceof StandardArtifactManager);
    }

    /**
     * Those of the paths under which there is a file.
     *
     * @param paths relative to the artifacts' root, with slashes
     */
    @NonNull
    public Map<String, Kept> files(@NonNull Collection<String> paths) throws StorageException, InterruptedException {
        return ask(() -> {
            VirtualFile root = manager().root();
            return folder(root, paths).run(new Look(root, List.copyOf(paths)));
        });
    }

    /** Whether there is anything at the path, a file or a folder. */
    public boolean has(@NonNull String path) throws StorageException, InterruptedException {
        return ask(() -> {
            VirtualFile root = manager().root();
            return folder(root, List.of(path)).run(new Existence(root.child(path)));
        });
    }

    /** The storage's own link to what is at the path, whether it is there yet or not; null where it has no links. */
    @CheckForNull
    public URL link(@NonNull String path) throws StorageException, InterruptedException {
        return ask(() -> manager().root().child(path).toExternalURL());
    }

    /** Like {@link #link(String)}, of a file that was found. */
    @CheckForNull
    public URL link(@NonNull Kept kept) throws StorageException, InterruptedException {
        return ask(() -> kept.file().toExternalURL());
    }

    /** Milliseconds since the epoch. */
    public long lastModified(@NonNull Kept kept) throws StorageException, InterruptedException {
        return ask(() -> kept.file().lastModified());
    }

    /** To be closed by the caller. */
    @NonNull
    public InputStream open(@NonNull Kept kept) throws StorageException, InterruptedException {
        Handover handover = new Handover();
        boolean taken = false;
        try {
            InputStream in = ask(() -> handover.give(kept.file().open()));
            taken = true;
            return in;
        } finally {
            if (!taken) {
                handover.refuse();
            }
        }
    }

    /** Copies a file here. Has no limit once it was opened, since it may be much. */
    public void copy(@NonNull Kept kept, @NonNull FilePath to) throws StorageException, InterruptedException {
        try (InputStream in = open(kept)) {
            to.copyFrom(in);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw failed(e);
        }
    }

    /**
     * Hands files over, from the node they are on. Has no limit, since it may be much.
     *
     * @param paths in the workspace, and among the artifacts
     * @throws IOException where the node is gone
     */
    void archive(Site site, Collection<String> paths) throws IOException, InterruptedException {
        // Some storages take the key for the path in the workspace, so both must be the same.
        Map<String, String> same = new TreeMap<>();
        paths.forEach(path -> same.put(path, path));
        try {
            manager().archive(site.workspace(), site.launcher(), BuildListenerAdapter.wrap(site.listener()), same);
        } catch (IOException | RuntimeException | LinkageError e) {
            if (site.workspace().isRemote() && isLostConnection(e)) {
                throw new IOException("the connection to the node broke", e);
            }
            throw failed(e);
        }
    }

    private static boolean isLostConnection(Throwable error) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (e instanceof ChannelClosedException || e instanceof RequestAbortedException) {
                return true;
            }
        }
        return false;
    }

    private <T> T ask(Callable<T> question) throws StorageException, InterruptedException {
        Duration limit = limit();
        Future<T> answer = Computer.threadPoolForRemoting.submit(question);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error && !(error instanceof LinkageError)) {
                throw error;
            }
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw new StorageException(Messages.storage_silent(name(), limit.toSeconds()), true, e);
        } finally {
            answer.cancel(true);
        }
    }

    private StorageException failed(Throwable e) {
        // Whoever asks for more than fits into a build's log gets it whole.
        LOGGER.log(Level.FINE, "an artifact storage failed", e);
        return e instanceof StorageException known
                ? known
                : new StorageException(
                        Messages.storage_failed(name(), StorageReason.of(e)), !StorageReason.isForGood(e), e);
    }

    StorageException lost(String sentence) {
        return new StorageException(sentence, false, null);
    }

    /** As its plugin calls it, in parentheses; empty for Jenkins' own. */
    String name() {
        try {
            ArtifactManager manager = run.getArtifactManager();
            String name = manager.getClass().getSimpleName().replaceFirst("(.)ArtifactManager$", "$1");
            return manager instanceof StandardArtifactManager || name.isEmpty() ? "" : " (" + name + ")";
        } catch (RuntimeException | LinkageError e) {
            return "";
        }
    }

    /** The innermost folder that all the paths lead into, so that no more is listed than need be. */
    private static VirtualFile folder(VirtualFile root, Collection<String> paths) {
        String common = null;
        for (String path : paths) {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            while (common != null && !folder.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
            common = common == null ? folder : common;
        }
        return common == null || common.isEmpty() ? root : root.child(common.substring(0, common.length() - 1));
    }

    private static final class Look extends NotReallyRoleSensitiveCallable<Map<String, Kept>, IOException> {
        private static final long serialVersionUID = 1L;

        private final VirtualFile root;
        private final List<String> paths;

        Look(VirtualFile root, List<String> paths) {
            this.root = root;
            this.paths = paths;
        }

        @Override
        public Map<String, Kept> call() throws IOException {
            Map<String, Kept> there = new HashMap<>();
            for (String path : paths) {
                VirtualFile file = root.child(path);
                if (file.isFile()) {
                    there.put(path, new Kept(file.length(), file));
                }
            }
            return there;
        }
    }

    private static final class Existence extends NotReallyRoleSensitiveCallable<Boolean, IOException> {
        private static final long serialVersionUID = 1L;

        private final VirtualFile file;

        Existence(VirtualFile file) {
            this.file = file;
        }

        @Override
        public Boolean call() throws IOException {
            return file.exists();
        }
    }
}
