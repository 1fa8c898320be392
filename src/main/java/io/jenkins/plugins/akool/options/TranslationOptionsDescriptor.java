package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AutoCompletionCandidates;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Serves the form of both steps: checks as one types, and lists from AKOOL where it can be reached in time. */
@Extension
@Symbol("akoolTranslationOptions")
public final class TranslationOptionsDescriptor extends Descriptor<TranslationOptions>
        implements CustomDescribableModel {

    public TranslationOptionsDescriptor() {
        super(TranslationOptions.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.displayName();
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

    @POST
    public FormValidation doCheckUrl(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String file,
            @QueryParameter String files,
            @QueryParameter String urls) {
        boolean several = Util.fixEmptyAndTrim(files) != null || Util.fixEmptyAndTrim(urls) != null;
        return check(item, value, v -> several ? alone(v) : OptionChecks.source(v, Util.fixEmptyAndTrim(file)));
    }

    /** Several videos leave no room for a single one. */
    @CheckForNull
    private static String alone(String single) {
        return single.isEmpty() ? null : Messages.url_several();
    }

    @POST
    public FormValidation doCheckFiles(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String url,
            @QueryParameter String file) {
        return check(item, value, v -> v.isEmpty() ? null : several(OptionChecks.files(v), url, file));
    }

    @POST
    public FormValidation doCheckUrls(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String url,
            @QueryParameter String file) {
        SourceOptions written = new TranslationOptions("");
        written.setUrls(value);
        return check(item, value, v -> v.isEmpty() ? null : several(OptionChecks.urls(written.urlList()), url, file));
    }

    @CheckForNull
    private static String several(@CheckForNull String problem, String url, String file) {
        return problem == null ? alone((Util.fixNull(url) + Util.fixNull(file)).strip()) : problem;
    }

    /** What is missing is said at the address, which stands above. */
    @POST
    public FormValidation doCheckFile(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String url) {
        return check(
                item,
                value,
                v -> v.isEmpty() ? null : OptionChecks.source(Util.fixNull(url).strip(), v));
    }

    /** Beyond the spelling it says what AKOOL calls the languages, or that it does not know one. */
    @POST
    public FormValidation doCheckLanguages(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String credentialsId) {
        List<String> languages = new TranslationOptions(value).languageList();
        FormValidation spelling =
                check(item, value, v -> OptionChecks.languages(new TranslationOptions(value).writtenLanguages()));
        return spelling.kind == FormValidation.Kind.OK && Logins.mayAsk(item) && !isVariable(value)
                ? FormLists.named(item, credentialsId, languages)
                : spelling;
    }

    /** Whoever may not have AKOOL asked is offered what Java knows. */
    @POST
    public AutoCompletionCandidates doAutoCompleteLanguages(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String credentialsId) {
        return mayRead(item)
                ? FormLists.offered(item, credentialsId, Util.fixNull(value))
                : new AutoCompletionCandidates();
    }

    @POST
    public FormValidation doCheckSourceLanguage(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, OptionChecks::sourceLanguage);
    }

    @POST
    public FormValidation doCheckSpeakers(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, OptionChecks::speakers);
    }

    @POST
    public FormValidation doCheckCaptionFile(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, OptionChecks::captionFile);
    }

    @POST
    public FormValidation doCheckKeepWords(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, v -> OptionReading.settings(keeping(v)).problem(List.of()));
    }

    @POST
    public FormValidation doCheckGlossary(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, OptionChecks::glossary);
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
    public FormValidation doCheckMaxCredits(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, OptionChecks::maxCredits);
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return Logins.choicesOrDefault(item, credentialsId);
    }

    /** What the credential alone shows, before AKOOL sees it. */
    @POST
    public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        String problem = Logins.mayAsk(item) ? Logins.problem(item, Util.fixEmptyAndTrim(value)) : null;
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    // These two lists are the same for everybody; the annotation is for the security scan's sake, and the caller's.
    @POST
    public ListBoxModel doFillCaptionsItems(@AncestorInPath Item item) {
        ListBoxModel items = new ListBoxModel();
        for (Captions captions : mayRead(item) ? Captions.values() : new Captions[0]) {
            String text =
                    switch (captions) {
                        case NONE -> Messages.captions_none();
                        case ORIGINAL -> Messages.captions_original();
                        case TARGET -> Messages.captions_target();
                        case REPLACE -> Messages.captions_replace();
                        case TRANSLATED -> Messages.captions_translated();
                    };
            items.add(text, captions.name().toLowerCase(Locale.ROOT));
        }
        return items;
    }

    @POST
    public ListBoxModel doFillStyleItems(@AncestorInPath Item item) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.style_none(), "");
        for (Style style : mayRead(item) ? Style.values() : new Style[0]) {
            items.add(style.name().toLowerCase(Locale.ROOT));
        }
        return items;
    }

    /** Shows what AKOOL offers with the credential chosen in the form. */
    @POST
    public FormValidation doShowLanguages(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        if (item == null) {
            return Logins.mayAsk(null) ? FormLists.languages(null, credentialsId) : FormValidation.ok();
        }
        item.checkPermission(Item.CONFIGURE);
        return FormLists.languages(item, credentialsId);
    }

    private static TranslationOptions keeping(String words) {
        TranslationOptions options = new TranslationOptions("");
        options.setKeepWords(words);
        return options;
    }

    static FormValidation check(@CheckForNull Item item, String value, Function<String, String> check) {
        // These say nothing that the value does not say, yet a form is for those who may see it.
        if (!mayRead(item)) {
            return FormValidation.ok();
        }
        String text = Util.fixNull(value).strip();
        String problem = isVariable(text) ? null : check.apply(text);
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    private static boolean mayRead(@CheckForNull Item item) {
        return item == null || item.hasPermission(Item.EXTENDED_READ);
    }

    /** A variable of the build is known only when it runs. */
    private static boolean isVariable(String text) {
        return text.contains("$");
    }
}
