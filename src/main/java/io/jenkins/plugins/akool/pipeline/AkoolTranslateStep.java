package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.jenkins.TranslationOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code akoolTranslate}: translates a video and archives the results; takes no executor of its own. */
public class AkoolTranslateStep extends Step {

    private final TranslationOptions options;

    /**
     * @param url address of the video, reachable for AKOOL
     * @param languages target language codes; a script may also give a list
     */
    @DataBoundConstructor
    public AkoolTranslateStep(@CheckForNull String url, @CheckForNull String languages) {
        options = new TranslationOptions(url, languages);
    }

    @NonNull
    public String getUrl() {
        return options.getUrl();
    }

    @NonNull
    public String getLanguages() {
        return options.getLanguages();
    }

    @CheckForNull
    public String getSourceLanguage() {
        return options.getSourceLanguage();
    }

    @DataBoundSetter
    public void setSourceLanguage(@CheckForNull String sourceLanguage) {
        options.setSourceLanguage(sourceLanguage);
    }

    @CheckForNull
    public String getCredentialsId() {
        return options.getCredentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        options.setCredentialsId(credentialsId);
    }

    public boolean isLipsync() {
        return options.isLipsync();
    }

    @DataBoundSetter
    public void setLipsync(boolean lipsync) {
        options.setLipsync(lipsync);
    }

    @NonNull
    public String getTo() {
        return options.getTo();
    }

    @DataBoundSetter
    public void setTo(@CheckForNull String to) {
        options.setTo(to);
    }

    public int getTimeoutMinutes() {
        return options.getTimeoutMinutes();
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        options.setTimeoutMinutes(timeoutMinutes);
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

        /** A script gives languages as a list or as one string; forms and stored configuration know the string. */
        @NonNull
        @Override
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            Map<String, Object> result = new HashMap<>(arguments);
            if (result.get("languages") instanceof Iterable<?> list) {
                List<String> codes = new ArrayList<>();
                list.forEach(code -> codes.add(String.valueOf(code)));
                result.put("languages", codes.stream().collect(Collectors.joining(", ")));
            }
            return result;
        }

        /** As a person would write it: the video first, then the languages, several of them as a list. */
        @NonNull
        @Override
        public UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
            Map<String, Object> rest = new TreeMap<>(described.getArguments());
            Map<String, Object> arguments = new LinkedHashMap<>();
            for (String first : List.of("url", "languages")) {
                Object value = rest.remove(first);
                if (value != null) {
                    arguments.put(first, value);
                }
            }
            arguments.putAll(rest);
            if (arguments.get("languages") instanceof String text) {
                List<String> codes = new TranslationOptions("", text).languageList();
                if (codes.size() > 1) {
                    arguments.put("languages", codes);
                }
            }
            return described.withArguments(arguments);
        }
    }
}
