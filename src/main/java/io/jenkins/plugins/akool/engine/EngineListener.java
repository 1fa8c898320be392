package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Translation;

/** Hears of what happens to translations, on the timeline's thread; must return quickly. */
public interface EngineListener {

    /**
     * A translation changed, and the change is in the journal, or would be told by AKOOL again. Also called for each that a
     * restart found there.
     */
    void changed(@NonNull Translation translation);

    /**
     * Nothing goes on with a paid translation until its credential changes. Not in the journal, so told again after a
     * restart.
     *
     * @param why a sentence for the user
     */
    default void paused(@NonNull Translation translation, @NonNull String why) {}

    /**
     * A translation is not submitted yet, and is tried again. Told with each try.
     *
     * @param why a sentence for the user
     */
    default void waiting(@NonNull Translation translation, @NonNull String why) {}
}
