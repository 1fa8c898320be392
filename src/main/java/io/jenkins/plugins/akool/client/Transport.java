package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Carries requests to AKOOL and brings answers back, and keeps apart what OkHttp by default does not: requests that
 * may be repeated, and requests that bill.
 *
 * <p>A billing request leaves on a connection that no finished one left behind (such a one may turn out dead only after
 * the request was written), is never repeated by OkHttp, and follows no redirect. Where it fails, {@link Delivery} says
 * whether any byte of it may have reached AKOOL.
 */
public final class Transport {

    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** Bytes; the largest answer, the voice list, is well under one MiB a page. */
    private static final long LONGEST_ANSWER = 4L << 20;

    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    /** Longer than a read: giving up on a create call leaves a paid translation without its id. */
    private static final Duration BILL_LIMIT = Duration.ofSeconds(90);

    private final OkHttpClient reading;
    private final OkHttpClient billing;

    /**
     * @param base brings proxy, TLS and dispatcher settings; its retry and redirect settings are replaced
     */
    public Transport(@NonNull OkHttpClient base) {
        OkHttpClient strict = base.newBuilder()
                // A redirect would carry the key to a host that nobody configured.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        reading = strict.newBuilder().callTimeout(READ_LIMIT).build();
        billing = strict.newBuilder()
                .callTimeout(BILL_LIMIT)
                .readTimeout(BILL_LIMIT)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .eventListenerFactory(call -> {
                    Delivery delivery = call.request().tag(Delivery.class);
                    return delivery == null ? EventListener.NONE : delivery;
                })
                .build();
    }

    /** An answer as it came, of any HTTP status. */
    record Answer(int status, byte[] body, @CheckForNull Duration retryAfter) {}

    CompletableFuture<Answer> read(Request request) {
        return enqueue(reading.newCall(request), null);
    }

    CompletableFuture<Answer> bill(Request.Builder request, String json) {
        Delivery delivery = new Delivery();
        return enqueue(
                billing.newCall(request.post(new OnceBody(json))
                        .tag(Delivery.class, delivery)
                        .build()),
                delivery);
    }

    private static CompletableFuture<Answer> enqueue(Call call, @CheckForNull Delivery delivery) {
        CompletableFuture<Answer> result = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException cause) {
                result.completeExceptionally(wasRefused(cause) ? unsent(cause) : lost(cause, delivery));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    okio.BufferedSource source = response.body().source();
                    source.request(LONGEST_ANSWER + 1);
                    if (source.getBuffer().size() > LONGEST_ANSWER) {
                        throw new IOException(Wording.sentence(Transport.class, "tooMuch"));
                    }
                    byte[] body = source.readByteArray();
                    result.complete(new Answer(response.code(), body, RetryAfter.of(response.header("Retry-After"))));
                } catch (IOException | RuntimeException e) {
                    result.completeExceptionally(lost(e, delivery));
                }
            }
        });
        return result;
    }

    private static AkoolException lost(Exception cause, @CheckForNull Delivery delivery) {
        if (delivery == null || !delivery.begun.get()) {
            return unsent(cause);
        }
        return new AkoolException(
                Remedy.OUTCOME_UNKNOWN, Wording.sentence(Transport.class, "brokeAfter", why(cause)), cause);
    }

    private static AkoolException unsent(Exception cause) {
        return new AkoolException(
                Remedy.RETRY_LATER, Wording.sentence(Transport.class, "unreachable", why(cause)), cause);
    }

    private static String why(Exception cause) {
        return SafeText.of(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /**
     * Whether HTTP/2 itself says that no part of the request was processed (RFC 9113, 8.7): the server refused its stream
     * or went away at an earlier one, or OkHttp found it gone before it opened the stream. Only where no answer began. By
     * name, since these classes are OkHttp's own business: under other names, the outcome is unknown.
     */
    private static boolean wasRefused(IOException cause) {
        return switch (cause.getClass().getName()) {
            case "okhttp3.internal.http2.ConnectionShutdownException" -> true;
            case "okhttp3.internal.http2.StreamResetException" ->
                "stream was reset: REFUSED_STREAM".equals(cause.getMessage());
            default -> false;
        };
    }

    /** Watches one billing call: from the first byte of its request on, AKOOL may have received it. */
    private static final class Delivery extends EventListener {
        private final AtomicBoolean begun = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            begun.set(true);
        }
    }

    /** A body that OkHttp must not send twice, whatever the server answers. */
    private static final class OnceBody extends RequestBody {
        private final byte[] bytes;

        OnceBody(String json) {
            bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
