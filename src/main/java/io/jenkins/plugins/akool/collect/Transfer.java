package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.artifacts.Archive;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.download.DownloadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** Takes files from links to the artifacts of a build through one node: downloaded there, and archived from there. */
final class Transfer {

    private Transfer() {}

    /**
     * Returns once the files are kept. What it leaves behind when it fails is nothing.
     *
     * @param site where they are downloaded, and stay unless it is temporary
     * @param temporary on the same node; deleted in the end
     * @param trusted the one address whose host may be reached though it is not public, or by http
     * @return what became of each
     * @throws DownloadException with a sentence for the user
     * @throws IOException where the node cannot be reached
     */
    @NonNull
    static List<FetchResult.Fetched> bring(
            Run<?, ?> run, Site site, FilePath temporary, String trusted, List<FetchResult.Wanted> wanted)
            throws IOException, InterruptedException {
        FetchResult fetch = new FetchResult(
                wanted,
                temporary.getRemote(),
                trusted,
                AkoolGlobalConfiguration.get().mostResultBytes(),
                Jenkins.get().getProxy(),
                AkoolGlobalConfiguration.get().getPublicAddresses());
        List<FetchResult.Fetched> fetched;
        try {
            fetched = site.workspace().act(fetch);
        } catch (RequestAbortedException e) {
            throw new IOException("the connection to the node broke", e);
        }
        boolean done = false;
        try {
            List<FetchResult.Fetched> kept = keep(run, site, wanted, fetched);
            done = true;
            return kept;
        } finally {
            if (!done || site.temporary()) {
                for (FetchResult.Fetched file : fetched) {
                    if (file.problem() == null) {
                        site.workspace().child(file.path()).delete();
                    }
                }
            }
        }
    }

    /** What nobody needs must not cost what somebody does: each of those goes by itself, after the others. */
    private static List<FetchResult.Fetched> keep(
            Run<?, ?> run, Site site, List<FetchResult.Wanted> wanted, List<FetchResult.Fetched> fetched)
            throws IOException, InterruptedException {
        List<LocalFile> needed = new ArrayList<>();
        for (int i = 0; i < fetched.size(); i++) {
            if (wanted.get(i).needed()) {
                needed.add(fetched.get(i).toLocal());
            }
        }
        if (!needed.isEmpty()) {
            Archive.keep(run, site, needed);
        }
        List<FetchResult.Fetched> kept = new ArrayList<>();
        for (int i = 0; i < fetched.size(); i++) {
            FetchResult.Fetched file = fetched.get(i);
            kept.add(wanted.get(i).needed() || file.problem() != null ? file : kept(run, site, file));
        }
        return kept;
    }

    private static FetchResult.Fetched kept(Run<?, ?> run, Site site, FetchResult.Fetched file)
            throws IOException, InterruptedException {
        try {
            Archive.keep(run, site, List.of(file.toLocal()));
            return file;
        } catch (DownloadException e) {
            site.workspace().child(file.path()).delete();
            return new FetchResult.Fetched(file.path(), 0, "", e.getMessage());
        }
    }
}
