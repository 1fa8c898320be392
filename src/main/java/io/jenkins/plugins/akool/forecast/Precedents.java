package io.jenkins.plugins.akool.forecast;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What earlier translations took, the newest of each kind. Must not fail: who has forgotten all only looks more often.
 * Used by one thread.
 */
public interface Precedents {

    /** How many of one kind are worth keeping. */
    int MOST = 50;

    /** Of one kind, the oldest first. */
    @NonNull
    List<Precedent> of(@NonNull String kind);

    /**
     * Takes note of the newest.
     *
     * @param kind what has translations take as long as each other: who pays, and what is asked for
     */
    void add(@NonNull String kind, @NonNull Precedent precedent);
}
