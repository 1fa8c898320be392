package io.jenkins.plugins.akool.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * AKOOL's endpoint with one login: gives each request the login's one header and renews a token that AKOOL refuses,
 * once for each request.
 */
final class Session {

    private static final String TOKEN = "api/open/v3/getToken";

    private final Transport transport;
    private final Endpoint endpoint;
    private final Login login;
    private final Tokens tokens;
    private final Account account;

    Session(Transport transport, Endpoint endpoint, Login login, Tokens tokens) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.login = login;
        this.tokens = tokens;
        this.account = Account.of(endpoint, login);
    }

    Account account() {
        return account;
    }

    Login login() {
        return login;
    }

    HttpUrl.Builder path(String path) {
        return endpoint.path(path);
    }

    /** A request that is free and may be repeated. */
    CompletableFuture<Transport.Answer> read(HttpUrl url) {
        return send(url, request -> transport.read(request.build()));
    }

    /**
     * A request that bills. It is sent a second time in one case only: AKOOL's answer was that it does not accept the
     * token, an explicit refusal before anything was created, so that nothing can be paid twice.
     */
    CompletableFuture<Transport.Answer> bill(HttpUrl url, String json) {
        return send(url, request -> transport.bill(request, json));
    }

    private CompletableFuture<Transport.Answer> send(
            HttpUrl url, Function<Request.Builder, CompletableFuture<Transport.Answer>> sending) {
        if (login instanceof ApiKey key) {
            return sending.apply(request(url).header("x-api-key", key.value()));
        }
        return token().thenCompose(token -> sending.apply(bearing(token, url)).thenCompose(answer -> {
            if (!Answers.refusesToken(answer)) {
                return CompletableFuture.completedFuture(answer);
            }
            tokens.refused(account, token);
            return token().thenCompose(renewed -> sending.apply(bearing(renewed, url)));
        }));
    }

    private CompletableFuture<String> token() {
        return tokens.get(account, () -> {
            ClientLogin client = (ClientLogin) login;
            String json = JsonNodeFactory.instance
                    .objectNode()
                    .put("clientId", client.clientId())
                    .put("clientSecret", client.clientSecret())
                    .toString();
            // Bills nothing, so it travels as a read.
            return transport
                    .read(request(endpoint.path(TOKEN).build())
                            .post(RequestBody.create(json, Transport.JSON))
                            .build())
                    .thenCompose(answer -> Answers.parse(() -> Listings.token(Answers.envelope(answer))));
        });
    }

    private static Request.Builder bearing(String token, HttpUrl url) {
        return request(url).header("Authorization", "Bearer " + token);
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Accept", "application/json");
    }
}
