package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A file of a workspace that comes from the controller.
 *
 * @param path that it is to have there, with slashes
 */
record WorkspaceFile(@NonNull FilePath workspace, @NonNull String path) {

    private static final Logger LOGGER = Logger.getLogger(WorkspaceFile.class.getName());

    /** Copies it there. The build has it among its artifacts, so a node that does not take it costs a line in the log. */
    void bring(FilePath file, TaskListener log) throws InterruptedException {
        String node = NodeNames.of(workspace);
        try {
            String name = copy(file);
            if (!name.equals(path)) {
                log.getLogger().println("[AKOOL] " + Messages.node_name(node, path, name));
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a workspace does not take a file", e);
            log.getLogger().println("[AKOOL] " + Messages.node_noCopy(node, path));
        }
    }

    /** Returns the path that it has, which is another one where the node cannot have that. */
    private String copy(FilePath file) throws IOException, InterruptedException {
        String name = NodeNames.on(workspace, path);
        FilePath target = workspace.child(name);
        FilePath beside = WorkspaceList.tempDir(workspace);
        FilePath part = (beside == null ? workspace : beside).child("akool-" + UUID.randomUUID());
        boolean done = false;
        try {
            file.copyTo(part);
            target.delete();
            Objects.requireNonNull(target.getParent()).mkdirs();
            part.renameTo(target);
            done = true;
            return name;
        } finally {
            if (!done) {
                part.delete();
            }
        }
    }
}
