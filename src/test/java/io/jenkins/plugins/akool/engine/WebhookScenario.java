package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine that AKOOL is told to call back, with a login that can open the calls. */
abstract class WebhookScenario extends EngineScenario {

    static final String ADDRESS = "https://jenkins.example.com/akool-webhook/";

    @BeforeEach
    void openWebhooks() {
        webhookAddress = ADDRESS;
        ClientLogin login = new ClientLogin(akool.clientId(), akool.clientSecret());
        accounts = translation -> CompletableFuture.completedFuture(client(login, endpoint()));
        // From now on each request is one request, without one for a token before.
        client(login, endpoint()).balance().join();
    }

    /** Who reads the journal or the log cannot call. */
    @AfterEach
    void tokensAreNotWrittenDown() throws IOException {
        StringBuilder written = new StringBuilder(logs.everything()).append(told);
        for (Path file : journalFiles()) {
            written.append(Files.readString(file));
        }
        for (WebhookToken token : tokens()) {
            assertFalse(written.indexOf(token.value()) >= 0);
        }
    }

    /** Those of all submissions so far that had one. */
    List<WebhookToken> tokens() {
        List<WebhookToken> tokens = new ArrayList<>();
        for (ReceivedRequest create : akool.received(Call.CREATE)) {
            String url = create.json().path("webhookUrl").asText();
            if (url.startsWith(ADDRESS)) {
                tokens.add(WebhookToken.parse(url.substring(ADDRESS.length())).orElseThrow());
            }
        }
        return tokens;
    }

    WebhookToken token() {
        return tokens().get(tokens().size() - 1);
    }

    /** What AKOOL would send now about the newest translation. */
    byte[] call(String language) {
        return akool.webhook(akool.newestId(language)).bytes();
    }

    /** Whether the call was accepted; what it brings about has begun then. */
    boolean receive(WebhookToken token, byte[] body) {
        CompletableFuture<Boolean> accepted =
                engine.webhooks().receive(token, body).toCompletableFuture();
        timeline.settle();
        return accepted.join();
    }

    int looks() {
        return akool.received(Call.STATUS).size();
    }
}
