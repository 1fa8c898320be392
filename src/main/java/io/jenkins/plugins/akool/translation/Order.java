package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one step call asked for: one source, some languages. Immutable; written into the journal with each of its
 * translations, so it holds the id of a credential and never a secret.
 *
 * @param id unguessable and unique
 * @param owner whose it is, in the owner's own terms; the engine only hands it back
 * @param source where AKOOL fetches the video, which may be signed, so it is masked wherever it is shown; or a name of it
 *     that its owner makes an address of for each submission
 * @param languages target languages, each once
 * @param settings how AKOOL shall translate
 * @param terms how the order is carried out
 * @param placedAt from when its time limit counts: when it was placed, or last taken up again by a person
 * @param keys what two translations have in common where one may serve for both, by language; empty where this order is
 *     to be paid in any case
 * @param seconds how long the video is, as far as that was seen before the order was placed; null where it was not
 */
public record Order(
        @NonNull String id,
        @NonNull String owner,
        @NonNull String source,
        @NonNull List<String> languages,
        @NonNull TranslationSettings settings,
        @NonNull Terms terms,
        @NonNull Instant placedAt,
        @NonNull Map<String, String> keys,
        @CheckForNull Double seconds) {

    /** An entry of before there were keys has none. */
    public Order {
        languages = List.copyOf(languages);
        settings = settings == null ? TranslationSettings.defaults() : settings;
        keys = keys == null ? Map.of() : Map.copyOf(keys);
    }

    /** An order that is to be paid in any case. */
    public Order(
            @NonNull String id,
            @NonNull String owner,
            @NonNull String source,
            @NonNull List<String> languages,
            @NonNull TranslationSettings settings,
            @NonNull Terms terms,
            @NonNull Instant placedAt) {
        this(id, owner, source, languages, settings, terms, placedAt, Map.of(), null);
    }

    /** The translation of one language has the same id however often it is planned. */
    @NonNull
    public String translationId(@NonNull String language) {
        return id + "." + languages.indexOf(language);
    }

    public Instant deadline() {
        return placedAt.plus(terms.timeLimit());
    }

    /**
     * What AKOOL is asked for some of the languages.
     *
     * @param webhook where AKOOL shall report changes, or null for nowhere
     */
    @NonNull
    public TranslationRequest request(@NonNull List<String> some, @CheckForNull String webhook) {
        return new TranslationRequest(source, some, settings, webhook);
    }

    /**
     * Whether its source can still be told to AKOOL: an order that was taken up from its owner's record may have only what
     * may be shown of it, a name or an address without its query.
     */
    public boolean knowsItsSource() {
        return source.contains(":/") && !source.contains("?…");
    }

    /** The same order with its whole time limit before it, and nobody who waits for it. */
    Order renewed(Instant now) {
        return new Order(id, owner, source, languages, settings, terms.leftAlone(), now, keys, seconds);
    }

    /** The same order about something else. */
    @NonNull
    public Order about(@NonNull String another, @NonNull TranslationSettings others) {
        return new Order(id, owner, another, languages, others, terms, placedAt, keys, seconds);
    }

    /** The same order with other addresses of the video and of the caption file. */
    @NonNull
    public Order fetchedFrom(@NonNull String video, @CheckForNull String captionFile) {
        return about(video, settings.toBuilder().captionFile(captionFile).build());
    }

    /**
     * The same order, which need not be paid where somebody pays for the same.
     *
     * @param others by language
     */
    @NonNull
    public Order shared(@NonNull Map<String, String> others) {
        return new Order(id, owner, source, languages, settings, terms, placedAt, others, seconds);
    }

    /** The same order of a video whose length was seen, seconds; null where it was not. */
    @NonNull
    public Order lasting(@CheckForNull Double length) {
        return new Order(id, owner, source, languages, settings, terms, placedAt, keys, length);
    }

    /** The same order, asked for together with others; null for alone. */
    @NonNull
    public Order in(@CheckForNull String batch) {
        Terms common = batch == null ? terms : terms.in(batch);
        return new Order(id, owner, source, languages, settings, common, placedAt, keys, seconds);
    }

    /** What orders have in common whose costs are limited together: the batch, or the id of one that was asked for alone. */
    @NonNull
    public String group() {
        String batch = terms.batch();
        return batch == null ? id : batch;
    }

    Order ownedBy(String another) {
        return new Order(id, another, source, languages, settings, terms, placedAt, keys, seconds);
    }

    /** The source without its query, which may be a signature. */
    @Override
    public String toString() {
        return "Order[" + id + " of " + owner + ": " + SafeText.of(source) + " into " + languages + ", " + settings
                + "]";
    }
}
