package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a build remembers for good of one call of a step: enough to go on with what was submitted, without the step.
 *
 * @param source the video's address without its query, or the name of a stored copy
 * @param languages target language codes, as ordered
 * @param onFailure what becomes of the build where a result is missing
 * @param whole whether all that was ever written of the order is in this record; not so where an earlier one could not be
 *     read
 * @param reuseKeys by language; null where results of this order are not to serve again
 * @param path of the video in the workspace, where a step is about several; otherwise null
 * @param seconds how long the video is, as far as that was seen before the order was placed; null where it was not
 */
public record OrderRecord(
        @NonNull String id,
        @NonNull String source,
        @NonNull List<String> languages,
        @NonNull OnFailure onFailure,
        @NonNull Terms terms,
        @NonNull Instant placedAt,
        boolean whole,
        @CheckForNull Map<String, String> reuseKeys,
        @CheckForNull String path,
        @CheckForNull Double seconds) {

    public OrderRecord {
        languages = List.copyOf(languages);
        reuseKeys = reuseKeys == null ? null : Map.copyOf(reuseKeys);
    }

    public OrderRecord(@NonNull Order order, @NonNull OnFailure onFailure, boolean whole) {
        this(
                order.id(),
                StoredFile.of(order.source()) == null ? SafeText.of(order.source()) : order.source(),
                order.languages(),
                onFailure,
                order.terms(),
                order.placedAt(),
                whole,
                null,
                null,
                order.seconds());
    }

    /** The same, of a video in the workspace that is not copied yet; null for one that has an address. */
    @NonNull
    public OrderRecord of(@CheckForNull String file) {
        String name = file == null ? source : file;
        return new OrderRecord(id, name, languages, onFailure, terms, placedAt, whole, reuseKeys, file, seconds);
    }

    /** The same, once its files are where AKOOL can fetch them. */
    @NonNull
    public OrderRecord stored(@NonNull Order order) {
        String name = new OrderRecord(order, onFailure, whole).source;
        return new OrderRecord(id, name, languages, onFailure, terms, placedAt, whole, reuseKeys, path, seconds);
    }

    /** Whether it is the one that is meant by an id, or one of those that were asked for together under it. */
    public boolean isMeantBy(@NonNull String orderOrBatch) {
        return id.equals(orderOrBatch) || orderOrBatch.equals(terms.batch());
    }

    /**
     * The same, with what makes its results serve again.
     *
     * @param keys by language
     */
    @NonNull
    public OrderRecord reusable(@NonNull Map<String, String> keys) {
        return new OrderRecord(id, source, languages, onFailure, terms, placedAt, whole, keys, path, seconds);
    }

    /**
     * The order as far as it is known here: good for all but a submission, since of the video there is only a name.
     *
     * @param owner the build, as {@link Owners} names it
     */
    @NonNull
    public Order toOrder(@NonNull String owner) {
        return new Order(id, owner, source, languages, TranslationSettings.defaults(), terms, placedAt)
                .shared(reuseKeys == null ? Map.of() : reuseKeys)
                .lasting(seconds);
    }

    /** What another translation must have in common with that into the language to be the same, null for never. */
    @CheckForNull
    public String reuseKey(@NonNull String language) {
        return reuseKeys == null ? null : reuseKeys.get(language);
    }

    /** What it has in common with those that were asked for together with it; its id where it was asked for alone. */
    @NonNull
    String group() {
        String batch = terms.batch();
        return batch == null ? id : batch;
    }

    /** What its video is called, as {@link TranslationRecord#source} has it. */
    @NonNull
    String video() {
        return path == null ? StoredFile.shown(source) : path;
    }

    @NonNull
    public String getId() {
        return id;
    }

    @NonNull
    public List<String> getLanguages() {
        return languages;
    }

    @NonNull
    public OnFailure getOnFailure() {
        return onFailure;
    }
}
