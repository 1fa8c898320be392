package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * AKOOL's translation API with one key. Cheap to create, immutable, asynchronous: no call blocks, and each future that
 * fails does so with an {@link AkoolException}.
 */
public final class AkoolClient {

    private static final String CREATE = "api/open/v3/content/video/createbytranslate";
    private static final String STATUS = "api/open/v3/content/video/infobymodelid";

    private final Transport transport;
    private final Endpoint endpoint;
    private final ApiKey key;

    public AkoolClient(@NonNull Transport transport, @NonNull Endpoint endpoint, @NonNull ApiKey key) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.key = key;
    }

    /**
     * Creates translations. <strong>Bills</strong> for each accepted language and is never repeated by itself: AKOOL has
     * no idempotency key. After {@link Remedy#OUTCOME_UNKNOWN} the translations may exist and be paid.
     */
    @NonNull
    public CompletableFuture<Submission> create(@NonNull TranslationRequest request) {
        return transport
                .bill(
                        authorised(endpoint.path(CREATE).build()),
                        request.toJson().toString())
                .thenCompose(answer ->
                        Answers.parse(() -> Answers.submission(Answers.billedEnvelope(answer), request.languages())));
    }

    /**
     * Reads how far a translation is; free, may be repeated.
     *
     * @param id AKOOL's {@code _id} from the create call
     */
    @NonNull
    public CompletableFuture<TranslationStatus> status(@NonNull String id) {
        HttpUrl url =
                endpoint.path(STATUS).addQueryParameter("video_model_id", id).build();
        return transport
                .read(authorised(url).build())
                .thenCompose(answer -> Answers.parse(() -> Answers.status(Answers.envelope(answer))));
    }

    private Request.Builder authorised(HttpUrl url) {
        return new Request.Builder().url(url).header("x-api-key", key.value()).header("Accept", "application/json");
    }
}
