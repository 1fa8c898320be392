package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Precedents as long as the process lives. */
public final class PrecedentsInMemory implements Precedents {

    /** Of kinds; those that had none for longest go first. */
    private static final int MOST_KINDS = 20;

    /** By kind; the one that had a precedent last is last. */
    private final Map<String, List<Precedent>> kinds = new LinkedHashMap<>();

    @Override
    @NonNull
    public List<Precedent> of(@NonNull String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    @Override
    public void add(@NonNull String kind, @NonNull Precedent precedent) {
        List<Precedent> some = new ArrayList<>(of(kind));
        some.add(precedent);
        kinds.remove(kind);
        kinds.put(kind, List.copyOf(some.subList(Math.max(0, some.size() - MOST), some.size())));
        if (kinds.size() > MOST_KINDS) {
            kinds.remove(kinds.keySet().iterator().next());
        }
    }

    @NonNull
    Map<String, List<Precedent>> all() {
        return kinds;
    }
}
