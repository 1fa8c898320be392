package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.options.ScriptOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code akoolAwait}: waits for translations that {@code akoolTranslate wait: false} began; takes no executor. */
public class AkoolAwaitStep extends Step {

    private final String handle;
    private boolean allowNone;

    /**
     * @param handle ids of the translations to wait for, separated by commas or white space, or null for all of the build; a
     *     script may also give what {@code akoolTranslate} returned, or several of that
     */
    @DataBoundConstructor
    public AkoolAwaitStep(@CheckForNull String handle) {
        this.handle = Util.fixEmptyAndTrim(handle);
    }

    @CheckForNull
    public String getHandle() {
        return handle;
    }

    /** Whether a build without translations is no error. */
    public boolean isAllowNone() {
        return allowNone;
    }

    @DataBoundSetter
    public void setAllowNone(boolean allowNone) {
        this.allowNone = allowNone;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AkoolAwaitExecution(context, handle, allowNone);
    }

    /** Offers the step to scripts. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {

        private static final ScriptOptions OPTIONS =
                new ScriptOptions().other("handle", TranslationHandle::ids).flags("allowNone");

        @Override
        public String getFunctionName() {
            return "akoolAwait";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.await_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Step newInstance(@NonNull Map<String, Object> arguments) throws Exception {
            return RefusedStep.unless(OPTIONS, arguments, this, super::newInstance);
        }

        @NonNull
        @Override
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            Map<String, Object> bound = new LinkedHashMap<>(arguments);
            bound.computeIfPresent("handle", (name, given) -> TranslationHandle.ids(given));
            return bound;
        }
    }
}
