package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.record.Owners;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * The logs of builds that run, for orders that no step waits for. A Pipeline has a log beside those of its steps, also after
 * a restart; of other builds the log is known to whoever runs in them, and such a build does not live through a restart.
 */
public final class BuildLogs {

    private static final Logger LOGGER = Logger.getLogger(BuildLogs.class.getName());

    /** By build, for as long as it runs; of builds that are no Pipelines. */
    private final Map<String, OrderWatcher> open = new ConcurrentHashMap<>();

    /** The watcher's log is that of its build. */
    public void opened(@NonNull Run<?, ?> run, @NonNull OrderWatcher watcher) {
        if (!(run instanceof FlowExecutionOwner.Executable)) {
            open.put(Owners.of(run), watcher);
        }
    }

    public void closed(@NonNull Run<?, ?> run) {
        open.remove(Owners.of(run));
    }

    /** A log that keeps nothing for a build that has ended. */
    @NonNull
    TaskListener of(Run<?, ?> run) throws InterruptedException {
        if (!run.isBuilding()) {
            return TaskListener.NULL;
        }
        try {
            if (run instanceof FlowExecutionOwner.Executable pipeline) {
                FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
                return owner == null ? TaskListener.NULL : owner.getListener();
            }
            OrderWatcher watcher = open.get(Owners.of(run));
            return watcher == null ? TaskListener.NULL : watcher.log();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "the log of a build is gone", e);
            return TaskListener.NULL;
        }
    }
}
