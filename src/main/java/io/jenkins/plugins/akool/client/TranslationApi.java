package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.login.Login;
import java.util.concurrent.CompletableFuture;

/**
 * The part of AKOOL that translations need, with one login. No call blocks, and each future that fails does so with an
 * {@link AkoolException}.
 */
public interface TranslationApi {

    /**
     * Creates translations. <strong>Bills</strong> for each accepted language and is never repeated by itself: AKOOL
     * has no idempotency key. After {@link Remedy#OUTCOME_UNKNOWN} the translations may exist and be paid.
     */
    @NonNull
    CompletableFuture<Submission> create(@NonNull TranslationRequest request);

    /**
     * Reads how far a translation is; free, may be repeated.
     *
     * @param id AKOOL's {@code _id} from the create call
     */
    @NonNull
    CompletableFuture<TranslationStatus> status(@NonNull String id);

    /** Who asks. Secret: for what opens AKOOL's calls, and for nothing that is shown or written. */
    @NonNull
    Login login();

    /** Whether AKOOL, having refused one of the two, will refuse the other: the endpoint and the login are the same. */
    boolean hasSameLoginAs(@NonNull TranslationApi other);
}
