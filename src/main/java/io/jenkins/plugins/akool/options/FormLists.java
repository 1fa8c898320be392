package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.access.Questions;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.client.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What forms show of AKOOL's lists. Nobody waits long for AKOOL: a list that does not come in time is left out, and
 * every field takes free text.
 */
final class FormLists {

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

    /** Who the voice is, with a link to hear it; nothing where AKOOL cannot be asked. */
    static FormValidation voice(
            @CheckForNull Item item, @CheckForNull String credentialsId, String language, String id) {
        try {
            List<Voice> known = Questions.ask(
                    item, credentialsId, (catalog, client) -> catalog.voices(client, Util.fixEmpty(language)));
            Optional<Voice> found =
                    known.stream().filter(v -> v.id().equals(id)).findFirst();
            if (found.isEmpty()) {
                return FormValidation.warning(Messages.voices_notListed());
            }
            String preview = found.get().preview();
            String name = Util.escape(label(found.get()));
            return preview == null || !preview.startsWith("https://")
                    ? FormValidation.okWithMarkup(name)
                    : FormValidation.okWithMarkup(name + " <a href=\"" + Util.escape(preview)
                            + "\" target=\"_blank\" rel=\"noopener noreferrer\">"
                            + Util.escape(Messages.voices_listen()) + "</a>");
        } catch (AkoolException e) {
            return FormValidation.ok();
        }
    }

    private static String label(Voice voice) {
        String name = voice.name() == null ? voice.id() : voice.name();
        return voice.gender() == null ? name : name + ", " + voice.gender();
    }
}
