package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.State;

/** States as people read them. */
public final class StateWords {

    private StateWords() {}

    @NonNull
    public static String of(@NonNull State state) {
        return switch (state) {
            case PLANNED -> Messages.state_planned();
            case SUBMITTING -> Messages.state_submitting();
            case QUEUED -> Messages.state_queued();
            case PROCESSING -> Messages.state_processing();
            case COMPLETED -> Messages.state_completed();
            case COLLECTING -> Messages.state_collecting();
            case COLLECTED -> Messages.state_collected();
            case UNKNOWN -> Messages.state_unknown();
            case FAILED -> Messages.state_failed();
            case EXPIRED -> Messages.state_expired();
            case UNCOLLECTED -> Messages.state_uncollected();
        };
    }
}
