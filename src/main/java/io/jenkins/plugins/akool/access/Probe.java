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
import java.net.HttpURLConnection;
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

    /** What the bytes shall be, which are looked at for that; null where they do not matter. */
    @CheckForNull
    private final Media expected;

    Probe(
            String url,
            String endpoint,
            @CheckForNull NodeProxy proxy,
            String publicAddresses,
            @CheckForNull Media expected) {
        this.url = url;
        this.endpoint = endpoint;
        this.proxy = proxy;
        this.publicAddresses = publicAddresses;
        this.expected = expected;
    }

    /**
     * Asks on a node. Blocks.
     *
     * @param node whose network is used, null for the controller
     */
    @NonNull
    public static Head ask(@NonNull String url, @CheckForNull FilePath node) throws IOException, InterruptedException {
        return ask(url, node, null);
    }

    /**
     * The same, with a look at some of the bytes.
     *
     * @param expected what they shall be; of a video it is looked what is in it, too. Null where they do not matter
     */
    @NonNull
    public static Head ask(@NonNull String url, @CheckForNull FilePath node, @CheckForNull Media expected)
            throws IOException, InterruptedException {
        AkoolGlobalConfiguration settings = AkoolGlobalConfiguration.get();
        FilePath agent = node != null && node.isRemote() && !settings.isCollectOnController() ? node : null;
        Probe probe = new Probe(
                url,
                settings.getEndpoint(),
                NodeProxy.to(List.of(url), agent != null),
                settings.getPublicAddresses(),
                expected);
        return agent == null ? probe.call() : agent.act(probe);
    }

    /**
     * What the server said.
     *
     * @param status HTTP status, 0 where the address is a private one
     * @param obstacle on an address that may be private only here, otherwise null
     * @param type media type, or null
     * @param verdict what the first bytes say, null where they were not looked at
     * @param length bytes, -1 where the server did not say
     * @param etag identifies what lies there now, or null
     * @param modified when that was changed last, as the server writes it, or null
     * @param facts what is in a video that was looked at
     */
    public record Head(
            int status,
            @CheckForNull Sentence obstacle,
            @CheckForNull String type,
            @CheckForNull Verdict verdict,
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
            return new Head(status, sentence, type, verdict, length, etag, modified, facts);
        }

        Head showing(VideoFacts seen) {
            return new Head(status, obstacle, type, verdict, length, etag, modified, seen);
        }

        Head empty() {
            return new Head(status, obstacle, type, null, 0, etag, modified, facts);
        }

        /** Words for what the file is, where its bytes tell that it is not what it shall be; otherwise null. */
        @CheckForNull
        public Sentence otherwise() {
            return verdict == null || verdict.fits() ? null : verdict.what();
        }

        /**
         * With what came of asking for the file's bytes, which is what AKOOL will do. Of what is given both times, that of the
         * head counts.
         */
        Head and(Head bytes) {
            if (!ok() || bytes.status != 0 && !bytes.ok()) {
                return bytes;
            }
            // There are servers whose heads have no length, or one of zero.
            long told = length > 0 && bytes.length != 0 ? length : bytes.length;
            return new Head(status, null, type, bytes.verdict, told, etag, modified, bytes.facts);
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
            return head.ok() && expected == null ? head : head.and(beginning(web, head));
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
            return said(response, null);
        }
    }

    private static Head said(Response response, @CheckForNull Verdict verdict) {
        return new Head(
                response.code(),
                null,
                response.header("Content-Type"),
                verdict,
                length(response),
                response.header("ETag"),
                response.header("Last-Modified"),
                VideoFacts.UNKNOWN);
    }

    /** The first bytes of a file, and what its server said with them. */
    private record Beginning(Head said, byte[] bytes) {}

    /** What the first bytes say, and of a video some more. */
    private Head beginning(PublicWeb web, Head head) throws IOException {
        Beginning first;
        try {
            first = first(web);
        } catch (PrivateHostException e) {
            throw e;
        } catch (IOException e) {
            if (head.ok()) {
                return NOTHING;
            }
            throw e;
        }
        Head said = first.said();
        return expected == Media.VIDEO && first.bytes().length > 0 && said.otherwise() == null
                ? said.showing(facts(web, head, said, first.bytes()))
                : said;
    }

    /** Some servers refuse parts, and all refuse those of an empty file. */
    private Beginning first(PublicWeb web) throws IOException {
        String part = RangedVideo.range(0, RangedVideo.FIRST);
        Beginning first = first(web, request -> request.header("Range", part));
        int status = first.said().status();
        if (status / 100 != 4 || status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
            return first;
        }
        Beginning whole = first(web, request -> request);
        return whole.said().ok() ? whole : first;
    }

    private Beginning first(PublicWeb web, UnaryOperator<Request.Builder> form) throws IOException {
        try (Response response = web.open(url, form)) {
            if (!response.isSuccessful()) {
                return new Beginning(said(response, null), new byte[0]);
            }
            byte[] bytes = RangedVideo.read(response, RangedVideo.FIRST);
            boolean whole = response.code() != PARTIAL && bytes.length < RangedVideo.FIRST;
            Head said = said(response, verdict(bytes, whole));
            return new Beginning(bytes.length == 0 ? said.empty() : said, bytes);
        }
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

    /** What the bytes are; null where there are none, or where that does not matter. */
    @CheckForNull
    private Verdict verdict(byte[] first, boolean whole) throws IOException {
        if (first.length == 0 || expected == null) {
            return null;
        }
        Path file = Files.createTempFile("akool", null);
        try {
            Files.write(file, first);
            return expected.judge(file, whole, null, null);
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
