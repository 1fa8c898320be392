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
                Jenkins.get().getProxy());
        List<FetchResult.Fetched> fetched;
        try {
            fetched = site.workspace().act(fetch);
        } catch (RequestAbortedException e) {
            throw new IOException("the connection to the node broke", e);
        }
        List<LocalFile> there = fetched.stream()
                .filter(file -> file.problem() == null)
                .map(FetchResult.Fetched::toLocal)
                .toList();
        boolean done = false;
        try {
            Archive.keep(run, site, there);
            done = true;
        } finally {
            if (!done || site.temporary()) {
                for (LocalFile file : there) {
                    site.workspace().child(file.path()).delete();
                }
            }
        }
        return fetched;
    }
}
