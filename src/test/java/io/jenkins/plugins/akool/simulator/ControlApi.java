package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The simulator's own controls over HTTP, for a simulator in another process. These requests are not among the received
 * ones.
 *
 * <pre>
 * GET    /_simulator/requests
 * GET    /_simulator/jobs
 * POST   /_simulator/faults    {"call":"CREATE","language":"fr","faults":[{"kind":"status","status":503}]}
 * POST   /_simulator/faults    {"call":"STATUS","id":"…","always":true,"faults":[{"kind":"code","code":1005,"msg":"…"}]}
 * DELETE /_simulator/faults
 * POST   /_simulator/outcomes  {"language":"fr","ending":"FAILS","code":501312,"message":"…","seconds":30}
 * </pre>
 *
 * Other kinds of faults have the names and fields of {@link Fault}'s records; endings are those of {@link Outcome}.
 */
final class ControlApi {
    static final String PREFIX = "/_simulator/";

    private final InstantSource clock;
    private final FaultBook faults;
    private final Jobs jobs;
    private final Supplier<List<ReceivedRequest>> received;

    ControlApi(InstantSource clock, FaultBook faults, Jobs jobs, Supplier<List<ReceivedRequest>> received) {
        this.clock = clock;
        this.faults = faults;
        this.jobs = jobs;
        this.received = received;
    }

    Answer answer(ReceivedRequest request) {
        try {
            return switch (request.method() + " " + request.path().substring(PREFIX.length())) {
                case "GET requests" -> requests();
                case "GET jobs" -> jobs();
                case "POST faults" -> order(request.json());
                case "DELETE faults" -> {
                    faults.clear();
                    yield Answer.json(Json.object());
                }
                case "POST outcomes" -> decide(request.json());
                default -> Answer.html(404);
            };
        } catch (IllegalArgumentException | IllegalStateException | JsonProcessingException e) {
            return Answer.text(400, "text/plain; charset=utf-8", String.valueOf(e.getMessage()));
        }
    }

    private Answer requests() {
        List<JsonNode> all = new ArrayList<>();
        for (ReceivedRequest request : received.get()) {
            ObjectNode node = Json.object()
                    .put("sequence", request.sequence())
                    .put("call", request.call().map(Call::name).orElse(""))
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("query", request.query())
                    .put("body", request.body())
                    .put("at", request.at().toString());
            node.set("headers", Json.MAPPER.valueToTree(request.headers()));
            all.add(node);
        }
        return Answer.json(Json.array(all));
    }

    private Answer jobs() {
        Instant now = clock.instant();
        return Answer.json(Json.array(jobs.all().stream()
                .map(job -> Json.object()
                        .put("id", job.id())
                        .put("language", job.language())
                        .put("status", job.statusAt(now))
                        .put("progress", job.progressAt(now))
                        .put("created", job.created().toString())
                        .put("ends", job.ends().toString())
                        .put("sourceUrl", job.sourceUrl())
                        .put("webhookUrl", job.webhookUrl()))
                .toList()));
    }

    private Answer order(JsonNode wish) throws JsonProcessingException {
        FaultOrder order = faults.on(Call.valueOf(wish.path("call").asText()));
        if (wish.hasNonNull("language")) {
            order = order.forLanguage(wish.get("language").asText());
        }
        if (wish.hasNonNull("id")) {
            order = order.forId(wish.get("id").asText());
        }
        List<Fault> all = new ArrayList<>();
        for (JsonNode fault : wish.path("faults")) {
            all.add(fault(fault));
        }
        for (Fault fault : all) {
            if (wish.path("always").asBoolean()) {
                order.always(fault);
            } else {
                order.next(fault);
            }
        }
        return Answer.json(Json.object().put("ordered", all.size()));
    }

    private static Fault fault(JsonNode node) throws JsonProcessingException {
        return switch (node.path("kind").asText()) {
            // Bodies of the common ones would have to be written in Base64 otherwise.
            case "status" ->
                Json.MAPPER.treeToValue(((ObjectNode) node).deepCopy().put("kind", "answered"), Fault.class);
            case "code" ->
                Fault.code(
                        node.path("status").asInt(200),
                        node.path("code").asInt(),
                        node.path("msg").asText());
            case "json" -> Fault.json(node.path("body").asText());
            default -> Json.MAPPER.treeToValue(node, Fault.class);
        };
    }

    private Answer decide(JsonNode wish) {
        Outcome.Ending ending = Outcome.Ending.valueOf(wish.path("ending").asText("COMPLETES"));
        Duration takes = wish.hasNonNull("seconds")
                ? Duration.ofSeconds(wish.get("seconds").asLong())
                : null;
        jobs.decide(
                wish.path("language").asText(),
                before -> new Outcome(
                        ending,
                        wish.path("code").asInt(),
                        wish.path("message").asText(),
                        takes == null ? before.takes() : takes));
        return Answer.json(Json.object());
    }
}
