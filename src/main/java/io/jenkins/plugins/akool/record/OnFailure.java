package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;

/** What becomes of a build when some of its translations have no result. Those that have one are archived first. */
public enum OnFailure {
    /** The step fails. */
    FAIL,
    /** The step goes on, the build becomes unstable. */
    UNSTABLE,
    /** The step goes on; the log tells. */
    IGNORE;

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
