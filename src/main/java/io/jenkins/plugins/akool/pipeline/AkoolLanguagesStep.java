package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Offers;
import io.jenkins.plugins.akool.options.ScriptOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code akoolLanguages}: the languages that AKOOL translates into, as a list of {@code code, name, needsVoice}. */
public class AkoolLanguagesStep extends OffersStep {

    @DataBoundConstructor
    public AkoolLanguagesStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, getCredentialsId());
    }

    private static final class Execution extends OffersExecution {

        private static final long serialVersionUID = 1L;

        private final String credentialsId;

        Execution(StepContext context, String credentialsId) {
            super(context);
            this.credentialsId = credentialsId;
        }

        @Override
        CompletableFuture<List<Map<String, Object>>> ask(Run<?, ?> run) {
            return Offers.languages(run, credentialsId);
        }
    }

    /** Offers the step to scripts. */
    @Extension
    public static class DescriptorImpl extends OffersStep.OffersDescriptor {

        private static final ScriptOptions OPTIONS = new ScriptOptions().texts("credentialsId");

        @Override
        ScriptOptions options() {
            return OPTIONS;
        }

        @Override
        public String getFunctionName() {
            return "akoolLanguages";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.languages_displayName();
        }
    }
}
