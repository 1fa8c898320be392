package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.inspection.Inspector;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import io.jenkins.plugins.akool.source.InWorkspace;
import io.jenkins.plugins.akool.source.WorkspaceCopy;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;

/** Looks at files of the workspace that it is sent to, and what is in those that are videos, on the node they are on. */
final class WorkspaceLook extends MasterToSlaveFileCallable<ArrayList<WorkspaceLook.Seen>> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(WorkspaceLook.class.getName());

    private final ArrayList<String> paths;

    /** Path of the caption file, null where it is not in the workspace. */
    @CheckForNull
    private final String captions;

    /**
     * @param paths relative to the workspace, with slashes
     * @param captions the one of them that is no video, or null
     */
    WorkspaceLook(@NonNull List<String> paths, @CheckForNull String captions) {
        this.paths = new ArrayList<>(paths);
        this.captions = captions;
    }

    /**
     * What is at one path.
     *
     * @param facts what is in the video, as far as it is one and tells
     * @param verdict what the file's bytes tell it to be, null where they could not be read
     */
    record Seen(
            @NonNull WorkspaceCopy.Found found,
            @NonNull VideoFacts facts,
            @CheckForNull Verdict verdict) implements Serializable {}

    @Override
    public ArrayList<Seen> invoke(File workspace, VirtualChannel channel) throws IOException {
        ArrayList<Seen> seen = new ArrayList<>();
        for (String path : paths) {
            InWorkspace there = InWorkspace.find(workspace, path);
            Path file = there.file();
            seen.add(
                    file == null ? new Seen(there.found(), VideoFacts.UNKNOWN, null) : seen(there.found(), file, path));
        }
        return seen;
    }

    /** What cannot be read tells nothing; whether it can be copied is found out when it is. */
    private Seen seen(WorkspaceCopy.Found found, Path file, String path) {
        try {
            return path.equals(captions)
                    ? new Seen(found, VideoFacts.UNKNOWN, Media.SUBTITLES.judge(file, true, null, null))
                    : new Seen(found, Inspector.inspect(file), Media.VIDEO.judge(file, true, null, null));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a video is not looked at", e);
            return new Seen(found, VideoFacts.UNKNOWN, null);
        }
    }
}
