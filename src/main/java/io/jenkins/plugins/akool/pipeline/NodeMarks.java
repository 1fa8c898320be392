package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.record.OnFailure;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/**
 * What views of a Pipeline show at a step that waits for translations. Written when the wait begins and ends, and when a
 * translation settles.
 */
final class NodeMarks {

    private static final Logger LOGGER = Logger.getLogger(NodeMarks.class.getName());

    private NodeMarks() {}

    static void begin(StepContext context, String label) throws IOException, InterruptedException {
        label(context, label);
        FlowNode node = context.get(FlowNode.class);
        if (node != null) {
            node.addAction(new PauseAction("AKOOL"));
        }
    }

    static void label(StepContext context, String label) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        if (node != null) {
            node.addOrReplaceAction(new LabelAction(label));
        }
    }

    /** Ends the wait and the step, which fails. */
    static void failed(StepContext context, Throwable why) {
        try {
            end(context);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "the step is gone", e);
        }
        context.onFailure(why);
    }

    static void end(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        if (node != null) {
            PauseAction.endCurrentPause(node);
        }
    }

    /**
     * What becomes of the build for want of a result.
     *
     * @param failure a sentence on what is missing and why
     * @throws AbortException where the step shall fail
     */
    static void judge(StepContext context, @NonNull OnFailure onFailure, @NonNull String failure)
            throws IOException, InterruptedException {
        if (onFailure == OnFailure.FAIL) {
            throw new AbortException(failure);
        }
        TaskListener log = context.get(TaskListener.class);
        if (log != null) {
            log.getLogger().println("[AKOOL] " + failure);
        }
        if (onFailure == OnFailure.UNSTABLE) {
            FlowNode node = context.get(FlowNode.class);
            if (node != null) {
                node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(failure));
            }
            Run<?, ?> run = context.get(Run.class);
            if (run != null) {
                run.setResult(Result.UNSTABLE);
            }
        }
    }
}
