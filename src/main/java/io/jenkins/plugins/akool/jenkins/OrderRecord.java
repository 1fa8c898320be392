package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** What a build remembers for good of one call of a step. Written into {@code build.xml}. Immutable. */
public final class OrderRecord {

    private final String id;
    private final List<String> languages;
    private final OnFailure onFailure;

    OrderRecord(@NonNull String id, @NonNull List<String> languages, @NonNull OnFailure onFailure) {
        this.id = id;
        this.languages = new ArrayList<>(languages);
        this.onFailure = onFailure;
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
