package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;
import okhttp3.HttpUrl;

/**
 * Where AKOOL's API is reached. Everything is fetched by https; the one exception is the very host and port that an
 * administrator configured as the endpoint.
 *
 * @param base the address up to and without {@code /api/open}, ending in a slash
 */
public record Endpoint(@NonNull HttpUrl base) {

    /** The public service (docs.akool.com; some of its samples say http, which would send the key in clear). */
    public static final String DEFAULT = "https://openapi.akool.com";

    /**
     * Reads an endpoint as an administrator writes it.
     *
     * @throws IllegalArgumentException with a sentence for the administrator
     */
    @NonNull
    public static Endpoint of(@NonNull String address) {
        HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            throw new IllegalArgumentException(Wording.sentence(Endpoint.class, "endpointMalformed"));
        }
        if (url.query() != null
                || url.fragment() != null
                || !url.username().isEmpty()
                || !url.password().isEmpty()) {
            throw new IllegalArgumentException(Wording.sentence(Endpoint.class, "endpointExtra"));
        }
        HttpUrl base = url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
        return new Endpoint(base);
    }

    /** Whether a result may be fetched from there: by https, or from the configured endpoint itself. */
    public boolean allows(@NonNull HttpUrl url) {
        return url.isHttps() || serves(url);
    }

    /** Whether the address is on the very host and port that the administrator configured. */
    public boolean serves(@NonNull HttpUrl url) {
        return url.host().equals(base.host()) && url.port() == base.port();
    }

    HttpUrl.Builder path(String path) {
        return base.newBuilder().addPathSegments(path);
    }
}
