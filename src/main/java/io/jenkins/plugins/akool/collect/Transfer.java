package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.NodeProxy;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.artifacts.Archive;
import io.jenkins.plugins.akool.artifacts.LocalFile;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.download.DownloadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * @throws StorageException likewise, where they are there and could not be archived
     * @throws IOException where the node cannot be reached
     */
    @NonNull
    static List<FetchResult.Fetched> bring(
            Run<?, ?> run,
            Site site,
            FilePath temporary,
            String trusted,
            List<FetchResult.Wanted> wanted,
            Patience patience)
            throws IOException, InterruptedException {
        FetchResult fetch = new FetchResult(
                wanted,
                temporary.getRemote(),
                trusted,
                AkoolGlobalConfiguration.get().mostResultBytes(),
                NodeProxy.to(
                        wanted.stream().map(FetchResult.Wanted::link).toList(),
                        site.workspace().isRemote()),
                site.workspace().isRemote(),
                AkoolGlobalConfiguration.get().getPublicAddresses());
        List<FetchResult.Fetched> fetched;
        try {
            fetched = site.workspace().act(fetch);
        } catch (RequestAbortedException e) {
            throw new IOException("the connection to the node broke", e);
        }
        boolean done = false;
        try {
            List<FetchResult.Fetched> kept = keep(run, site, wanted, fetched, patience);
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

    /** What nobody needs must not cost what somebody does: it goes after the others, together as long as that goes well. */
    private static List<FetchResult.Fetched> keep(
            Run<?, ?> run,
            Site site,
            List<FetchResult.Wanted> wanted,
            List<FetchResult.Fetched> fetched,
            Patience patience)
            throws IOException, InterruptedException {
        List<LocalFile> needed = new ArrayList<>();
        List<LocalFile> besides = new ArrayList<>();
        for (int i = 0; i < fetched.size(); i++) {
            if (fetched.get(i).problem() == null) {
                (wanted.get(i).needed() ? needed : besides).add(fetched.get(i).toLocal());
            }
        }
        if (!needed.isEmpty()) {
            Archive.keep(run, site, needed, patience);
        }
        Map<String, Sentence> problems = besides.isEmpty() ? Map.of() : problems(run, site, besides, patience);
        List<FetchResult.Fetched> kept = new ArrayList<>();
        for (FetchResult.Fetched file : fetched) {
            Sentence problem = problems.get(file.path());
            kept.add(problem == null ? file : file.failed(problem));
        }
        return kept;
    }

    /** Of those that could not be archived, by path. They are deleted. */
    private static Map<String, Sentence> problems(Run<?, ?> run, Site site, List<LocalFile> files, Patience patience)
            throws IOException, InterruptedException {
        Map<String, Sentence> problems = new HashMap<>();
        try {
            Archive.keep(run, site, files, patience);
        } catch (StorageException e) {
            if (files.size() > 1 && !e.isAway()) {
                for (LocalFile file : files) {
                    problems.putAll(problems(run, site, List.of(file), patience));
                }
            } else {
                for (LocalFile file : files) {
                    site.workspace().child(file.path()).delete();
                    problems.put(file.path(), Sentence.worded(e.getMessage()));
                }
            }
        }
        return problems;
    }
}
