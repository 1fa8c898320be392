package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.bookkeeping.OrderWatcher;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Waits for an order where a step runs: with its log, and with its workspace where it has one. */
abstract class ContextWatcher implements OrderWatcher {

    private final StepContext context;

    ContextWatcher(StepContext context) {
        this.context = context;
    }

    @NonNull
    @Override
    public TaskListener log() throws IOException, InterruptedException {
        TaskListener log = context.get(TaskListener.class);
        return log == null ? TaskListener.NULL : log;
    }

    @CheckForNull
    @Override
    public Site site() throws IOException, InterruptedException {
        FilePath workspace = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);
        return workspace == null || launcher == null ? null : new Site(workspace, launcher, log(), false);
    }
}
