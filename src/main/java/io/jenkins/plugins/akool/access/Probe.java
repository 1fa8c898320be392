package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.PrivateHostException;
import io.jenkins.plugins.akool.download.PublicWeb;
import io.jenkins.plugins.akool.inspection.Inspector;
import io.jenkins.plugins.akool.inspection.VideoFacts;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks for the head of a file that AKOOL will be told to fetch, on the node it is sent to: for its first bytes where that
 * tells too little, and for some more of a video. Sends no credentials. Stays out of private networks: AKOOL could not
 * reach what is there, and a job must not look around in the controller's.
 */
public final class Probe extends MasterToSlaveCallable<Probe.Head, IOException> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(Probe.class.getName());

    /** HTTP's status for a part of a file. */
    private static final int PARTIAL = 206;

    private static final Head NOTHING = new Head(0, null, null, null, -1, null, null, VideoFacts.UNKNOWN);

    private final String url;
    private final String endpoint;

    @CheckForNull
    private final NodeProxy proxy;

    /** Blocks of addresses that count as public. */
    private final String publicAddresses;

    /** Whether a video is expected, whose bytes are looked at as well. */
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

    /** The same, with a look at what is in the video, for which some of its bytes are read. */
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
     * @param facts what is in a video that was looked at
     */
    public record Head(
            int status,
            @CheckForNull Sentence obstacle,
            @CheckForNull String type,
            @CheckForNull Sentence otherwise,
            long length,
            @CheckForNull String etag,
            @CheckForNull String modified,
            @NonNull VideoFacts facts)
            implements Serializable {

        /** Whether the server would give the file. */
        public boolean ok() {
            return status / 100 == 2;
        }

        Head because(Sentence sentence) {
            return new Head(status, sentence, type, otherwise, length, etag, modified, facts);
        }

        Head showing(VideoFacts seen) {
            return new Head(status, obstacle, type, otherwise, length, etag, modified, seen);
        }

        /** With what the file's bytes say; all that the head said counts before. */
        Head and(Head bytes) {
            return ok() ? new Head(status, null, type, bytes.otherwise, length, etag, modified, bytes.facts) : bytes;
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
            // There are links that are good for GET only, servers that know nothing else, and types that tell nothing.
            return head.ok() && !thorough ? head : head.and(beginning(web, head));
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
            return said(response, null, VideoFacts.UNKNOWN);
        }
    }

    private static Head said(Response response, @CheckForNull Sentence otherwise, VideoFacts facts) {
        return new Head(
                response.code(),
                null,
                response.header("Content-Type"),
                otherwise,
                length(response),
                response.header("ETag"),
                response.header("Last-Modified"),
                facts);
    }

    /** What the first bytes say, and of a video some more. */
    private Head beginning(PublicWeb web, Head head) throws IOException {
        byte[] first;
        Head said;
        try (Response response =
                web.open(url, request -> request.header("Range", RangedVideo.range(0, RangedVideo.FIRST)))) {
            first = response.isSuccessful() ? RangedVideo.read(response, RangedVideo.FIRST) : new byte[0];
            boolean whole = response.code() != PARTIAL && first.length < RangedVideo.FIRST;
            said = said(response, otherwise(first, whole), VideoFacts.UNKNOWN);
        } catch (PrivateHostException e) {
            throw e;
        } catch (IOException e) {
            if (head.ok()) {
                return NOTHING;
            }
            throw e;
        }
        return thorough && first.length > 0 && said.otherwise() == null
                ? said.showing(facts(web, head, said, first))
                : said;
    }

    private VideoFacts facts(PublicWeb web, Head head, Head said, byte[] first) {
        try {
            return Inspector.inspect(
                    new RangedVideo(web, url, Math.max(head.length(), said.length()), first, said.status() == PARTIAL));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "a video is not looked at any further", e);
            return VideoFacts.UNKNOWN;
        }
    }

    /** Words for what the file is, where its bytes tell that it is no video; null where they do not. */
    @CheckForNull
    private static Sentence otherwise(byte[] first, boolean whole) throws IOException {
        if (first.length == 0) {
            return null;
        }
        Path file = Files.createTempFile("akool", null);
        try {
            Files.write(file, first);
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
