package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A word and what stands in its place: its only translation, or the way to say it. */
public final class WordPair implements Describable<WordPair>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String word;
    private final String replacement;

    /**
     * @param word as it is spoken in the video
     * @param replacement what stands in its place
     */
    @DataBoundConstructor
    public WordPair(@CheckForNull String word, @CheckForNull String replacement) {
        this.word = Util.fixNull(word).strip();
        this.replacement = Util.fixNull(replacement).strip();
    }

    private Object readResolve() {
        return new WordPair(word, replacement);
    }

    @NonNull
    public String getWord() {
        return word;
    }

    @NonNull
    public String getReplacement() {
        return replacement;
    }

    WordPair filled(UnaryOperator<String> filled) {
        return new WordPair(filled.apply(word), filled.apply(replacement));
    }

    /** Serves the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<WordPair> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.words_displayName();
        }

        @POST
        public FormValidation doCheckWord(@AncestorInPath Item item, @QueryParameter String value) {
            return TranslationOptionsDescriptor.check(item, value, OptionChecks::word);
        }

        @POST
        public FormValidation doCheckReplacement(@AncestorInPath Item item, @QueryParameter String value) {
            return TranslationOptionsDescriptor.check(item, value, OptionChecks::word);
        }
    }
}
