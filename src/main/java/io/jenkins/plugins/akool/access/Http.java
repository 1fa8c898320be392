package io.jenkins.plugins.akool.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.PluginWrapper;
import hudson.ProxyConfiguration;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.akool.download.LocalDns;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.model.Jenkins;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Clients that follow the controller's proxy settings, on the controller and on agents. */
public final class Http {

    /** Requests at a time, and the threads for them while they last: as many as the engine lets leave. */
    private static final int MOST_REQUESTS = 2;

    private Http() {}

    /**
     * For AKOOL's API, on the controller only; reads the proxy settings anew for each request.
     *
     * @param threads name of those that its requests run on
     */
    @NonNull
    static OkHttpClient forApi(@NonNull String threads) {
        // OkHttp's own pool makes another thread for a request that follows on another's heels.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_REQUESTS,
                MOST_REQUESTS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), threads));
        pool.allowCoreThreadTimeOut(true);
        Dispatcher dispatcher = new Dispatcher(pool);
        dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(Http.class);
        String agent = "jenkins-akool-translate" + (plugin == null ? "" : "/" + plugin.getVersionNumber());
        ConnectionPool connections = new ConnectionPool();
        AtomicReference<ProxyConfiguration> latest = new AtomicReference<>();
        return JenkinsOkHttpClient.newClientBuilder(new OkHttpClient())
                .dispatcher(dispatcher)
                .connectionPool(connections)
                .addInterceptor(chain -> {
                    ProxyConfiguration now = Jenkins.get().getProxy();
                    if (latest.getAndSet(now) != now) {
                        // A kept connection leads where the settings led when it was made.
                        connections.evictAll();
                    }
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .header("User-Agent", agent)
                            .build());
                })
                .addNetworkInterceptor(Http::authorised)
                .build();
    }

    /**
     * Introduces itself to a proxy that reads the request itself, as it does without https, before it is asked to: what
     * bills is sent once, so a proxy's refusal of it could not be answered.
     */
    private static Response authorised(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Connection connection = chain.connection();
        ProxyConfiguration settings = Jenkins.get().getProxy();
        boolean readByProxy =
                connection != null && connection.route().proxy().type() == Proxy.Type.HTTP && !request.isHttps();
        String basic = readByProxy && settings != null ? NodeProxy.basic(settings) : null;
        return chain.proceed(
                basic == null
                        ? request
                        : request.newBuilder()
                                .header("Proxy-Authorization", basic)
                                .build());
    }

    /**
     * For results, on whichever node downloads them.
     *
     * @param proxy as the controller's settings were at the time of the call, or null where it has none
     * @param publicAddresses blocks of addresses that count as public, see {@link LocalDns}
     */
    @NonNull
    public static OkHttpClient forResults(@CheckForNull NodeProxy proxy, @NonNull String publicAddresses) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(20, TimeUnit.SECONDS)
                .readTimeout(60, TimeUnit.SECONDS)
                .dns(new LocalDns(Dns.SYSTEM, publicAddresses));
        if (proxy == null) {
            return builder.proxy(Proxy.NO_PROXY).build();
        }
        builder.proxySelector(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy.of(uri.getHost()));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException cause) {
                // The download itself fails and says so.
            }
        });
        String basic = proxy.login();
        if (basic != null) {
            builder.proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", basic)
                            .build());
        }
        return builder.build();
    }
}
