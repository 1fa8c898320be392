package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;

/** What becomes of a build when some of its translations have no result. Those that have one are archived first. */
public enum OnFailure {
    /** The step fails. */
    FAIL,
    /** The step goes on, the build becomes unstable. */
    UNSTABLE,
    /** The step goes on; the log tells. */
    IGNORE;

    /**
     * Reads what a script has, in any case.
     *
     * @throws IllegalArgumentException with a sentence that names the valid values
     */
    @NonNull
    public static OnFailure of(@NonNull String text) {
        OnFailure found = Wording.find(values(), text);
        if (found == null) {
            throw new IllegalArgumentException(
                    Messages.onFailure_unknown(Wording.quote(text), Wording.names(values())));
        }
        return found;
    }

    /** As a form shows it. */
    @NonNull
    public String getDescription() {
        return switch (this) {
            case FAIL -> Messages.onFailure_fail();
            case UNSTABLE -> Messages.onFailure_unstable();
            case IGNORE -> Messages.onFailure_ignore();
        };
    }
}
