package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.engine.Order;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What a user may ask for, the same in a Pipeline step and in a freestyle build step. */
public class TranslationOptions extends AbstractDescribableImpl<TranslationOptions> implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final String DEFAULT_FOLDER = "akool";

    /** Minutes; AKOOL takes minutes for a minute of video, and its queue is unknown. */
    public static final int DEFAULT_TIMEOUT = 180;

    private final String url;
    private final String languages;
    private String sourceLanguage;
    private String credentialsId;
    private boolean lipsync;
    private String to = DEFAULT_FOLDER;
    private int timeoutMinutes = DEFAULT_TIMEOUT;

    /**
     * @param url address of the video, reachable for AKOOL
     * @param languages target language codes, separated by commas or white space
     */
    @DataBoundConstructor
    public TranslationOptions(@CheckForNull String url, @CheckForNull String languages) {
        this.url = Util.fixNull(url).strip();
        this.languages = Util.fixNull(languages).strip();
    }

    @NonNull
    public String getUrl() {
        return url;
    }

    @NonNull
    public String getLanguages() {
        return languages;
    }

    /** The target languages, in the order given. */
    @NonNull
    public List<String> languageList() {
        return Arrays.stream(languages.split("[,\\s]+"))
                .filter(l -> !l.isEmpty())
                .toList();
    }

    /** The language spoken in the video, or null to let AKOOL detect it. */
    @CheckForNull
    public String getSourceLanguage() {
        return sourceLanguage;
    }

    @DataBoundSetter
    public void setSourceLanguage(@CheckForNull String sourceLanguage) {
        this.sourceLanguage = Util.fixEmptyAndTrim(sourceLanguage);
    }

    /** Id of the Secret text with the API key, or null for the default of the global configuration. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Whether mouth movements follow the new sound. */
    public boolean isLipsync() {
        return lipsync;
    }

    @DataBoundSetter
    public void setLipsync(boolean lipsync) {
        this.lipsync = lipsync;
    }

    /** Folder among the artifacts, relative, with slashes. */
    @NonNull
    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(@CheckForNull String to) {
        String folder = Util.fixEmptyAndTrim(to);
        this.to = folder == null ? DEFAULT_FOLDER : folder;
    }

    /** How long the step may take, minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    /** A copy with the build's variables filled in, for where nothing else fills them in. */
    @NonNull
    public TranslationOptions expanded(@NonNull EnvVars variables) {
        TranslationOptions copy = new TranslationOptions(variables.expand(url), variables.expand(languages));
        copy.setSourceLanguage(variables.expand(sourceLanguage));
        copy.setCredentialsId(credentialsId);
        copy.setLipsync(lipsync);
        copy.setTo(variables.expand(to));
        copy.setTimeoutMinutes(timeoutMinutes);
        return copy;
    }

    /** A sentence on the first thing wrong with these options, or null where nothing is. */
    @CheckForNull
    public String problem() {
        List<Supplier<String>> checks = List.of(
                () -> OptionChecks.url(url),
                () -> OptionChecks.languages(languageList()),
                () -> OptionChecks.sourceLanguage(sourceLanguage),
                () -> OptionChecks.folder(to),
                () -> OptionChecks.timeout(timeoutMinutes));
        for (Supplier<String> check : checks) {
            String problem = check.get();
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    @NonNull
    Order toOrder(String id, String owner, Instant now) {
        return new Order(
                id,
                owner,
                url,
                languageList(),
                sourceLanguage,
                lipsync,
                credentialsId,
                OptionChecks.normalised(to),
                Duration.ofMinutes(timeoutMinutes),
                now);
    }

    /** Serves the form of both steps. */
    @Extension
    @Symbol("akoolTranslationOptions")
    public static class DescriptorImpl extends Descriptor<TranslationOptions> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.displayName();
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, OptionChecks::url);
        }

        @POST
        public FormValidation doCheckLanguages(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, v -> OptionChecks.languages(new TranslationOptions("", v).languageList()));
        }

        @POST
        public FormValidation doCheckSourceLanguage(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, OptionChecks::sourceLanguage);
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, OptionChecks::folder);
        }

        @POST
        public FormValidation doCheckTimeoutMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, OptionChecks::timeout);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return ApiKeys.choices(item, credentialsId);
        }

        private static FormValidation check(
                @CheckForNull Item item, String value, java.util.function.Function<String, String> check) {
            // These say nothing that the value does not say, yet a form is for those who may see it.
            if (item != null && !item.hasPermission(Item.EXTENDED_READ)) {
                return FormValidation.ok();
            }
            String text = Util.fixNull(value).strip();
            // A variable of the build is known only when it runs.
            String problem = text.contains("$") ? null : check.apply(text);
            return problem == null ? FormValidation.ok() : FormValidation.error(problem);
        }
    }
}
