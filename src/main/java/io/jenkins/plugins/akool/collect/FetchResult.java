package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.access.Http;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.download.Media;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.MasterToSlaveFileCallable;
import okhttp3.OkHttpClient;

/**
 * Downloads the files of one result into the folder, mostly a workspace, of the node that it is sent to: all that are
 * needed, or none. Carries no key.
 */
final class FetchResult extends MasterToSlaveFileCallable<ArrayList<FetchResult.Fetched>> {

    private static final long serialVersionUID = 2L;

    /**
     * One file that is asked for.
     *
     * @param link signed, so it is never shown
     * @param path relative to the folder, with slashes
     * @param needed whether the others are worth nothing without it
     */
    record Wanted(
            @NonNull String link,
            @NonNull Media media,
            @NonNull String path,
            boolean needed) implements Serializable {

        @Override
        public String toString() {
            return "Wanted[" + path + "]";
        }
    }

    /**
     * What became of one.
     *
     * @param length bytes
     * @param md5 as fingerprints have it, empty where it is not there
     * @param problem a sentence on why it is not there, null where it is
     */
    record Fetched(
            @NonNull String path,
            long length,
            @NonNull String md5,
            @CheckForNull String problem) implements Serializable {

        LocalFile toLocal() {
            return new LocalFile(path, length, md5);
        }
    }

    private final ArrayList<Wanted> wanted;

    /** Where bytes gather, a path on the node; deleted in the end. */
    private final String temporary;

    private final String endpoint;

    /** Bytes that a file may have. */
    private final long most;

    /** The controller's, since an agent has none of its own; null where there is none. */
    @CheckForNull
    private final ProxyConfiguration proxy;

    FetchResult(
            List<Wanted> wanted, String temporary, String endpoint, long most, @CheckForNull ProxyConfiguration proxy) {
        this.wanted = new ArrayList<>(wanted);
        this.temporary = temporary;
        this.endpoint = endpoint;
        this.most = most;
        this.proxy = proxy;
    }

    @Override
    public ArrayList<Fetched> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        ArrayList<Fetched> fetched = new ArrayList<>();
        OkHttpClient http = Http.forResults(proxy);
        boolean done = false;
        try {
            Download download = new Download(
                    http,
                    Endpoint.of(endpoint),
                    Download.Limits.ofSize(most),
                    pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
            for (Wanted file : wanted) {
                fetched.add(fetch(download, file, folder.toPath()));
            }
            done = true;
            return fetched;
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
            if (!done) {
                fetched.forEach(file -> discard(new File(folder, file.path())));
            }
            Util.deleteRecursive(new File(temporary));
        }
    }

    private static void discard(File file) {
        try {
            Util.deleteFile(file);
        } catch (IOException e) {
            file.deleteOnExit();
        }
    }

    private Fetched fetch(Download download, Wanted file, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve(file.path());
        try {
            long length = download.fetch(file.link(), file.media(), Path.of(temporary, "part"), target);
            return new Fetched(file.path(), length, Util.getDigestOf(target.toFile()), null);
        } catch (DownloadException e) {
            // A link as fresh as the video's, whose server answers and has no such file, will not have it later.
            if (file.needed() || e.cure() == DownloadException.Cure.PATIENCE) {
                throw e;
            }
            return new Fetched(file.path(), 0, "", e.getMessage());
        }
    }
}
