package io.jenkins.plugins.akool.artifacts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;

/**
 * Where results are downloaded on their way to the artifacts.
 *
 * @param workspace the root that artifact paths are relative to, on an agent or on the controller
 * @param launcher of the same node
 * @param listener the build's log
 * @param temporary whether files are only passing through and are deleted once they are archived
 */
public record Site(
        @NonNull FilePath workspace,
        @NonNull Launcher launcher,
        @NonNull TaskListener listener,
        boolean temporary) {}
