package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Offers;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.options.ScriptOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code akoolVoices}: the voices that AKOOL has, as a list of {@code id, name, gender, language, preview}. */
public class AkoolVoicesStep extends OffersStep {

    private final String language;

    /**
     * @param language the constructor's, so that a script may leave out its name
     */
    @DataBoundConstructor
    public AkoolVoicesStep(@CheckForNull String language) {
        this.language = Util.fixEmptyAndTrim(language);
    }

    /** Code of the language that the voices speak, or null for all. */
    @CheckForNull
    public String getLanguage() {
        return language;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, getCredentialsId(), language);
    }

    private static final class Execution extends OffersExecution {

        private static final long serialVersionUID = 1L;

        private final String credentialsId;
        private final String language;

        Execution(StepContext context, String credentialsId, String language) {
            super(context);
            this.credentialsId = credentialsId;
            this.language = language;
        }

        @Override
        CompletableFuture<List<Map<String, Object>>> ask(Run<?, ?> run) {
            return Offers.voices(run, credentialsId, language == null ? null : Language.canonical(language));
        }
    }

    /** Offers the step to scripts. */
    @Extension
    public static class DescriptorImpl extends OffersStep.OffersDescriptor {

        private static final ScriptOptions OPTIONS = new ScriptOptions().texts("language", "credentialsId");

        @Override
        ScriptOptions options() {
            return OPTIONS;
        }

        @Override
        public String getFunctionName() {
            return "akoolVoices";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.voices_displayName();
        }
    }
}
