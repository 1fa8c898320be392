package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Brings one result to one file, whole or not at all.
 *
 * <p>The bytes go into a part file, in fixed buffers; a broken connection is taken up where it broke as long as the
 * server says it is the same file ({@code If-Range}); the bytes have to be those of what is asked for; length and checksum
 * are compared with what the server announced; only then the part takes its name, which ends as the bytes tell, in one
 * step. What fails for good leaves nothing; what may go well later leaves the part to the next download, where the server
 * named the file so that it can be told from others. What may be fetched from where is {@link PublicWeb}'s to say.
 */
public final class Download {

    /** In a row, of those that bring nothing. */
    private static final int MOST_ATTEMPTS = 4;

    /** A server that asks for more patience is left alone until the collection is tried again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** As OkHttp says it, with the status behind it. */
    private static final String REFUSED_BY_PROXY = "Unexpected response code for CONNECT:";

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
     * @param alone whether nobody else can try; otherwise a failure that may be this node's ends it at once where this node
     *     has nothing of the file yet, and the patience is left to another node
     */
    public record Limits(
            long bytes, @NonNull Duration idle, @NonNull Duration total, boolean alone) {

        private static final Duration IDLE = Duration.ofMinutes(1);
        private static final Duration TOTAL = Duration.ofHours(1);

        /** Where nobody else can try. */
        public Limits(long bytes, @NonNull Duration idle, @NonNull Duration total) {
            this(bytes, idle, total, true);
        }

        /** A minute of silence and an hour altogether. */
        @NonNull
        public static Limits ofSize(long bytes) {
            return new Limits(bytes, IDLE, TOTAL);
        }

        /** The same where another node tries what this one cannot. */
        @NonNull
        public Limits withOthers() {
            return new Limits(bytes, idle, total, false);
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
     * A whole file that is in its place.
     *
     * @param bytes its length
     */
    public record Fetched(@NonNull Path file, long bytes) {}

    /**
     * Fetches the link into a file of the folder, replacing what is there. Blocks; ends at once after an interrupt. Where
     * it fails and may go well later, it may leave the part, and a note beside it, for the next download into the same.
     *
     * @param part where the bytes gather, best on the same disk
     * @param folder created where it is not there, and the part's
     * @param name makes the file's name from what it should end in, behind the dot
     * @throws DownloadException with a sentence for the user
     */
    @NonNull
    public Fetched fetch(
            @NonNull String link,
            @NonNull Media media,
            @NonNull Path part,
            @NonNull Path folder,
            @NonNull UnaryOperator<String> name)
            throws DownloadException, InterruptedException {
        PartFile file = new PartFile(part, limits.bytes());
        boolean worthKeeping = false;
        try {
            Files.createDirectories(Disk.folder(part));
            Files.createDirectories(folder);
            file.takeUp(link);
            Verdict verdict = fetch(link, media, file);
            Path target = folder.resolve(name.apply(verdict.extension()));
            file.place(target, pause);
            return new Fetched(target, file.length());
        } catch (IOException e) {
            DownloadException failure = sentence(e);
            worthKeeping = failure.worthRetrying();
            throw failure;
        } finally {
            if (worthKeeping) {
                file.leave(link);
            } else {
                file.delete();
            }
        }
    }

    /** Whether a later download of the same file can go on with what is there. */
    public static boolean hasLeftPart(@NonNull Path part) {
        return Keepsake.isAt(part);
    }

    private Verdict fetch(String link, Media media, PartFile file) throws IOException, InterruptedException {
        HttpUrl address = HttpUrl.parse(link);
        List<String> path = address == null ? List.of("") : address.pathSegments();
        Inspection inspection = new Inspection(media, path.get(path.size() - 1));
        try (Carrier carrier = new Carrier()) {
            PublicWeb web = new PublicWeb(carrier.client(http), endpoint, false);
            attempts(carrier, file, () -> transfer(web, link, inspection, file));
        }
        return inspection.result();
    }

    /** Those count that brought nothing new; whatever brings some is gone on with until the time is over. */
    private void attempts(Carrier carrier, PartFile file, Callable<?> attempt)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limits.total().toNanos();
        long furthest = file.length();
        int fruitless = 0;
        // A node that has got something of it is let out, and what it has would be fetched by another once more.
        boolean reached = furthest > 0;
        while (true) {
            DownloadException failure;
            try {
                carrier.run(attempt, Duration.ofNanos(end - System.nanoTime()));
                if (file.isWhole()) {
                    return;
                }
                failure = null;
            } catch (TimeoutException e) {
                throw new DownloadException(
                        Sentence.of(Download.class, "notInTime", limits.total().toMinutes()), true, e);
            } catch (IOException e) {
                failure = sentence(e);
            }
            boolean further = file.length() > furthest;
            furthest = Math.max(furthest, file.length());
            fruitless = further ? 0 : fruitless + 1;
            if (failure == null && further) {
                reached = true;
                continue;
            }
            reached |= further && !failure.isPerhapsTheNodes();
            pause(failure == null ? file.endedEarly() : failure, fruitless, reached || limits.alone());
        }
    }

    /**
     * @param patient whether what may be this node's failure is waited for here, too
     */
    private void pause(DownloadException failure, int fruitless, boolean patient)
            throws DownloadException, InterruptedException {
        Duration wait = Duration.ofSeconds(1L << Math.max(1, fruitless));
        Duration asked = failure.pause().orElse(wait);
        wait = asked.compareTo(wait) > 0 ? asked : wait;
        if (failure.cure() != DownloadException.Cure.PATIENCE
                || fruitless == MOST_ATTEMPTS
                || failure.isPerhapsTheNodes() && !patient
                || wait.compareTo(LONGEST_PAUSE) > 0) {
            throw failure;
        }
        pause.of(wait);
    }

    /** One answer. Brings the file to its end, or further, or fails. */
    private Void transfer(PublicWeb web, String link, Inspection inspection, PartFile file) throws IOException {
        try (Response response = answer(web, link, file)) {
            int status = response.code();
            if (Offer.isAtEnd(response, file.length())) {
                file.endsHere();
            } else if (status == 416 && file.length() > 0) {
                throw file.notContinued();
            } else if (status != 200 && status != 206) {
                DownloadException refusal = Refusal.of(response);
                throw Refusal.mayBeOnTheWay(status) ? refusal.onThisNode() : refusal;
            } else {
                file.begin(response);
                file.append(response, begun -> look(inspection, begun));
            }
        }
        if (file.isWhole()) {
            file.verify();
            look(inspection, file);
        }
        return null;
    }

    /** A node whose network does not let it out gets no answer at all. */
    private Response answer(PublicWeb web, String link, PartFile file) throws DownloadException {
        try {
            return web.open(link, file::ask);
        } catch (IOException e) {
            throw sentence(e).onThisNode();
        }
    }

    /** A filter on the way answers in the server's name, with a page instead of a video. */
    private static void look(Inspection inspection, PartFile file) throws IOException {
        try {
            inspection.look(file);
        } catch (DownloadException e) {
            throw e.onThisNode();
        }
    }

    private DownloadException sentence(IOException e) {
        if (e instanceof DownloadException known) {
            return known;
        }
        if (e instanceof PrivateHostException refused) {
            return new DownloadException(refused.said(), false, null);
        }
        if (e instanceof FileSystemException) {
            return Disk.unwritable(e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Failed to authenticate with proxy") || message.contains("HTTP_PROXY_AUTH")) {
            return Refusal.withoutLogin(e);
        }
        if (message.startsWith(REFUSED_BY_PROXY)) {
            String status = message.substring(REFUSED_BY_PROXY.length()).strip();
            return new DownloadException(Sentence.of(Download.class, "proxy", SafeText.of(status)), true, e);
        }
        if (e instanceof SocketTimeoutException
                && !message.toLowerCase(Locale.ROOT).contains("connect")) {
            return new DownloadException(
                    Sentence.of(Download.class, "silent", limits.idle().toSeconds()), true, e);
        }
        return new DownloadException(Sentence.of(Download.class, "broke", SafeText.of(message)), true, e);
    }
}
