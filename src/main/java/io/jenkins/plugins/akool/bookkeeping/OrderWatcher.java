package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.record.OrderOutcome;
import java.io.IOException;

/** A step that waits for an order. Called on background threads, one call at a time. */
public interface OrderWatcher {

    /** The build's log. */
    @NonNull
    TaskListener log() throws IOException, InterruptedException;

    /**
     * Where to download to; called for each result when it is there.
     *
     * @return null for a step without a workspace
     */
    @CheckForNull
    Site site() throws IOException, InterruptedException;

    /** Whether the order is one of several of a step, whose log then tells only what came of each. */
    default boolean isOneOfSeveral() {
        return false;
    }

    /**
     * One more translation of the order has settled.
     *
     * @param settled how many have by now
     * @param all how many the order has
     */
    default void progressed(int settled, int all) {}

    /** Every translation of the order has settled and is recorded. Called once, last. */
    void finished(@NonNull OrderOutcome outcome);

    /**
     * Nothing was submitted, and nothing will be. Called once, last, instead of {@link #finished}.
     *
     * @param why a sentence for the user
     */
    void failed(@NonNull String why);
}
