package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import jenkins.MasterToSlaveFileCallable;

/** Lists the files of the workspace that it is sent to whose paths match Ant patterns, in the order of their paths. */
public final class WorkspacePattern extends MasterToSlaveFileCallable<ArrayList<String>> {

    private static final long serialVersionUID = 1L;

    private final String patterns;

    /**
     * @param patterns separated by commas
     */
    public WorkspacePattern(@NonNull String patterns) {
        this.patterns = patterns;
    }

    /** Paths relative to the workspace, with slashes. */
    @Override
    public ArrayList<String> invoke(File workspace, VirtualChannel channel) {
        String[] found = workspace.isDirectory()
                ? Util.createFileSet(workspace, patterns).getDirectoryScanner().getIncludedFiles()
                : new String[0];
        ArrayList<String> paths = new ArrayList<>();
        Arrays.stream(found)
                .map(path -> path.replace(File.separatorChar, '/'))
                .sorted()
                .forEach(paths::add);
        return paths;
    }
}
