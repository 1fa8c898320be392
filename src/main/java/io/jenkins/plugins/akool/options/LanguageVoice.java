package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.access.Logins;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The voice that speaks one target language. */
public final class LanguageVoice implements Describable<LanguageVoice>, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern OFFERED = Pattern.compile("^.* \\[([^\\[\\]]+)]$");

    private final String language;
    private final String voice;

    /**
     * @param language one of the target languages
     * @param voice the voice's id at AKOOL
     */
    @DataBoundConstructor
    public LanguageVoice(@CheckForNull String language, @CheckForNull String voice) {
        this.language = Util.fixNull(language).strip();
        // The form's list offers "name, gender [id]".
        Matcher offered = OFFERED.matcher(Util.fixNull(voice).strip());
        this.voice = offered.replaceFirst("$1");
    }

    private Object readResolve() {
        return new LanguageVoice(language, voice);
    }

    @NonNull
    public String getLanguage() {
        return language;
    }

    @NonNull
    public String getVoice() {
        return voice;
    }

    LanguageVoice filled(UnaryOperator<String> filled) {
        return new LanguageVoice(filled.apply(language), filled.apply(voice));
    }

    /** Serves the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<LanguageVoice> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.voices_displayName();
        }

        @POST
        public FormValidation doCheckLanguage(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String languages,
                @QueryParameter String value) {
            TranslationOptions ordered = new TranslationOptions(languages);
            return TranslationOptionsDescriptor.check(item, value, v -> OptionChecks.voiced(v, ordered));
        }

        @POST
        public FormValidation doCheckVoice(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String credentialsId,
                @QueryParameter String language,
                @QueryParameter String value) {
            String id = new LanguageVoice(language, value).getVoice();
            if (id.isEmpty()) {
                return FormValidation.error(Messages.voices_missing());
            }
            return Logins.mayAsk(item) ? FormLists.voice(item, credentialsId, language, id) : FormValidation.ok();
        }

        @POST
        public ComboBoxModel doFillVoiceItems(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String credentialsId,
                @QueryParameter String language) {
            return Logins.mayAsk(item) ? FormLists.voices(item, credentialsId, language) : new ComboBoxModel();
        }
    }
}
