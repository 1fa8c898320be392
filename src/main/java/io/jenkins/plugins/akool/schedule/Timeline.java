package io.jenkins.plugins.akool.schedule;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * Time, and the one thread on which the engine changes state: {@link #execute} runs tasks one after the other, in the
 * order in which they were given.
 */
public interface Timeline extends Executor, AutoCloseable {

    /** Never earlier than what it told before, whatever becomes of the machine's clock. */
    @NonNull
    Instant now();

    /** Runs the task like {@link #execute}, not before {@code due}. A task that became superfluous must do nothing. */
    void wakeAt(@NonNull Instant due, @NonNull Runnable task);

    /** Starts no further task and waits for none. */
    @Override
    void close();
}
