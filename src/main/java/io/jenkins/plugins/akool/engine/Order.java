package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.client.SafeText;
import io.jenkins.plugins.akool.client.TranslationRequest;
import io.jenkins.plugins.akool.client.TranslationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one step call asked for: one source, some languages. Immutable; written into the journal with each of its
 * translations, so it holds the id of a credential and never a secret.
 *
 * @param id unguessable and unique
 * @param owner whose it is, in the owner's own terms; the engine only hands it back
 * @param source where AKOOL fetches the video; may be signed, so it is masked wherever it is shown
 * @param languages target languages, each once
 * @param singleRequest whether one request asks for all languages, which AKOOL offers but answers less surely
 * @param settings how AKOOL shall translate
 * @param credentialsId which credential pays, or null for the owner's default
 * @param folder where among the owner's artifacts the results go, relative, with slashes
 * @param timeLimit how long the order may take from {@code placedAt} until every result is there
 * @param placedAt when it was placed
 */
public record Order(
        @NonNull String id,
        @NonNull String owner,
        @NonNull String source,
        @NonNull List<String> languages,
        boolean singleRequest,
        @NonNull TranslationSettings settings,
        @CheckForNull String credentialsId,
        @NonNull String folder,
        @NonNull Duration timeLimit,
        @NonNull Instant placedAt) {

    public Order {
        languages = List.copyOf(languages);
        // A journal of before there were settings has none.
        settings = settings == null ? TranslationSettings.defaults() : settings;
    }

    /** The translation of one language has the same id however often it is planned. */
    String translationId(String language) {
        return id + "." + languages.indexOf(language);
    }

    Instant deadline() {
        return placedAt.plus(timeLimit);
    }

    TranslationRequest request(List<String> some) {
        return new TranslationRequest(source, some, settings, null);
    }

    /** The source without its query, which may be a signature. */
    @Override
    public String toString() {
        return "Order[" + id + " of " + owner + ": " + SafeText.of(source) + " into " + languages + ", " + settings
                + "]";
    }
}
