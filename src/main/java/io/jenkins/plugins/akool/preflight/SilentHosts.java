package io.jenkins.plugins.akool.preflight;

import io.jenkins.plugins.akool.download.DownloadException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** Hosts that were asked in vain, so that a step about many of their files does not wait for each. */
final class SilentHosts {

    /** One file may be slow, and another fails by chance. */
    private static final int ENOUGH = 2;

    /** How often a host was asked in vain. */
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** Whether it is not worth asking again. */
    boolean has(String url) {
        return failures.getOrDefault(host(url), 0) >= ENOUGH;
    }

    /** A host that leads elsewhere without an end has answered. */
    void failed(String url, IOException error) {
        if (!(error instanceof DownloadException)) {
            failures.merge(host(url), 1, Integer::sum);
        }
    }

    private static String host(String url) {
        HttpUrl parsed = HttpUrl.get(url);
        return parsed.host() + ":" + parsed.port();
    }
}
