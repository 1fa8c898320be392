package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.engine.Download;
import io.jenkins.plugins.akool.engine.DownloadException;
import java.io.File;
import java.util.concurrent.TimeUnit;
import jenkins.MasterToSlaveFileCallable;
import okhttp3.OkHttpClient;

/** Downloads one result into one file on the node it is sent to; returns the length. Carries no key. */
final class FetchResult extends MasterToSlaveFileCallable<Long> {

    private static final long serialVersionUID = 1L;

    private final String link;
    private final String endpoint;

    /** The controller's, since an agent has none of its own; null where there is none. */
    @CheckForNull
    private final ProxyConfiguration proxy;

    FetchResult(String link, String endpoint, @CheckForNull ProxyConfiguration proxy) {
        this.link = link;
        this.endpoint = endpoint;
        this.proxy = proxy;
    }

    @Override
    public Long invoke(File file, VirtualChannel channel) throws DownloadException, InterruptedException {
        OkHttpClient http = Http.forResults(proxy);
        try {
            return new Download(http, Endpoint.of(endpoint), pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()))
                    .fetch(link, file.toPath());
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }
}
