package io.jenkins.plugins.akool.collect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;

/** Where the results of orders go: to the steps that wait for them, as far as there are any. */
public interface Destinations {

    /** Runs the task once the order's step is there, or is not to be expected any more. */
    void whenReady(@NonNull Order order, @NonNull Runnable task);

    /** A workspace to download to, null where no step that waits has one. May block. */
    @CheckForNull
    Site of(@NonNull Order order) throws IOException, InterruptedException;

    /** The log of a step that waits, or one that keeps nothing, since no result may hang on whether Jenkins has it. */
    @NonNull
    TaskListener log(@NonNull Order order) throws InterruptedException;
}
