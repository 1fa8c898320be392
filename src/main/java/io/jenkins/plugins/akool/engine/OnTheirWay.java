package io.jenkins.plugins.akool.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The submissions whose answer is to come, so that no answer is lost to the end of the process. On the timeline's thread. */
final class OnTheirWay {

    private final Set<String> ids = new HashSet<>();

    /** Set once nothing more is to be sent; complete when the last answer is there. */
    private CompletableFuture<Void> closing;

    boolean isClosing() {
        return closing != null;
    }

    /** Whether it may leave: not twice, and not any more after the end. */
    boolean leaves(String id) {
        return closing == null && ids.add(id);
    }

    void arrived(String id) {
        ids.remove(id);
        completeIfEmpty();
    }

    /** Lets nothing leave any more. */
    CompletableFuture<Void> close() {
        if (closing == null) {
            closing = new CompletableFuture<>();
            completeIfEmpty();
        }
        return closing;
    }

    private void completeIfEmpty() {
        if (closing != null && ids.isEmpty()) {
            closing.complete(null);
        }
    }
}
