package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Brings one result to one file, whole or not at all.
 *
 * <p>The bytes go into a part file beside the target, in fixed buffers; a broken connection is taken up where it broke as
 * long as the server says it is the same file ({@code If-Range}); the length is compared with what the server announced;
 * only then the part takes the target's name, in one step. Whatever fails, no part stays behind. No key, cookie or other
 * credential is sent, and each redirect has to be allowed by the endpoint like the first address.
 */
public final class Download {

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_ATTEMPTS = 4;
    private static final int BUFFER = 64 << 10;

    /** How the thread waits between two attempts; replaced where time is not real. */
    @FunctionalInterface
    public interface Pause {
        void of(@NonNull Duration duration) throws InterruptedException;
    }

    private final OkHttpClient http;
    private final Endpoint endpoint;
    private final Pause pause;

    /** The part file's announced whole length, or -1 as long as no server announced one. */
    private long whole = -1;

    /** Bytes in the part file. */
    private long have;

    /** Identifies the file that the part is of: a strong ETag or a date, null where the server gave neither. */
    @CheckForNull
    private String validator;

    /**
     * @param http brings proxy and TLS settings; no credentials
     * @param endpoint what may be fetched from where
     */
    public Download(@NonNull OkHttpClient http, @NonNull Endpoint endpoint, @NonNull Pause pause) {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.endpoint = endpoint;
        this.pause = pause;
    }

    /**
     * Fetches the link into the target, replacing what is there. Blocks; ends soon after an interrupt.
     *
     * @param target its folder is created
     * @return the file's length, bytes
     * @throws DownloadException with a sentence for the user
     */
    public long fetch(@NonNull String link, @NonNull Path target) throws DownloadException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(part);
            have = 0;
            validator = null;
            whole = -1;
            attempts(link, part);
            place(part, target);
            return have;
        } catch (FileSystemException e) {
            throw new DownloadException("The file could not be written: " + Ledger.why(e) + ".", false, e);
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw broken(e);
        } catch (DownloadException e) {
            throw e;
        } catch (IOException e) {
            throw broken(e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                part.toFile().deleteOnExit();
            }
        }
    }

    private void attempts(String link, Path part) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                transfer(link, part);
                return;
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                boolean passes = !(e instanceof DownloadException d) || d.worthRetrying();
                if (Thread.currentThread().isInterrupted() || !passes || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                pause.of(Duration.ofSeconds(1L << attempt));
            }
        }
    }

    private void transfer(String link, Path part) throws IOException, InterruptedException {
        try (Response response = open(link)) {
            int status = response.code();
            if (status == 416 || (status == 206 && !continues(response))) {
                have = 0;
                validator = null;
                throw new DownloadException("The server would not go on where the transfer broke.", true, null);
            }
            if (status != 200 && status != 206) {
                // A signed link that ran out is answered with 403 by most storages; a new one may do.
                throw new DownloadException("The server answered HTTP " + status + ".", true, null);
            }
            if (status == 200) {
                have = 0;
                whole = response.body().contentLength();
            }
            validator = validator(response);
            append(response.body().byteStream(), part);
        }
        if (whole >= 0 && have != whole) {
            throw new DownloadException("The connection ended at " + have + " of " + whole + " bytes.", true, null);
        }
        if (have == 0) {
            throw new DownloadException("The server sent an empty file.", true, null);
        }
    }

    private Response open(String link) throws IOException {
        HttpUrl url = HttpUrl.parse(link);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (url == null) {
                throw new DownloadException("The link is not a web address.", false, null);
            }
            if (!endpoint.allows(url)) {
                throw new DownloadException("The link to " + url.host() + " is not https.", false, null);
            }
            Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
            if (have > 0 && validator != null) {
                request.header("Range", "bytes=" + have + "-").header("If-Range", validator);
            }
            Response response = http.newCall(request.build()).execute();
            String location = response.header("Location");
            if (response.code() / 100 != 3 || location == null) {
                return response;
            }
            response.close();
            url = url.resolve(location);
        }
        throw new DownloadException("The server redirects too often.", false, null);
    }

    /** Whether a partial answer starts where the part file ends, and is of the same file as far as can be told. */
    private boolean continues(Response response) {
        String range = response.header("Content-Range", "");
        String its = validator(response);
        return have > 0
                && (its == null || its.equals(validator))
                && range.startsWith("bytes " + have + "-")
                && (whole < 0 || range.endsWith("/" + whole));
    }

    @CheckForNull
    private static String validator(Response response) {
        String etag = response.header("ETag");
        return etag != null && !etag.startsWith("W/") ? etag : response.header("Last-Modified");
    }

    private void append(InputStream in, Path part) throws IOException, InterruptedException {
        try (OutputStream out = have == 0
                ? Files.newOutputStream(part)
                : Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(buffer, 0, n);
                have += n;
            }
        }
    }

    private static void place(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static DownloadException broken(IOException e) {
        return new DownloadException("The connection broke (" + SafeText.of(e.getMessage()) + ").", true, e);
    }
}
