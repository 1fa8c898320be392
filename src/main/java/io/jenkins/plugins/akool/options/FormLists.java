package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.service.TranslationService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * What forms show of AKOOL's lists. Nobody waits for AKOOL longer than {@link #PATIENCE}: a list that does not come in
 * time is left out, and every field takes free text.
 */
final class FormLists {

    private static final Logger LOGGER = Logger.getLogger(FormLists.class.getName());

    /** Milliseconds. */
    private static final long PATIENCE = 1500;

    private FormLists() {}

    /** The names of the languages, or which of them AKOOL does not know; nothing where AKOOL cannot be asked. */
    static FormValidation named(@CheckForNull Item item, @CheckForNull String credentialsId, List<String> languages) {
        try {
            List<Language> known = ask(
                    item,
                    credentialsId,
                    (service, client) -> service.clients().catalog().languages(client));
            String unknown = languages.stream()
                    .filter(code -> known.stream().noneMatch(l -> l.code().equals(code)))
                    .collect(Collectors.joining(", "));
            return unknown.isEmpty()
                    ? FormValidation.ok(known.stream()
                            .filter(l -> languages.contains(l.code()))
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
            List<Language> known = ask(
                    item,
                    credentialsId,
                    (service, client) -> service.clients().catalog().languages(client));
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
            List<Voice> known = ask(
                    item,
                    credentialsId,
                    (service, client) -> service.clients().catalog().voices(client, Util.fixEmpty(language)));
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
            List<Voice> known = ask(
                    item,
                    credentialsId,
                    (service, client) -> service.clients().catalog().voices(client, Util.fixEmpty(language)));
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

    /** Asks with the login that the form has chosen; fails with a sentence for the user. */
    static <T> T ask(
            @CheckForNull Item item,
            @CheckForNull String credentialsId,
            BiFunction<TranslationService, AkoolClient, CompletableFuture<T>> question)
            throws AkoolException {
        TranslationService service = TranslationService.get();
        try {
            AkoolClient client = service.clients().of(Logins.find(item, Util.fixEmptyAndTrim(credentialsId)));
            return question.apply(service, client).get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw sentence(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AkoolException(Remedy.RETRY_LATER, Messages.form_late(), e);
        } catch (IllegalArgumentException e) {
            throw new AkoolException(Remedy.STOP, e.getMessage(), e);
        }
    }

    /** The error to show for a question that failed or took too long. */
    static AkoolException sentence(Exception error) {
        if (error instanceof TimeoutException) {
            return new AkoolException(Remedy.RETRY_LATER, Messages.form_late(), error);
        }
        if (error.getCause() instanceof AkoolException akool) {
            return akool;
        }
        LOGGER.log(Level.WARNING, "A question to AKOOL failed unexpectedly", error);
        return new AkoolException(Remedy.STOP, Messages.form_unexpected(), error);
    }
}
