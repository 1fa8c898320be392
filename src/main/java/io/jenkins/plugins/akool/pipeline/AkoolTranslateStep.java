package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code akoolTranslate}: translates a video and archives the results; takes no executor of its own. */
public class AkoolTranslateStep extends Step {

    private final TranslationOptions options;

    @DataBoundConstructor
    public AkoolTranslateStep(@NonNull TranslationOptions options) {
        this.options = options;
    }

    @NonNull
    public TranslationOptions getOptions() {
        return options;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AkoolTranslateExecution(context, options);
    }

    /** Offers the step to scripts and forms. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {

        /** What the step holds, and a script does not write: there the options are the step's own arguments. */
        private static final String OPTIONS = "options";

        @Override
        public String getFunctionName() {
            return "akoolTranslate";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.step_displayName();
        }

        /** No workspace: the step uses one where there is one, and does without where there is none. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @NonNull
        @Override
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            Object given = arguments.getOrDefault(OPTIONS, arguments);
            boolean bound = given instanceof TranslationOptions || given instanceof UninstantiatedDescribable;
            return Map.of(OPTIONS, bound ? given : TranslationOptions.ofScript(given));
        }

        /** Read first, since Jenkins' own reading breaks off at a map whose keys are not all text. */
        @Override
        public Step newInstance(@NonNull Map<String, Object> arguments) throws Exception {
            return super.newInstance(customInstantiate(arguments));
        }

        @NonNull
        @Override
        public UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
            return described.getArguments().get(OPTIONS) instanceof UninstantiatedDescribable options
                    ? described.withArguments(options.getArguments())
                    : described;
        }
    }
}
