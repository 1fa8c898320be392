package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.akool.record.StoredFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of the page: a translation, told apart from the others there in as few words as do. */
public final class LatestRow {

    private final LatestTranslation newest;

    /** Whether others are of another source. */
    private final boolean oneOfSeveral;

    /** Whether another source has the same file name. */
    private final boolean namesake;

    /** Whether another source is recorded the same. */
    private final boolean counted;

    private LatestRow(LatestTranslation newest, boolean oneOfSeveral, boolean namesake, boolean counted) {
        this.newest = newest;
        this.oneOfSeveral = oneOfSeveral;
        this.namesake = namesake;
        this.counted = counted;
    }

    @NonNull
    static List<LatestRow> of(@NonNull List<LatestTranslation> all) {
        Map<String, Set<String>> placesByName = new HashMap<>();
        Set<String> places = new HashSet<>();
        Set<String> several = new HashSet<>();
        for (LatestTranslation t : all) {
            places.add(t.place());
            placesByName.computeIfAbsent(t.fileName(), name -> new HashSet<>()).add(t.place());
            if (t.turn() > 1) {
                several.add(t.getSource());
            }
        }
        return all.stream()
                .map(t -> new LatestRow(
                        t,
                        places.size() > 1,
                        placesByName.get(t.fileName()).size() > 1,
                        several.contains(t.getSource())))
                .toList();
    }

    @NonNull
    public LatestTranslation getNewest() {
        return newest;
    }

    /** The address that stays, below the page's own. */
    @NonNull
    public String getAddress() {
        String address = "latest/" + Util.rawEncode(newest.getLanguage());
        String source = namesake ? newest.place() : newest.fileName();
        return oneOfSeveral ? address + "?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8) : address;
    }

    /** What people call the source, with a number where others are called the same. */
    @NonNull
    public String getSourceName() {
        return StoredFile.called(newest.getSource(), counted ? newest.turn() : 0);
    }
}
