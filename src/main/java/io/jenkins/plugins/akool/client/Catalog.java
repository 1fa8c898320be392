package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Voice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * AKOOL's languages and voices, remembered for ten minutes for each login and endpoint: forms and checks ask often, the
 * lists change seldom. Callers who ask at the same time share one request; a failure is not remembered.
 */
public final class Catalog {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final int MOST_LANGUAGE_LISTS = 50;

    /** A list has at most some thousand voices, usually some hundred. */
    private static final int MOST_VOICE_LISTS = 50;

    private final SharedAnswers<Account, List<Language>> languages;
    private final SharedAnswers<Choice, List<Voice>> voices;

    /** Voices of one language, or of all where it is null. */
    private record Choice(Account account, @CheckForNull String language) {}

    /**
     * @param clock says when an answer is too old
     */
    public Catalog(@NonNull InstantSource clock) {
        languages = new SharedAnswers<>(clock, FRESH, MOST_LANGUAGE_LISTS);
        voices = new SharedAnswers<>(clock, FRESH, MOST_VOICE_LISTS);
    }

    /** As {@link AkoolClient#languages}. */
    @NonNull
    public CompletableFuture<List<Language>> languages(@NonNull AkoolClient client) {
        return languages.get(client.account(), client::languages);
    }

    /** As {@link AkoolClient#voices}. */
    @NonNull
    public CompletableFuture<List<Voice>> voices(@NonNull AkoolClient client, @CheckForNull String languageCode) {
        return voices.get(new Choice(client.account(), languageCode), () -> client.voices(languageCode));
    }

    /** Forgets the lists of this client's login, so that the next who asks gets what AKOOL has now. */
    public void refresh(@NonNull AkoolClient client) {
        Account account = client.account();
        languages.dropAll(account::equals);
        voices.dropAll(choice -> choice.account().equals(account));
    }
}
