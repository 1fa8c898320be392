package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.AutoCompletionCandidates;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.access.Questions;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.client.Catalog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What forms show of AKOOL's lists. Nobody waits long for AKOOL: a list that does not come in time is left out, and
 * every field takes free text.
 */
final class FormLists {

    /** More are no help to choose from. */
    private static final int MOST_OFFERED = 20;

    private FormLists() {}

    /** The names of the languages, or which of them AKOOL does not know; nothing where AKOOL cannot be asked. */
    static FormValidation named(@CheckForNull Item item, @CheckForNull String credentialsId, List<String> languages) {
        try {
            List<Language> known = Questions.ask(item, credentialsId, Catalog::languages);
            List<String> codes = known.stream().map(Language::code).toList();
            List<String> spelled =
                    languages.stream().map(code -> Language.among(codes, code)).toList();
            String unknown =
                    spelled.stream().filter(code -> !codes.contains(code)).collect(Collectors.joining(", "));
            return unknown.isEmpty()
                    ? FormValidation.ok(known.stream()
                            .filter(l -> spelled.contains(l.code()))
                            .map(Language::name)
                            .collect(Collectors.joining(", ")))
                    : FormValidation.warning(Messages.languages_notListed(unknown));
        } catch (AkoolException e) {
            return FormValidation.ok();
        }
    }

    /**
     * Languages whose name or code has in it what somebody is typing, as {@code name [code]}: AKOOL's where it can be asked,
     * otherwise those that Java knows.
     */
    static AutoCompletionCandidates offered(@CheckForNull Item item, @CheckForNull String credentialsId, String typed) {
        String part = typed.substring(typed.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
        AutoCompletionCandidates found = new AutoCompletionCandidates();
        known(item, credentialsId).stream()
                .map(FormLists::label)
                .filter(label -> label.toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparing((String label) ->
                                !label.toLowerCase(Locale.ROOT).startsWith(part))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_OFFERED)
                .forEach(found::add);
        return found;
    }

    private static List<Language> known(@CheckForNull Item item, @CheckForNull String credentialsId) {
        try {
            if (Logins.mayAsk(item)) {
                return Questions.ask(item, credentialsId, Catalog::languages);
            }
        } catch (AkoolException e) {
            // Java's own list is good enough to find a code with.
        }
        return Arrays.stream(Locale.getISOLanguages())
                .map(code ->
                        new Language(code, Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH), null, null))
                .toList();
    }

    /** What separates languages in the field, or a name from its code, cannot be in a name. */
    private static String label(Language language) {
        return language.name().replaceAll("[,\\[\\]]", "") + " [" + language.code() + "]";
    }

    /** All languages with their names, or the reason why they cannot be had. */
    static FormValidation languages(@CheckForNull Item item, @CheckForNull String credentialsId) {
        try {
            List<Language> known = Questions.ask(item, credentialsId, Catalog::languages);
            return FormValidation.okWithMarkup(known.stream()
                    .map(l -> "<code>" + Util.escape(l.code()) + "</code> " + Util.escape(l.name())
                            + (Boolean.TRUE.equals(l.needsVoice())
                                    ? " " + Util.escape(Messages.languages_needsVoice())
                                    : ""))
                    .collect(Collectors.joining("<br>")));
        } catch (AkoolException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Voices to choose from, as {@code name, gender [id]}; empty where AKOOL cannot be asked. */
    static ComboBoxModel voices(@CheckForNull Item item, @CheckForNull String credentialsId, String language) {
        ComboBoxModel items = new ComboBoxModel();
        try {
            List<Voice> known = Questions.ask(
                    item, credentialsId, (catalog, client) -> catalog.voices(client, Util.fixEmpty(language)));
            known.forEach(voice -> items.add(label(voice) + " [" + voice.id() + "]"));
        } catch (AkoolException e) {
            // The field takes free text.
        }
        return items;
    }

    /**
     * Who the voice is, with a link to hear it; nothing where AKOOL cannot be asked.
     *
     * @param written its id, or its name
     */
    static FormValidation voice(
            @CheckForNull Item item, @CheckForNull String credentialsId, String language, String written) {
        try {
            List<Voice> known = Questions.ask(
                    item, credentialsId, (catalog, client) -> catalog.voices(client, Util.fixEmpty(language)));
            List<Voice> found = meant(known, written);
            if (found.size() != 1) {
                return FormValidation.warning(
                        found.isEmpty() ? Messages.voices_notListed() : Messages.voices_several(found.size()));
            }
            String preview = found.get(0).preview();
            String name = Util.escape(label(found.get(0)));
            return preview == null || !preview.startsWith("https://")
                    ? FormValidation.okWithMarkup(name)
                    : FormValidation.okWithMarkup(name + " <a href=\"" + Util.escape(preview)
                            + "\" target=\"_blank\" rel=\"noopener noreferrer\">"
                            + Util.escape(Messages.voices_listen()) + "</a>");
        } catch (AkoolException e) {
            return FormValidation.ok();
        }
    }

    /** The voice with that id, or all with that name. */
    private static List<Voice> meant(List<Voice> known, String written) {
        List<Voice> one =
                known.stream().filter(voice -> voice.id().equals(written)).toList();
        return one.isEmpty()
                ? known.stream()
                        .filter(voice -> written.equalsIgnoreCase(voice.name()))
                        .toList()
                : one;
    }

    private static String label(Voice voice) {
        String name = voice.name() == null ? voice.id() : voice.name();
        return voice.gender() == null ? name : name + ", " + voice.gender();
    }
}
