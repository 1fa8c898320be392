package io.jenkins.plugins.akool.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Environment;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.ResultName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;

/**
 * Looks on its node which results lie in a workspace, too, and tells the later steps of the build where, one variable for
 * each language. That is known for as long as the build runs, and kept nowhere.
 */
final class WorkspaceResults extends MasterToSlaveFileCallable<List<String>> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(WorkspaceResults.class.getName());

    /** Stands before a language. */
    static final String ONE = "AKOOL_FILE_";

    private final List<String> paths;

    private WorkspaceResults(List<String> paths) {
        this.paths = new ArrayList<>(paths);
    }

    /** One for each path: the whole path of the file there, empty where there is none. */
    @Override
    public List<String> invoke(File workspace, VirtualChannel channel) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            String there = find(workspace.toPath(), path);
            found.add(there.isEmpty() ? find(workspace.toPath(), ResultName.ascii(path)) : there);
        }
        return found;
    }

    private static String find(Path workspace, String path) {
        try {
            Path file = workspace.resolve(path);
            return Files.isRegularFile(file) ? file.toString() : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    /** What the build has by now. A node that cannot be asked any more has nothing to tell. */
    static void offer(@NonNull AbstractBuild<?, ?> build, @NonNull FilePath workspace) throws InterruptedException {
        List<TranslationRecord> results = ResultVariables.of(build);
        if (results.isEmpty()) {
            return;
        }
        try {
            List<String> found = workspace.act(new WorkspaceResults(
                    results.stream().map(TranslationRecord::getFile).toList()));
            EnvVars variables = new EnvVars();
            for (int i = 0; i < found.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    variables.put(ResultVariables.name(ONE, results.get(i).getLanguage()), found.get(i));
                }
            }
            build.getEnvironments().add(Environment.create(variables));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a node is away", e);
        }
    }
}
