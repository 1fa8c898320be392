package io.jenkins.plugins.akool.api;

import static io.jenkins.plugins.akool.api.TranslationSettings.kept;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of certain words.
 *
 * @param keep those that stay as they are
 * @param fixed those with their only translation
 * @param pronounced those with the way to say them
 */
public record Words(
        @NonNull List<String> keep,
        @NonNull Map<String, String> fixed,
        @NonNull Map<String, String> pronounced) {

    public static final Words NONE = new Words(List.of(), Map.of(), Map.of());

    /** Takes null as an empty list, as a file may lack it. */
    public Words {
        keep = keep == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(keep));
        fixed = kept(fixed);
        pronounced = kept(pronounced);
    }

    /** These, and others that do not contradict them. */
    Words and(Words more) {
        Set<String> all = new LinkedHashSet<>(keep);
        all.addAll(more.keep);
        return new Words(new ArrayList<>(all), joined(fixed, more.fixed), joined(pronounced, more.pronounced));
    }

    private static Map<String, String> joined(Map<String, String> some, Map<String, String> more) {
        Map<String, String> joined = new LinkedHashMap<>(some);
        joined.putAll(more);
        return joined;
    }
}
