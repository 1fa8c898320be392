package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.plugins.akool.options.ScriptOptions;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Stands for a step whose arguments cannot be read, and ends with a sentence as it begins. One that is not even made ends
 * with a stack trace.
 */
final class RefusedStep extends Step {

    /** Of the step that was meant. */
    private final StepDescriptor descriptor;

    private final String why;

    private RefusedStep(StepDescriptor descriptor, String why) {
        this.descriptor = descriptor;
        this.why = why;
    }

    /** Makes a step of arguments as Jenkins gives them to a descriptor. */
    interface Making {
        Step of(Map<String, Object> bound) throws Exception;
    }

    /** The step of these arguments, or one that says what is wrong with them. */
    static Step unless(
            @NonNull ScriptOptions options,
            @NonNull Map<String, Object> arguments,
            @NonNull StepDescriptor descriptor,
            @NonNull Making making)
            throws Exception {
        Map<String, Object> bound;
        try {
            bound = options.read(arguments);
        } catch (IllegalArgumentException e) {
            return new RefusedStep(descriptor, e.getMessage());
        }
        return making.of(bound);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        throw new AbortException(why);
    }

    @Override
    public StepDescriptor getDescriptor() {
        return descriptor;
    }
}
