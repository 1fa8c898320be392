package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.PrivateHostException;
import io.jenkins.plugins.akool.download.PublicWeb;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jenkins.security.MasterToSlaveCallable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks for the head of a file, and where that tells too little for its first bytes, that AKOOL will be told to fetch, on the node it is sent to. Sends no credentials. Stays out
 * of private networks: AKOOL could not reach what is there, and a job must not look around in the controller's.
 */
public final class Probe extends MasterToSlaveCallable<Probe.Head, IOException> {

    private static final long serialVersionUID = 1L;

    /** HTTP's status for a part of a file. */
    private static final int PARTIAL = 206;

    private static final Head NOTHING = new Head(0, null, null, null, -1, null, null);

    private static final Pattern VIDEO = Pattern.compile("(?i)\\s*video/");

    private final String url;
    private final String endpoint;

    @CheckForNull
    private final NodeProxy proxy;

    /** Blocks of addresses that count as public. */
    private final String publicAddresses;

    /** Whether the first bytes are looked at as well, where the server does not call it a video. */
    private final boolean thorough;

    Probe(String url, String endpoint, @CheckForNull NodeProxy proxy, String publicAddresses, boolean thorough) {
        this.url = url;
        this.endpoint = endpoint;
        this.proxy = proxy;
        this.publicAddresses = publicAddresses;
        this.thorough = thorough;
    }

    /**
     * Asks on a node. Blocks.
     *
     * @param node whose network is used, null for the controller
     */
    @NonNull
    public static Head ask(@NonNull String url, @CheckForNull FilePath node) throws IOException, InterruptedException {
        return ask(url, node, false);
    }

    /** The same, with a look at the first bytes where the server does not call the file a video. */
    @NonNull
    public static Head askForVideo(@NonNull String url, @CheckForNull FilePath node)
            throws IOException, InterruptedException {
        return ask(url, node, true);
    }

    private static Head ask(String url, @CheckForNull FilePath node, boolean thorough)
            throws IOException, InterruptedException {
        AkoolGlobalConfiguration settings = AkoolGlobalConfiguration.get();
        FilePath agent = node != null && node.isRemote() && !settings.isCollectOnController() ? node : null;
        Probe probe = new Probe(
                url,
                settings.getEndpoint(),
                NodeProxy.to(List.of(url), agent != null),
                settings.getPublicAddresses(),
                thorough);
        return agent == null ? probe.call() : agent.act(probe);
    }

    /**
     * What the server said.
     *
     * @param status HTTP status, 0 where the address is a private one
     * @param obstacle on an address that may be private only here, otherwise null
     * @param type media type, or null
     * @param otherwise words for what the file is, where it is no video, otherwise null
     * @param length bytes, -1 where the server did not say
     * @param etag identifies what lies there now, or null
     * @param modified when that was changed last, as the server writes it, or null
     */
    public record Head(
            int status,
            @CheckForNull Sentence obstacle,
            @CheckForNull String type,
            @CheckForNull Sentence otherwise,
            long length,
            @CheckForNull String etag,
            @CheckForNull String modified)
            implements Serializable {

        /** Whether the server would give the file. */
        public boolean ok() {
            return status / 100 == 2;
        }

        Head because(Sentence sentence) {
            return new Head(status, sentence, type, otherwise, length, etag, modified);
        }

        /** With what the file's first bytes say; all that the head said counts before. */
        Head and(Head beginning) {
            return ok() ? new Head(status, null, type, beginning.otherwise, length, etag, modified) : beginning;
        }

        /**
         * Differs from that of any other file that ever lay there; null where the server does not tell enough. All that it
         * tells counts: there are servers with one tag for everything, and some whose tag is empty.
         */
        @CheckForNull
        public String version() {
            boolean tagged = etag != null && !etag.matches("(W/)?\\s*\"?\\s*\"?\\s*");
            boolean dated = length >= 0 && modified != null && !modified.isBlank();
            return ok() && (tagged || dated) ? etag + "\n" + length + "\n" + modified : null;
        }
    }

    @Override
    public Head call() throws IOException {
        OkHttpClient http = Http.forResults(proxy, publicAddresses)
                .newBuilder()
                .callTimeout(20, TimeUnit.SECONDS)
                .build();
        try {
            PublicWeb web = new PublicWeb(http, Endpoint.of(endpoint), true);
            Head head = head(web);
            if (head.ok()
                    && (!thorough
                            || head.type() != null && VIDEO.matcher(head.type()).lookingAt())) {
                return head;
            }
            // There are links that are good for GET only, servers that know nothing else, and types that tell nothing.
            return head.and(ask(web, request -> request.header("Range", "bytes=0-" + (Media.TELLING - 1))));
        } catch (PrivateHostException e) {
            return e.isMadeUp() ? NOTHING.because(e.said()) : NOTHING;
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }

    /** Nothing where the server breaks off, as some do that do not know the question. */
    private Head head(PublicWeb web) throws IOException {
        try {
            return ask(web, Request.Builder::head);
        } catch (PrivateHostException e) {
            throw e;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private Head ask(PublicWeb web, UnaryOperator<Request.Builder> form) throws IOException {
        try (Response response = web.open(url, form)) {
            return new Head(
                    response.code(),
                    null,
                    response.header("Content-Type"),
                    otherwise(response),
                    length(response),
                    response.header("ETag"),
                    response.header("Last-Modified"));
        }
    }

    /** Words for what the file is, where the bytes that came tell that it is no video; null where they do not. */
    @CheckForNull
    private static Sentence otherwise(Response response) throws IOException {
        BufferedSource body = response.body().source();
        body.request(Media.TELLING);
        if (!response.isSuccessful() || body.getBuffer().size() == 0) {
            return null;
        }
        boolean whole = response.code() != PARTIAL && body.getBuffer().size() < Media.TELLING;
        Path file = Files.createTempFile("akool", null);
        try {
            Files.write(
                    file,
                    body.readByteArray(Math.min(Media.TELLING, body.getBuffer().size())));
            Verdict verdict = Media.VIDEO.judge(file, whole, null, null);
            return verdict.fits() ? null : verdict.what();
        } finally {
            Files.delete(file);
        }
    }

    /** Of the whole file, bytes; -1 where that is not told. */
    private static long length(Response response) {
        String range = response.header("Content-Range");
        String length = response.code() != PARTIAL
                ? response.headers().get("Content-Length")
                : range == null ? null : range.substring(range.lastIndexOf('/') + 1);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }
}
