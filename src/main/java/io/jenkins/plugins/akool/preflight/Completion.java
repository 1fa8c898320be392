package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.glossary.Glossary;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.translation.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order lacks of what its step wants as long as nobody was asked: ids in place of the names of voices, and the words
 * of a file. From then on the order has it, so that a restart sends the same.
 *
 * @param voices ids by language codes, as far as AKOOL's lists have them
 * @param glossary null where none is wanted or none could be read
 * @param told sentences on what was found, for the log
 */
public record Completion(
        @NonNull Map<String, String> voices,
        @CheckForNull Glossary glossary,
        @NonNull List<String> told) {

    public Completion {
        voices = Map.copyOf(voices);
        told = List.copyOf(told);
    }

    /** Whether an order of these options may lack something. */
    public static boolean isNeeded(@NonNull TranslationOptions options) {
        return options.getGlossary() != null || !options.getVoices().isEmpty();
    }

    /**
     * The whole order.
     *
     * @throws AbortException with a sentence for the user, where something of it was not found out
     */
    @NonNull
    public Order of(@NonNull Order asked, @NonNull TranslationOptions options) throws AbortException {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Map.Entry<String, String> chosen : asked.settings().voices().entrySet()) {
            String id = voices.get(chosen.getKey());
            if (id == null && !VoiceChoice.mayBeId(chosen.getValue())) {
                throw new AbortException(VoiceChoice.unresolved(chosen.getValue(), chosen.getKey()));
            }
            ids.put(chosen.getKey(), id == null ? chosen.getValue() : id);
        }
        TranslationSettings whole = asked.settings().toBuilder().voices(ids).build();
        return asked.about(asked.source(), worded(whole, asked.languages(), options));
    }

    private TranslationSettings worded(TranslationSettings settings, List<String> ordered, TranslationOptions options)
            throws AbortException {
        if (options.getGlossary() == null) {
            return settings;
        }
        if (glossary == null) {
            throw new AbortException(Messages.preflight_glossaryUnread(options.getGlossary()));
        }
        try {
            return glossary.addedTo(settings, ordered, code -> Language.among(ordered, code));
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }
}
