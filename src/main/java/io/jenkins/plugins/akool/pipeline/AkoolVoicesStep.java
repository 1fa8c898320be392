package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Offers;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.options.ScriptOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code akoolVoices}: the voices that AKOOL has, as a list of all that it says of each. */
public class AkoolVoicesStep extends OffersStep {

    private final String language;
    private final VoiceFilter filter = new VoiceFilter();

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

    /** Whose voice it is, in AKOOL's words in any case, or null for any. */
    @CheckForNull
    public String getGender() {
        return filter.get("gender");
    }

    @DataBoundSetter
    public void setGender(@CheckForNull String gender) {
        filter.set("gender", gender);
    }

    /** Whom it sounds like, in AKOOL's words in any case, or null for any. */
    @CheckForNull
    public String getAge() {
        return filter.get("age");
    }

    @DataBoundSetter
    public void setAge(@CheckForNull String age) {
        filter.set("age", age);
    }

    /** How it sounds, in AKOOL's words in any case, or null for any. */
    @CheckForNull
    public String getStyle() {
        return filter.get("style");
    }

    @DataBoundSetter
    public void setStyle(@CheckForNull String style) {
        filter.set("style", style);
    }

    /** What it is made for or recommended for, in AKOOL's words in any case, or null for any. */
    @CheckForNull
    public String getUse() {
        return filter.get("use");
    }

    @DataBoundSetter
    public void setUse(@CheckForNull String use) {
        filter.set("use", use);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, getCredentialsId(), language, filter);
    }

    private static final class Execution extends OffersExecution {

        private static final long serialVersionUID = 1L;

        private final String credentialsId;
        private final String language;

        /** Null in a program of before there was one. */
        private final VoiceFilter filter;

        Execution(StepContext context, String credentialsId, String language, VoiceFilter filter) {
            super(context);
            this.credentialsId = credentialsId;
            this.language = language;
            this.filter = filter;
        }

        @Override
        CompletableFuture<List<Map<String, Object>>> ask(Run<?, ?> run) {
            return Offers.voices(run, credentialsId, language == null ? null : Language.canonical(language))
                    .thenApply(this::chosen);
        }

        private List<Map<String, Object>> chosen(List<Map<String, Object>> voices) {
            try {
                return filter == null ? voices : filter.of(voices);
            } catch (AbortException e) {
                throw new CompletionException(e);
            }
        }
    }

    /** Offers the step to scripts. */
    @Extension
    public static class DescriptorImpl extends OffersStep.OffersDescriptor {

        private static final ScriptOptions OPTIONS =
                new ScriptOptions().texts("language", "credentialsId", "gender", "age", "style", "use");

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
