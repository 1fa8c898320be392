package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.options.Video;
import io.jenkins.plugins.akool.preflight.WorkspacePattern;
import io.jenkins.plugins.akool.record.OrderRecord;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which videos a step is about. */
final class Videos {

    /** In one step; more are more likely a pattern that was not meant so, and each is paid for. */
    private static final int MOST = 5000;

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
            found.forEach(path -> videos.add(Video.in(path)));
        }
        if (videos.size() > MOST) {
            throw new AbortException(Messages.videos_tooMany(videos.size(), MOST));
        }
        return videos;
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
