package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the simulator means to answer, before any {@link Fault} spoils it. */
record Answer(int status, Map<String, String> headers, Content content) {
    static final String TYPE = "Content-Type";
    static final String JSON = "application/json; charset=utf-8";

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of(TYPE, type), Content.of(body));
    }

    static Answer text(int status, String type, String body) {
        return of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(JsonNode body) {
        return of(200, JSON, Json.bytes(body));
    }

    static Answer ok(JsonNode data) {
        ObjectNode envelope = Json.envelope(Code.SUCCESS.number, Code.SUCCESS.words);
        envelope.set("data", data);
        return json(envelope);
    }

    /** A business error: HTTP 200 all the same, as docs.akool.com declares no other status. */
    static Answer error(Code code) {
        return error(new Refusal(code));
    }

    /** See {@link #error(Code)}. */
    static Answer error(Refusal refusal) {
        return json(Json.envelope(refusal.code(), refusal.getMessage()));
    }

    static Answer html(int status) {
        return text(
                status,
                "text/html",
                "<html><head><title>" + status + "</title></head><body><center><h1>" + status
                        + "</h1></center><hr><center>simulated gateway</center></body></html>");
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, Content.EMPTY);
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, content);
    }

    Answer withStatus(int other) {
        return new Answer(other, headers, content);
    }

    Answer with(Content other) {
        return new Answer(status, headers, other);
    }
}
