package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.access.Http;
import io.jenkins.plugins.akool.access.NodeProxy;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.DiskReason;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.inspection.Inspector;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.media.Media;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;
import jenkins.util.SystemProperties;
import okhttp3.OkHttpClient;

/**
 * Downloads the files of one result into the folder, mostly a workspace, of the node that it is sent to: all that are
 * needed, or none. Carries no key.
 */
final class FetchResult extends MasterToSlaveFileCallable<ArrayList<FetchResult.Fetched>> {

    private static final long serialVersionUID = 4L;

    private static final Logger LOGGER = Logger.getLogger(FetchResult.class.getName());

    /** For what earlier downloads left and no later one has come back for: as long as AKOOL keeps results. */
    private static final Duration OLDEST = Duration.ofDays(7);

    /** What all folders for parts are called like. */
    static final String TEMPORARY = "akool-";

    /**
     * One file that is asked for.
     *
     * @param link signed, so it is never shown
     * @param stem path without its ending, relative to the folder, with slashes
     * @param extension its ending, behind the dot, null where its bytes are to tell
     * @param needed whether the others are worth nothing without it
     */
    record Wanted(
            @NonNull String link,
            @NonNull Media media,
            @NonNull String stem,
            @CheckForNull String extension,
            boolean needed)
            implements Serializable {

        private String path(String told) {
            return stem + "." + (extension == null ? told : extension);
        }

        @Override
        public String toString() {
            return "Wanted[" + stem + "]";
        }
    }

    /**
     * What became of one.
     *
     * @param path relative to the folder, with slashes; without its ending where it is not there
     * @param length bytes
     * @param md5 as fingerprints have it, empty where it is not there
     * @param problem why it is not there, null where it is
     * @param facts what is in the video that is needed, as far as it tells; of no interest for others
     */
    record Fetched(
            @NonNull String path,
            long length,
            @NonNull String md5,
            @CheckForNull Sentence problem,
            @NonNull VideoFacts facts)
            implements Serializable {

        Fetched failed(Sentence why) {
            return new Fetched(path, 0, "", why, VideoFacts.UNKNOWN);
        }

        LocalFile toLocal() {
            return new LocalFile(path, length, md5);
        }
    }

    private final ArrayList<Wanted> wanted;

    /** Where bytes gather, a path on the node; deleted in the end, unless a later download can go on with what is there. */
    private final String temporary;

    private final String endpoint;

    /** Bytes that a file may have. */
    private final long most;

    /** The controller's, since an agent has none of its own; null where there is none. */
    @CheckForNull
    private final NodeProxy proxy;

    /** Whether the controller tries what this node's network does not let it do. */
    private final boolean agent;

    /** Blocks of addresses that count as public. */
    private final String publicAddresses;

    /** How much of each pause between two attempts is kept, per cent; known to the controller only. */
    private final int pauses = SystemProperties.getInteger("io.jenkins.plugins.akool.downloadPauses", 100);

    FetchResult(
            List<Wanted> wanted,
            String temporary,
            String endpoint,
            long most,
            @CheckForNull NodeProxy proxy,
            boolean agent,
            String publicAddresses) {
        this.wanted = new ArrayList<>(wanted);
        this.temporary = temporary;
        this.endpoint = endpoint;
        this.most = most;
        this.proxy = proxy;
        this.agent = agent;
        this.publicAddresses = publicAddresses;
    }

    @Override
    public ArrayList<Fetched> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        ArrayList<Fetched> fetched = new ArrayList<>();
        OkHttpClient http = Http.forResults(proxy, publicAddresses);
        boolean done = false;
        try {
            Download.Limits alone = Download.Limits.ofSize(most);
            Download patient = download(http, alone);
            // The controller tries again only for what is needed.
            Download hasty = agent ? download(http, alone.withOthers()) : patient;
            sweep(new File(temporary).getParentFile());
            for (Wanted file : wanted) {
                fetched.add(fetch(file.needed() ? hasty : patient, file, folder.toPath()));
            }
            done = true;
            return fetched;
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
            if (!done) {
                fetched.forEach(file -> discard(new File(folder, file.path())));
            }
            if (done || !Download.hasLeftPart(part())) {
                Util.deleteRecursive(new File(temporary));
            }
        }
    }

    private Download download(OkHttpClient http, Download.Limits limits) {
        return new Download(
                http,
                Endpoint.of(endpoint),
                limits,
                pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis() * pauses / 100));
    }

    private Path part() {
        return Path.of(temporary, "part");
    }

    /** What was left for good: by a controller that was restarted in between, say. */
    private static void sweep(File folder) {
        File[] old = folder.listFiles(file -> file.getName().startsWith(TEMPORARY)
                && Instant.ofEpochMilli(file.lastModified()).plus(OLDEST).isBefore(Instant.now()));
        for (File left : old == null ? new File[0] : old) {
            try {
                Util.deleteRecursive(left);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "an old part stays", e);
            }
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
        int slash = file.stem().lastIndexOf('/') + 1;
        String parent = file.stem().substring(0, slash);
        try {
            Download.Fetched there = download.fetch(
                    file.link(),
                    file.media(),
                    part(),
                    folder.resolve(parent),
                    told -> file.path(told).substring(slash));
            File found = there.file().toFile();
            VideoFacts facts = file.needed() ? look(there.file()) : VideoFacts.UNKNOWN;
            return new Fetched(parent + found.getName(), there.bytes(), Util.getDigestOf(found), null, facts);
        } catch (IOException e) {
            if (file.needed()) {
                throw e;
            }
            Sentence why =
                    e instanceof DownloadException known ? known.said() : Sentence.worded(DiskReason.of(e) + ".");
            return new Fetched(file.stem(), 0, "", why, VideoFacts.UNKNOWN);
        }
    }

    /** A video that cannot be looked at is there all the same. */
    private static VideoFacts look(Path video) {
        try {
            return Inspector.inspect(video);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a result is not looked at", e);
            return VideoFacts.UNKNOWN;
        }
    }
}
