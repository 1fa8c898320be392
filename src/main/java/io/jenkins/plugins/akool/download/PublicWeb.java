package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.client.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The web as a stranger's link may lead into it: hosts at public addresses, so that no link looks around in the network
 * that a controller or an agent is in. The endpoint that the administrator configured is the one exception.
 *
 * <p>Each host is checked three times: an address written as such before anything is sent, a name when it is resolved,
 * and the connected socket before the request is written, so that a name which means something else a moment later gains
 * nothing. Redirects are followed here, five at most, each checked like the first address. Behind a proxy names are
 * resolved by the proxy, and what it may reach is its own to say; addresses written as such are checked all the same.
 *
 * <p>No key, password or cookie is sent.
 */
public final class PublicWeb {

    static final int MOST_REDIRECTS = 5;

    /** Whatever Java or OkHttp takes for an address instead of a name. */
    private static final Pattern LITERAL = Pattern.compile("[\\d.]+|.*:.*|0[xX].*");

    private final Endpoint endpoint;
    private final boolean plainToo;

    /** For the endpoint itself, and for names that a proxy resolves. */
    private final OkHttpClient unchecked;

    /** Resolves names to public addresses only. */
    private final OkHttpClient checked;

    /**
     * @param base brings proxy, TLS, time limits and the way names are resolved, best a {@link LocalDns}
     * @param endpoint where AKOOL's API is reached
     * @param plainToo whether http is fine; otherwise only from the endpoint
     */
    public PublicWeb(@NonNull OkHttpClient base, @NonNull Endpoint endpoint, boolean plainToo) {
        this.endpoint = endpoint;
        this.plainToo = plainToo;
        unchecked = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .addNetworkInterceptor(this::connected)
                .build();
        checked = unchecked
                .newBuilder()
                .proxy(Proxy.NO_PROXY)
                .dns(this::publicOnly)
                .build();
    }

    /**
     * Sends a request and follows redirects; blocks.
     *
     * @param form completes the request, for each address anew
     * @return the first answer that is no redirect, of any HTTP status
     * @throws PrivateHostException where the link or a redirect leads to a host that is not public
     * @throws DownloadException with a sentence, where it leads nowhere else it may
     */
    @NonNull
    public Response open(@NonNull String link, @NonNull UnaryOperator<Request.Builder> form) throws IOException {
        HttpUrl url = HttpUrl.parse(link);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (url == null) {
                throw new DownloadException(Sentence.of(PublicWeb.class, "noAddress"), false, null);
            }
            if (!plainToo && !endpoint.allows(url)) {
                throw new DownloadException(Sentence.of(PublicWeb.class, "notHttps", url.host()), false, null);
            }
            Request request = form.apply(new Request.Builder().url(url)).build();
            Response response = client(url).newCall(request).execute();
            String location = response.header("Location");
            if (response.code() / 100 != 3 || location == null) {
                return response;
            }
            response.close();
            url = url.resolve(location);
        }
        throw new DownloadException(Sentence.of(PublicWeb.class, "redirects"), false, null);
    }

    private OkHttpClient client(HttpUrl url) throws IOException {
        if (endpoint.serves(url)) {
            return unchecked;
        }
        if (LITERAL.matcher(url.host()).matches()) {
            for (InetAddress address : InetAddress.getAllByName(url.host())) {
                check(url.host(), address);
            }
        }
        return proxied(url) ? unchecked : checked;
    }

    private boolean proxied(HttpUrl url) {
        Proxy fixed = unchecked.proxy();
        List<Proxy> proxies = fixed == null ? unchecked.proxySelector().select(url.uri()) : List.of(fixed);
        return proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    private List<InetAddress> publicOnly(String host) throws UnknownHostException {
        List<InetAddress> addresses = unchecked.dns().lookup(host);
        for (InetAddress address : addresses) {
            checkResolved(host, address);
        }
        return addresses;
    }

    /** The address that the request is about to be written to, whatever it was called on the way here. */
    private Response connected(Interceptor.Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        Connection connection = Objects.requireNonNull(chain.connection(), "a network interceptor has a connection");
        if (connection.route().proxy().type() == Proxy.Type.DIRECT && !endpoint.serves(url)) {
            InetAddress address = connection.socket().getInetAddress();
            if (address == null) {
                throw new PrivateHostException(url.host(), null);
            }
            checkResolved(url.host(), address);
        }
        return chain.proceed(chain.request());
    }

    private void checkResolved(String host, InetAddress address) throws UnknownHostException {
        boolean trusted = unchecked.dns() instanceof LocalDns local && local.countsAsPublic(address);
        if (!trusted) {
            check(host, address);
        }
    }

    private static void check(String host, InetAddress address) throws UnknownHostException {
        if (!PublicAddress.is(address)) {
            throw new PrivateHostException(host, address);
        }
    }
}
