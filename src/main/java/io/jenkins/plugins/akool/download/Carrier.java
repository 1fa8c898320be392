package io.jenkins.plugins.akool.download;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The thread on which one download reads its sockets. A read that hangs hears no interrupt; here whoever waits for the
 * download is interrupted instead, at once, and the connection is closed under the read.
 */
final class Carrier implements AutoCloseable {

    /** How long a cancelled read may take to end, so that it writes to no file which is about to be deleted. */
    private static final Duration LAST_WRITE = Duration.ofMillis(500);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "AKOOL transfer");
        t.setDaemon(true);
        return t;
    });

    /** Knows the call under way. */
    private final Dispatcher calls = new Dispatcher(thread);

    private volatile boolean closed;

    /** A client whose calls end with this. */
    OkHttpClient client(OkHttpClient base) {
        return base.newBuilder()
                .dispatcher(calls)
                .socketFactory(ReadAhead.SOCKETS)
                .addInterceptor(chain -> {
                    // The call that a redirect leads to may begin just after all calls were cancelled.
                    if (closed) {
                        throw new IOException("closed");
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    /**
     * Returns when the task is done.
     *
     * @throws TimeoutException where it is not, in time; it goes on until this is closed
     */
    void run(Callable<?> task, Duration limit) throws IOException, InterruptedException, TimeoutException {
        Future<?> running = thread.submit(task);
        try {
            running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        closed = true;
        calls.cancelAll();
        thread.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            thread.awaitTermination(LAST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
