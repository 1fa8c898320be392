package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows who may come in: an API key, or a token bought with client id and secret. */
final class Doorkeeper {
    private final SimulatedAkoolBuilder options;
    private final InstantSource clock;
    /** Tokens to the time of their end. */
    private final Map<String, Instant> tokens = new HashMap<>();

    private int lastToken;

    Doorkeeper(SimulatedAkoolBuilder options) {
        this.options = options;
        this.clock = options.clock;
    }

    /**
     * Why a request is turned away; empty if it is not. If both headers are there, {@code Authorization} is used and
     * {@code x-api-key} ignored (docs.akool.com, authentication).
     */
    synchronized Optional<Answer> refusal(ReceivedRequest request) {
        String authorization = request.header("Authorization").orElse("").trim();
        String key = request.header("x-api-key").orElse("").trim();
        if (!authorization.isEmpty()) {
            return authorization.startsWith("Bearer ")
                            && isValid(authorization.substring(7).trim())
                    ? Optional.empty()
                    : Optional.of(refused(Code.BAD_AUTHORIZATION));
        }
        if (key.isEmpty()) {
            return Optional.of(refused(Code.NO_AUTHORIZATION));
        }
        return key.equals(options.apiKey) ? Optional.empty() : Optional.of(refused(Code.BAD_AUTHORIZATION));
    }

    private Answer refused(Code code) {
        Answer answer = Answer.error(code);
        return options.unauthorized ? answer.withStatus(401) : answer;
    }

    private boolean isValid(String token) {
        Instant end = tokens.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    /** The token stands beside {@code code}, not inside {@code data} (docs.akool.com, authentication). */
    synchronized Answer token(ReceivedRequest request) {
        Optional<ObjectNode> body = VideoApi.body(request);
        if (body.isEmpty()
                || !options.clientId.equals(body.get().path("clientId").asText())
                || !options.clientSecret.equals(body.get().path("clientSecret").asText())) {
            return refused(Code.BAD_AUTHORIZATION);
        }
        Instant now = clock.instant();
        String token = part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + part("{\"type\":\"simulated\",\"number\":" + ++lastToken + ",\"iat\":" + now.getEpochSecond() + "}")
                + "." + part("simulated-signature");
        tokens.put(token, now.plus(options.tokenLife));
        return Answer.json(
                Json.envelope(Code.SUCCESS.number, Code.SUCCESS.words).put("token", token));
    }

    synchronized void revokeTokens() {
        tokens.clear();
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
