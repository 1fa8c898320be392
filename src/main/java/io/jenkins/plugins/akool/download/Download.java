package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.RetryAfter;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Brings one result to one file, whole or not at all.
 *
 * <p>The bytes go into a part file, in fixed buffers; a broken connection is taken up where it broke as long as the
 * server says it is the same file ({@code If-Range}); type and first bytes have to be those of what is asked for; length
 * and checksum are compared with what the server announced; only then the part takes the target's name, in one step.
 * Whatever fails, no part stays behind. What may be fetched from where is {@link PublicWeb}'s to say.
 */
public final class Download {

    private static final int MOST_ATTEMPTS = 4;

    /** A server that asks for more patience is left alone until the collection is tried again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** How the thread waits between two attempts; replaced where time is not real. */
    @FunctionalInterface
    public interface Pause {
        void of(@NonNull Duration duration) throws InterruptedException;
    }

    /**
     * Where a download ends that would not end well.
     *
     * @param bytes that a file may have
     * @param idle how long a server may send nothing
     * @param total how long one file may take, pauses included
     */
    public record Limits(
            long bytes, @NonNull Duration idle, @NonNull Duration total) {

        private static final Duration IDLE = Duration.ofMinutes(1);
        private static final Duration TOTAL = Duration.ofHours(1);

        /** A minute of silence and an hour altogether. */
        @NonNull
        public static Limits ofSize(long bytes) {
            return new Limits(bytes, IDLE, TOTAL);
        }
    }

    private final OkHttpClient http;
    private final Endpoint endpoint;
    private final Limits limits;
    private final Pause pause;

    /**
     * @param http brings proxy and TLS settings; no credentials
     * @param endpoint what may be fetched in other ways than the public web
     */
    public Download(
            @NonNull OkHttpClient http, @NonNull Endpoint endpoint, @NonNull Limits limits, @NonNull Pause pause) {
        this.http = http.newBuilder().readTimeout(limits.idle()).build();
        this.endpoint = endpoint;
        this.limits = limits;
        this.pause = pause;
    }

    /**
     * Fetches the link into the target, replacing what is there. Blocks; ends at once after an interrupt.
     *
     * @param part where the bytes gather, best on the same disk; what is there is lost
     * @param target its folder is created, and the part's
     * @return the file's length, bytes
     * @throws DownloadException with a sentence for the user
     */
    public long fetch(@NonNull String link, @NonNull Media media, @NonNull Path part, @NonNull Path target)
            throws DownloadException, InterruptedException {
        PartFile file = new PartFile(part, limits.bytes());
        try (Carrier carrier = new Carrier()) {
            Files.createDirectories(PartFile.folder(part));
            Files.createDirectories(PartFile.folder(target));
            Files.deleteIfExists(part);
            PublicWeb web = new PublicWeb(carrier.client(http), endpoint, false);
            attempts(carrier, () -> transfer(web, link, media, file));
            file.place(target);
            return file.length();
        } catch (IOException e) {
            throw sentence(e);
        } finally {
            file.delete();
        }
    }

    private void attempts(Carrier carrier, Callable<?> attempt) throws IOException, InterruptedException {
        long end = System.nanoTime() + limits.total().toNanos();
        for (int n = 1; ; n++) {
            DownloadException failure;
            try {
                carrier.run(attempt, Duration.ofNanos(end - System.nanoTime()));
                return;
            } catch (TimeoutException e) {
                throw new DownloadException(
                        "The file was not there after " + limits.total().toMinutes() + " minutes.", true, e);
            } catch (IOException e) {
                failure = sentence(e);
            }
            Duration wait = Duration.ofSeconds(1L << n);
            Duration asked = failure.pause().orElse(wait);
            wait = asked.compareTo(wait) > 0 ? asked : wait;
            if (failure.cure() != DownloadException.Cure.PATIENCE
                    || n == MOST_ATTEMPTS
                    || wait.compareTo(LONGEST_PAUSE) > 0) {
                throw failure;
            }
            pause.of(wait);
        }
    }

    private static long transfer(PublicWeb web, String link, Media media, PartFile file) throws IOException {
        try (Response response = web.open(link, file::ask)) {
            int status = response.code();
            if (status == 416 || status == 206 && !file.continuedBy(response)) {
                file.restart();
                throw new DownloadException("The server would not go on where the transfer broke.", true, null);
            }
            if (status != 200 && status != 206) {
                throw refused(status, RetryAfter.of(response.header("Retry-After")));
            }
            file.begin(response);
            if (status == 200) {
                media.check(response.header("Content-Type"), beginning(response));
            }
            file.append(response);
        }
        file.verify();
        return file.length();
    }

    /** Most storages answer 403 for a signed link that ran out, some 401, 404 or 410. */
    private static DownloadException refused(int status, @CheckForNull Duration asked) {
        String answer = "The server answered HTTP " + status;
        return switch (status) {
            case 401, 403 -> linkFailed(answer + ": the link is not valid, or not any more.");
            case 404, 410 -> linkFailed(answer + ": the file is not there, or not any more.");
            case 429 ->
                new DownloadException(
                        answer + ": it gets too many requests.", DownloadException.Cure.PATIENCE, asked, null);
            default -> new DownloadException(answer + ".", DownloadException.Cure.PATIENCE, asked, null);
        };
    }

    private static DownloadException linkFailed(String why) {
        return new DownloadException(why, DownloadException.Cure.FRESH_LINK, null, null);
    }

    /** Leaves it to be read again. */
    private static byte[] beginning(Response response) throws IOException {
        okio.BufferedSource source = response.body().source().peek();
        source.request(Media.TELLING);
        return source.readByteArray(Math.min(Media.TELLING, source.getBuffer().size()));
    }

    private DownloadException sentence(IOException e) {
        if (e instanceof DownloadException known) {
            return known;
        }
        if (e instanceof PrivateHostException) {
            return new DownloadException(e.getMessage(), false, null);
        }
        if (e instanceof FileSystemException) {
            return PartFile.unwritable(e);
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException
                && !message.toLowerCase(Locale.ROOT).contains("connect")) {
            return new DownloadException(
                    "The server sent nothing for " + limits.idle().toSeconds() + " seconds.", true, e);
        }
        return new DownloadException("The connection broke (" + SafeText.of(message) + ").", true, e);
    }
}
