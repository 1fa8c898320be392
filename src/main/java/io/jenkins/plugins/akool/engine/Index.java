package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids by something that several of them may share. Written on the timeline's thread, read on any. */
final class Index {

    /** Sets are replaced as a whole, and none is empty. */
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();

    @NonNull
    Set<String> of(@NonNull String key) {
        return ids.getOrDefault(key, Set.of());
    }

    boolean has(@NonNull String key) {
        return ids.containsKey(key);
    }

    /** Takes an id from where it was found to where it is found now; null for nowhere. */
    void move(@NonNull String id, @CheckForNull String before, @CheckForNull String now) {
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            ids.computeIfPresent(before, (key, some) -> without(some, id));
        }
        if (now != null) {
            ids.merge(now, Set.of(id), (some, more) -> sorted(Stream.concat(some.stream(), more.stream())));
        }
    }

    /** Null where there are no others, which removes the entry. */
    @CheckForNull
    private static Set<String> without(Set<String> some, String id) {
        Set<String> left = sorted(some.stream().filter(other -> !other.equals(id)));
        return left.isEmpty() ? null : left;
    }

    /** In the same order in each process, since requests follow it. */
    private static Set<String> sorted(Stream<String> some) {
        Set<String> sorted = some.collect(Collectors.toCollection(TreeSet::new));
        return Collections.unmodifiableSet(sorted);
    }
}
