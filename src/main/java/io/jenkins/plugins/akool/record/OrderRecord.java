package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a build remembers for good of one call of a step. Written into {@code build.xml}. Immutable. */
public final class OrderRecord {

    private final String id;
    private final List<String> languages;
    private final OnFailure onFailure;

    /** By language; null where results of this order are not to serve again. */
    private final Map<String, String> reuseKeys;

    public OrderRecord(@NonNull String id, @NonNull List<String> languages, @NonNull OnFailure onFailure) {
        this(id, languages, onFailure, null);
    }

    private OrderRecord(
            String id, List<String> languages, OnFailure onFailure, @CheckForNull Map<String, String> reuseKeys) {
        this.id = id;
        this.languages = new ArrayList<>(languages);
        this.onFailure = onFailure;
        this.reuseKeys = reuseKeys;
    }

    /**
     * The same, with what makes its results serve again.
     *
     * @param keys by language
     */
    @NonNull
    public OrderRecord reusable(@NonNull Map<String, String> keys) {
        return new OrderRecord(id, languages, onFailure, new LinkedHashMap<>(keys));
    }

    /** What another translation must have in common with that into the language to be the same, null for never. */
    @CheckForNull
    public String reuseKey(@NonNull String language) {
        return reuseKeys == null ? null : reuseKeys.get(language);
    }

    @NonNull
    public String getId() {
        return id;
    }

    /** Target language codes, as ordered. */
    @NonNull
    public List<String> getLanguages() {
        return List.copyOf(languages);
    }

    /** What becomes of the build where a result is missing. */
    @NonNull
    public OnFailure getOnFailure() {
        return onFailure;
    }
}
