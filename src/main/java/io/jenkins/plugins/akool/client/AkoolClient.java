package io.jenkins.plugins.akool.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.Login;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/**
 * AKOOL's translation API with one login. Cheap to create, immutable, asynchronous: no call blocks, and each future
 * that fails does so with an {@link AkoolException}.
 */
public final class AkoolClient implements TranslationApi {

    private static final String CREATE = "api/open/v3/content/video/createbytranslate";
    private static final String STATUS = "api/open/v3/content/video/infobymodelid";
    private static final String LANGUAGES = "api/open/v3/language/list";

    /** Named for another product, but AKOOL's only call for the account's credit (docs.akool.com; vendor's demos). */
    private static final String CREDIT = "api/open/v3/faceswap/quota/info";

    private final Session session;

    /** With a key, which needs no token. */
    public AkoolClient(@NonNull Transport transport, @NonNull Endpoint endpoint, @NonNull ApiKey key) {
        this(transport, endpoint, key, new Tokens());
    }

    /**
     * @param tokens shared by all clients of a process; unused with an {@link ApiKey}
     */
    public AkoolClient(
            @NonNull Transport transport, @NonNull Endpoint endpoint, @NonNull Login login, @NonNull Tokens tokens) {
        session = new Session(transport, endpoint, login, tokens);
    }

    @NonNull
    @Override
    public CompletableFuture<Submission> create(@NonNull TranslationRequest request) {
        return session.bill(session.path(CREATE).build(), request.toJson().toString())
                .thenCompose(answer -> Answers.parse(() -> Answers.submission(answer, request.languages())));
    }

    @NonNull
    @Override
    public CompletableFuture<TranslationStatus> status(@NonNull String id) {
        HttpUrl url =
                session.path(STATUS).addQueryParameter("video_model_id", id).build();
        return session.read(url).thenCompose(answer -> Answers.parse(() -> Answers.status(Answers.envelope(answer))));
    }

    /** The languages that AKOOL translates into, in its order, each code once; free, may be repeated. */
    @NonNull
    public CompletableFuture<List<Language>> languages() {
        return session.read(session.path(LANGUAGES).build())
                .thenCompose(answer -> Answers.parse(() -> Listings.languages(Answers.envelope(answer))));
    }

    /**
     * The voices that a translation can be ordered with, each id once; free, may be repeated. May take many requests,
     * at most some 5,000 voices are read.
     *
     * @param languageCode keeps the voices that speak it, or null for all. {@code zh-CN} also finds
     *     {@code zh-CN-shandong}, but not the other way round. Voices that name no language are kept.
     */
    @NonNull
    public CompletableFuture<List<Voice>> voices(@CheckForNull String languageCode) {
        return new VoiceSearch(session).find(languageCode);
    }

    /**
     * The account's balance, credits; free, may be repeated. Empty where the server does not tell, since nothing
     * depends on it; only {@link Remedy#CREDENTIALS} is an error here.
     */
    @NonNull
    public CompletableFuture<Optional<Double>> balance() {
        return session.read(session.path(CREDIT).build())
                .thenCompose(
                        answer -> Answers.parse(() -> Optional.ofNullable(Listings.credit(Answers.envelope(answer)))))
                .exceptionallyCompose(error -> {
                    Remedy remedy = AkoolException.remedyOf(error);
                    return remedy == null || remedy == Remedy.CREDENTIALS
                            ? CompletableFuture.failedFuture(error)
                            : CompletableFuture.completedFuture(Optional.empty());
                });
    }

    @NonNull
    @Override
    public Login login() {
        return session.login();
    }

    @Override
    public boolean hasSameLoginAs(@NonNull TranslationApi other) {
        return other instanceof AkoolClient client && account().equals(client.account());
    }

    /** Whom this client asks for, as a key for what is remembered of its answers. */
    Account account() {
        return session.account();
    }
}
