package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Voice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Finds voices in the first of three lists that the server has. The one for translations left AKOOL's documentation in
 * November 2025, while the vendor's demo still used it; the two others are made for AKOOL's other products.
 *
 * <p>A list counts as absent where the server says so: HTTP 404 and its like, code 1008, or an answer without a list.
 * All else is an error, since another list would only hide it.
 */
final class VoiceSearch {

    /** Made for translations; filters by language (docs.akool.com until November 2025; vendor demo). */
    private static final String FOR_TRANSLATION = "api/open/v4/voice/videoTranslation";

    /** Wants a {@code type}: 1 for the account's clones, 2 for AKOOL's own (docs.akool.com, VoiceLab). */
    private static final String VOICE_LAB = "api/open/v4/voice/list";

    /** {@code from=3} for AKOOL's own; a bare array without pages (docs.akool.com, Audio). */
    private static final String AUDIO = "api/open/v3/voice/list";

    /** Entries; what AKOOL takes by default. */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 50;

    private static final int MOST_VOICES = PAGE * MOST_PAGES;

    private final Session session;

    VoiceSearch(Session session) {
        this.session = session;
    }

    /**
     * All voices in the order of the list, each id once.
     *
     * @param language keeps those that {@linkplain Voice#speaks speak} it, or null for all. Only the first
     *     list knows the parameter, and AKOOL's parameters come and go, so what the server filters is filtered again
     */
    CompletableFuture<List<Voice>> find(@CheckForNull String language) {
        return forTranslation(language)
                .exceptionallyCompose(ifAbsent(this::voiceLab))
                .exceptionallyCompose(ifAbsent(this::audio))
                .thenApply(found -> found.values().stream()
                        .filter(voice -> language == null || voice.speaks(language))
                        .toList());
    }

    private CompletableFuture<Map<String, Voice>> forTranslation(@CheckForNull String language) {
        HttpUrl.Builder list = session.path(FOR_TRANSLATION);
        if (language != null) {
            list.addQueryParameter("language_code", language);
        }
        return pages(list.build(), 1, new LinkedHashMap<>());
    }

    private CompletableFuture<Map<String, Voice>> voiceLab() {
        return voiceLab("2", new LinkedHashMap<>())
                .thenCompose(own -> voiceLab("1", own)
                        .exceptionallyCompose(ifAbsent(() -> CompletableFuture.completedFuture(own))));
    }

    private CompletableFuture<Map<String, Voice>> voiceLab(String type, Map<String, Voice> found) {
        return pages(session.path(VOICE_LAB).addQueryParameter("type", type).build(), 1, found);
    }

    private CompletableFuture<Map<String, Voice>> audio() {
        return page(session.path(AUDIO).addQueryParameter("from", "3").build()).thenApply(page -> {
            Map<String, Voice> found = new LinkedHashMap<>();
            add(page, found);
            return found;
        });
    }

    private CompletableFuture<Map<String, Voice>> pages(HttpUrl list, int number, Map<String, Voice> found) {
        HttpUrl url = list.newBuilder()
                .addQueryParameter("page", String.valueOf(number))
                .addQueryParameter("size", String.valueOf(PAGE))
                .build();
        CompletableFuture<Listings.Page> page = page(url);
        if (number > 1) {
            page = page.exceptionallyCompose(e -> AkoolException.remedyOf(e) == Remedy.NOT_FOUND
                    ? CompletableFuture.completedFuture(Listings.Page.EMPTY)
                    : CompletableFuture.failedFuture(e));
        }
        return page.thenCompose(read -> isLast(read, number, add(read, found), found.size())
                ? CompletableFuture.completedFuture(found)
                : pages(list, number + 1, found));
    }

    /**
     * A page without news is the end, be it empty or the same one again. The server's count alone is not: it may be
     * that of the page. Nor is a short page: the server may give fewer than were asked.
     */
    private static boolean isLast(Listings.Page page, int number, boolean news, int found) {
        Integer count = page.count();
        boolean allHere = count != null && found >= count && page.entries() < PAGE;
        return !news || allHere || number >= MOST_PAGES || found >= MOST_VOICES;
    }

    private CompletableFuture<Listings.Page> page(HttpUrl url) {
        return session.read(url).thenCompose(answer -> Answers.parse(() -> Listings.voices(Answers.envelope(answer))));
    }

    private static boolean add(Listings.Page page, Map<String, Voice> found) {
        int before = found.size();
        for (Voice voice : page.voices()) {
            if (found.size() < MOST_VOICES) {
                found.putIfAbsent(voice.id(), voice);
            }
        }
        return found.size() > before;
    }

    private static <T> Function<Throwable, CompletableFuture<T>> ifAbsent(Supplier<CompletableFuture<T>> next) {
        return error -> {
            Remedy remedy = AkoolException.remedyOf(error);
            return remedy == Remedy.NOT_FOUND || remedy == Remedy.STOP
                    ? next.get()
                    : CompletableFuture.failedFuture(error);
        };
    }
}
