package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.OnFailure;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code akoolTranslate}: translates a video and archives the results; takes no executor of its own. */
public class AkoolTranslateStep extends TranslatingStep {

    /**
     * @param url address of the video, reachable for AKOOL; left out where it is a file
     * @param languages target language codes; a script may also give a list
     */
    @DataBoundConstructor
    public AkoolTranslateStep(@CheckForNull String url, @CheckForNull String languages) {
        super(new TranslationOptions(url, languages));
    }

    @NonNull
    public String getUrl() {
        return options.getUrl();
    }

    @CheckForNull
    public String getFile() {
        return options.getFile();
    }

    @DataBoundSetter
    public void setFile(@CheckForNull String file) {
        options.setFile(file);
    }

    public boolean isArchiveSource() {
        return options.isArchiveSource();
    }

    @DataBoundSetter
    public void setArchiveSource(boolean archiveSource) {
        options.setArchiveSource(archiveSource);
    }

    @NonNull
    public String getLanguages() {
        return options.getLanguages();
    }

    @CheckForNull
    public String getCredentialsId() {
        return options.getCredentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        options.setCredentialsId(credentialsId);
    }

    @NonNull
    public String getTo() {
        return options.getTo();
    }

    @DataBoundSetter
    public void setTo(@CheckForNull String to) {
        options.setTo(to);
    }

    public boolean isSubtitles() {
        return options.isSubtitles();
    }

    @DataBoundSetter
    public void setSubtitles(boolean subtitles) {
        options.setSubtitles(subtitles);
    }

    public boolean isCleanVideo() {
        return options.isCleanVideo();
    }

    @DataBoundSetter
    public void setCleanVideo(boolean cleanVideo) {
        options.setCleanVideo(cleanVideo);
    }

    public int getTimeoutMinutes() {
        return options.getTimeoutMinutes();
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        options.setTimeoutMinutes(timeoutMinutes);
    }

    public boolean isSingleRequest() {
        return options.isSingleRequest();
    }

    @DataBoundSetter
    public void setSingleRequest(boolean singleRequest) {
        options.setSingleRequest(singleRequest);
    }

    public boolean isDryRun() {
        return options.isDryRun();
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        options.setDryRun(dryRun);
    }

    public boolean isWait() {
        return options.isWait();
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        options.setWait(wait);
    }

    @NonNull
    public OnFailure getOnFailure() {
        return options.getOnFailure();
    }

    @DataBoundSetter
    public void setOnFailure(@CheckForNull OnFailure onFailure) {
        options.setOnFailure(onFailure);
    }

    public int getMaxCredits() {
        return options.getMaxCredits();
    }

    @DataBoundSetter
    public void setMaxCredits(int maxCredits) {
        options.setMaxCredits(maxCredits);
    }

    public boolean isReuse() {
        return options.isReuse();
    }

    @DataBoundSetter
    public void setReuse(boolean reuse) {
        options.setReuse(reuse);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AkoolTranslateExecution(context, options);
    }

    /** Offers the step to scripts and forms. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {

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

        /** Whose form and checks this step's form uses. */
        @NonNull
        public Class<?> getOptionsType() {
            return TranslationOptions.class;
        }

        @NonNull
        @Override
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            return ScriptForm.read(arguments);
        }

        @NonNull
        @Override
        public UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
            return described.withArguments(ScriptForm.write(described.getArguments()));
        }
    }
}
