package io.jenkins.plugins.akool.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Fetches what an order names as AKOOL would: anonymously, from the address it was given. */
final class SourceFetch {
    /** How AKOOL introduces itself here, so that its requests are told from those of its customers. */
    static final String USER_AGENT = "simulated-akool";

    /** "exceeds the size limit allowed by the system by 300M" (docs.akool.com, code 1207). */
    private static final long MOST_BYTES = 300L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A connection for each request: on one that is used again, delayed acknowledgements cost 40 ms a request. */
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .callTimeout(PATIENCE)
            .build();

    /** The last video, since most orders name the same one. */
    private byte[] last = new byte[0];

    /** Not a copy: all orders of one video may have the same bytes. */
    byte[] video(String url) throws Refusal {
        byte[] video = get("url", "video", url);
        synchronized (this) {
            if (!Arrays.equals(video, last)) {
                last = video;
            }
            return last;
        }
    }

    void captions(String url) throws Refusal {
        get("caption_url", "caption file", url);
    }

    /** AKOOL documents no code for what it cannot fetch; for itself each is a wrong parameter. */
    private static byte[] get(String field, String what, String url) throws Refusal {
        try (Response response = HTTP.newCall(new Request.Builder()
                        .url(url)
                        .header("User-Agent", USER_AGENT)
                        .build())
                .execute()) {
            BufferedSource body = response.body().source();
            if (response.code() == 200
                    && (response.body().contentLength() > MOST_BYTES || body.request(MOST_BYTES + 1))) {
                throw new Refusal(Code.TOO_LARGE);
            }
            if (response.code() == 200 && !body.exhausted()) {
                return body.readByteArray();
            }
        } catch (IOException | IllegalArgumentException e) {
            // Nobody answered, or not to the end, or this is no host.
        }
        throw Refusal.of(field, "names no " + what + " that can be fetched");
    }
}
