package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.preflight.WorkspacePattern;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.record.RecordedBuilds;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which videos a step is about. */
final class Videos {

    /** In one step; more are more likely a pattern that was not meant so, and each is paid for. */
    private static final int MOST = 5000;

    /** More are not named in one sentence. */
    private static final int MOST_NAMED = 3;

    private Videos() {}

    /**
     * All of them, those with addresses first. Blocks where some are in a workspace.
     *
     * @param site where the step runs, null for no node
     * @throws AbortException with a sentence for the user, where there is none
     */
    @NonNull
    static List<Video> of(Wish wish, @CheckForNull Site site) throws IOException, InterruptedException {
        if (!wish.options().isAboutSeveral()) {
            return List.of(wish.video());
        }
        List<Video> videos = new ArrayList<>();
        wish.options().urlList().forEach(url -> videos.add(Video.at(url)));
        String patterns = wish.options().getFiles();
        if (patterns != null) {
            if (site == null) {
                throw new AbortException(WorkspaceFiles.noWorkspace());
            }
            List<String> found = site.workspace().act(new WorkspacePattern(patterns));
            if (found.isEmpty()) {
                throw new AbortException(Messages.videos_none(patterns));
            }
            List<String> results = new ArrayList<>(found);
            results.retainAll(results(wish.run()));
            if (results.size() == found.size()) {
                throw new AbortException(Messages.videos_onlyResults(patterns, named(results)));
            }
            if (!results.isEmpty()) {
                wish.log(Messages.videos_leftOut(results.size(), patterns, named(results)));
            }
            found.removeAll(results);
            found.forEach(path -> videos.add(Video.in(path)));
        }
        if (videos.size() > MOST) {
            throw new AbortException(Messages.videos_tooMany(videos.size(), MOST));
        }
        return videos;
    }

    /** Where the workspace has what builds of this job had translated, which a wide pattern matches as well. */
    private static Set<String> results(Run<?, ?> run) {
        Set<String> paths = new HashSet<>();
        RecordedBuilds.newest(run.getParent())
                .map(BuildTranslations::find)
                .filter(Objects::nonNull)
                .flatMap(known -> known.getRecords().stream())
                .filter(record -> record.getFile() != null)
                .forEach(record -> {
                    paths.add(record.getFile());
                    record.getExtras().forEach(extra -> paths.add(extra.getFile()));
                });
        return paths;
    }

    private static String named(List<String> paths) {
        String some = paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return paths.size() > MOST_NAMED ? some + ", …" : some;
    }

    /**
     * Which of a step's videos an order is about that was placed before a restart; null where that cannot be told.
     *
     * @param number the order's, from 0 on
     */
    @CheckForNull
    static Video of(Wish wish, OrderRecord order, int number) {
        String path = order.path();
        if (path != null) {
            return Video.in(path);
        }
        List<String> urls = wish.options().urlList();
        return number < urls.size() ? Video.at(urls.get(number)) : null;
    }
}
