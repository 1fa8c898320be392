package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.PrivateHostException;
import io.jenkins.plugins.akool.download.PublicWeb;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import jenkins.security.MasterToSlaveCallable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks for the head of a file that AKOOL will be told to fetch, on the node it is sent to. Sends no credentials. Stays out
 * of private networks: AKOOL could not reach what is there, and a job must not look around in the controller's.
 */
public final class Probe extends MasterToSlaveCallable<Probe.Head, IOException> {

    private static final long serialVersionUID = 1L;

    private final String url;
    private final String endpoint;

    @CheckForNull
    private final ProxyConfiguration proxy;

    public Probe(String url, String endpoint, @CheckForNull ProxyConfiguration proxy) {
        this.url = url;
        this.endpoint = endpoint;
        this.proxy = proxy;
    }

    /**
     * What the server said.
     *
     * @param status HTTP status, 0 where the address is a private one
     * @param type media type, or null
     * @param length bytes, -1 where the server did not say
     * @param etag identifies what lies there now, or null
     * @param modified when that was changed last, as the server writes it, or null
     */
    public record Head(
            int status,
            @CheckForNull String type,
            long length,
            @CheckForNull String etag,
            @CheckForNull String modified)
            implements Serializable {

        /**
         * Differs from that of any other file that ever lay there; null where the server does not tell enough. All that it
         * tells counts: there are servers with one tag for everything, and some whose tag is empty.
         */
        @CheckForNull
        public String version() {
            boolean tagged = etag != null && !etag.matches("(W/)?\\s*\"?\\s*\"?\\s*");
            boolean dated = length >= 0 && modified != null && !modified.isBlank();
            return status / 100 == 2 && (tagged || dated) ? etag + "\n" + length + "\n" + modified : null;
        }
    }

    @Override
    public Head call() throws IOException {
        OkHttpClient http = Http.forResults(proxy)
                .newBuilder()
                .callTimeout(20, TimeUnit.SECONDS)
                .build();
        try (Response response = new PublicWeb(http, Endpoint.of(endpoint), true).open(url, Request.Builder::head)) {
            String length = response.headers().get("Content-Length");
            return new Head(
                    response.code(),
                    response.header("Content-Type"),
                    length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1,
                    response.header("ETag"),
                    response.header("Last-Modified"));
        } catch (PrivateHostException e) {
            return new Head(0, null, -1, null, null);
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }
}
