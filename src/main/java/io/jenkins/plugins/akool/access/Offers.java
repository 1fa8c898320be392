package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;

/** AKOOL's lists as a script sees them: plain values that survive a restart and need no approval in the sandbox. */
public final class Offers {

    /** In a second. */
    private static final double MILLISECONDS = 1000;

    private Offers() {}

    /**
     * The languages, each as {@code code, name, needsVoice}; the last is null where AKOOL does not say.
     *
     * @param credentialsId which login asks, or null for the default of the global configuration
     * @return fails with a message for the user
     */
    @NonNull
    public static CompletableFuture<List<Map<String, Object>>> languages(
            @NonNull Run<?, ?> run, @CheckForNull String credentialsId) {
        return ask(run, credentialsId, (catalog, client) -> catalog.languages(client), Offers::toMap);
    }

    /**
     * The voices, each with all that AKOOL says of it, see {@code docs/reference.md}; all but the id may be null, what is a
     * list may be empty.
     *
     * @param language keeps the voices that speak it, or null for all
     * @return fails with a message for the user
     */
    @NonNull
    public static CompletableFuture<List<Map<String, Object>>> voices(
            @NonNull Run<?, ?> run, @CheckForNull String credentialsId, @CheckForNull String language) {
        return ask(run, credentialsId, (catalog, client) -> catalog.voices(client, language), Offers::toMap);
    }

    private static <T> CompletableFuture<List<Map<String, Object>>> ask(
            Run<?, ?> run,
            @CheckForNull String credentialsId,
            BiFunction<Catalog, AkoolClient, CompletableFuture<List<T>>> question,
            Function<T, Map<String, Object>> toMap) {
        Clients clients = Clients.get();
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return clients.of(Logins.find(run, credentialsId, true));
                            } catch (AkoolException e) {
                                throw new CompletionException(e);
                            }
                        },
                        Computer.threadPoolForRemoting)
                .thenCompose(client -> question.apply(clients.catalog(), client))
                .thenApply(list -> new ArrayList<>(list.stream().map(toMap).toList()));
    }

    private static Map<String, Object> toMap(Language language) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", language.code());
        map.put("name", language.name());
        map.put("needsVoice", language.needsVoice());
        return map;
    }

    private static Map<String, Object> toMap(Voice voice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", voice.id());
        map.put("name", voice.name());
        map.put("gender", voice.gender());
        map.put("language", voice.languageCode());
        map.put("preview", voice.preview());
        Voice.Details details = voice.details();
        map.put("languageName", details.languageName());
        map.put("age", new ArrayList<>(details.ages()));
        map.put("style", new ArrayList<>(details.styles()));
        map.put("use", details.use());
        map.put("scenario", new ArrayList<>(details.scenarios()));
        map.put("category", details.category());
        map.put("picture", details.picture());
        map.put("flag", details.flag());
        Duration preview = details.previewLength();
        map.put("previewSeconds", preview == null ? null : preview.toMillis() / MILLISECONDS);
        Instant created = details.createdAt();
        map.put(
                "createdAt",
                created == null ? null : created.truncatedTo(ChronoUnit.SECONDS).toString());
        map.put("entryId", details.entryId());
        return map;
    }
}
