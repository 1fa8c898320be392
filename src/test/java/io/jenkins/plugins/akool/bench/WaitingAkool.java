package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.Login;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** AKOOL that answers at once and costs next to nothing, so that what is measured is the engine. */
final class WaitingAkool implements TranslationApi {

    private static final Login KEY = new ApiKey("0123456789abcdef01234567");

    /** Per cent that each is further on at its next look. */
    private static final int EACH_LOOK = 4;

    /** How many it works on. */
    private final int many;

    int creates;
    int looks;

    /** Whether it is done with everything. */
    boolean done;

    WaitingAkool(int many) {
        this.many = many;
    }

    @Override
    public CompletableFuture<Submission> create(TranslationRequest request) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        request.languages().forEach(l -> outcomes.put(l, new Accepted("at-akool-" + creates++, 60.0, 4.0)));
        return CompletableFuture.completedFuture(new Submission(outcomes));
    }

    @Override
    public CompletableFuture<TranslationStatus> status(String id) {
        looks++;
        int percent = Math.min(99, 1 + EACH_LOOK * looks / Math.max(1, many));
        return CompletableFuture.completedFuture(new TranslationStatus(
                done ? TranslationStatus.Phase.COMPLETED : TranslationStatus.Phase.PROCESSING,
                done ? 100 : percent,
                done ? "https://results.example/" + id + ".mp4" : null,
                60.0,
                4.0,
                null,
                null,
                TranslationStatus.Extras.NONE));
    }

    @Override
    public Login login() {
        return KEY;
    }

    @Override
    public boolean hasSameLoginAs(TranslationApi other) {
        return other == this;
    }
}
