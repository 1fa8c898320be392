package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.Submission.Refused;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logins that AKOOL refused when they were used last, until it accepts them, a credential changes, or nobody has used them
 * for a day. In memory only, since the next request tells again.
 */
public final class RefusedLogins {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final InstantSource clock;

    /** By the credential's id. */
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    private record Refusal(String why, Instant at) {}

    public RefusedLogins(@NonNull InstantSource clock) {
        this.clock = clock;
    }

    /** AKOOL's sentence for each, by the credential's id. */
    @NonNull
    public Map<String, String> all() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        refusals.values().removeIf(refusal -> refusal.at().isBefore(oldest));
        Map<String, String> all = new TreeMap<>();
        refusals.forEach((login, refusal) -> all.put(login, refusal.why()));
        return all;
    }

    /** A credential changed; whether one is still refused shows when it is used. */
    public void forgetAll() {
        refusals.clear();
    }

    /**
     * The same, and what it says of the login is noted.
     *
     * @param login the credential's id
     */
    @NonNull
    TranslationApi watched(@NonNull String login, @NonNull TranslationApi api) {
        return new Watched(api, login);
    }

    /**
     * @param login the credential's id
     * @param refusal what AKOOL answered, null where it took the login
     */
    public void answered(@NonNull String login, @CheckForNull AkoolException refusal) {
        if (refusal == null) {
            refusals.remove(login);
        } else if (refusal.remedy() == Remedy.CREDENTIALS) {
            refusals.put(login, new Refusal(refusal.getMessage(), clock.instant()));
        }
    }

    private final class Watched implements TranslationApi {

        private final TranslationApi api;
        private final String login;

        Watched(TranslationApi api, String login) {
            this.api = api;
            this.login = login;
        }

        @NonNull
        @Override
        public CompletableFuture<Submission> create(@NonNull TranslationRequest request) {
            return noted(api.create(request)).whenComplete((submission, error) -> {
                if (submission != null) {
                    submission
                            .outcomes()
                            .values()
                            .forEach(o -> answered(login, o instanceof Refused r ? r.reason() : null));
                }
            });
        }

        @NonNull
        @Override
        public CompletableFuture<TranslationStatus> status(@NonNull String id) {
            return noted(api.status(id)).whenComplete((status, error) -> {
                if (status != null) {
                    answered(login, null);
                }
            });
        }

        private <T> CompletableFuture<T> noted(CompletableFuture<T> answer) {
            return answer.whenComplete((said, error) -> {
                if (OrderRecorder.cause(error) instanceof AkoolException e) {
                    answered(login, e);
                }
            });
        }

        @NonNull
        @Override
        public Login login() {
            return api.login();
        }

        @Override
        public boolean hasSameLoginAs(@NonNull TranslationApi other) {
            return api.hasSameLoginAs(other instanceof Watched watched ? watched.api : other);
        }
    }
}
