package io.jenkins.plugins.akool.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire to a browser: the Chrome DevTools protocol, as far as {@link Chromium} needs it. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    /** Parts of one message; used by one thread after the other. */
    private final StringBuilder parts = new StringBuilder();

    private volatile CompletableFuture<Void> load = new CompletableFuture<>();
    private volatile WebSocket socket;

    /** Of the page; null before {@link #attach}. */
    private volatile String session;

    private DevTools() {}

    static DevTools connect(String address) throws Exception {
        DevTools tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), tools)
                .get(30, TimeUnit.SECONDS);
        return tools;
    }

    void attach() throws Exception {
        String target = send("Target.createTarget", object().put("url", "about:blank"))
                .path("targetId")
                .asText();
        session = send("Target.attachToTarget", object().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Audits")) {
            send(domain + ".enable", object());
        }
    }

    /** Fails with an {@link IOException} where the page is gone before it answers. */
    JsonNode send(String method, ObjectNode parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(30, TimeUnit.SECONDS);
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(method + " was not answered", e.getCause());
        }
    }

    /** Complete once the next page is loaded. */
    CompletableFuture<Void> nextLoad() {
        load = new CompletableFuture<>();
        return load;
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        parts.append(part);
        if (last) {
            String message = parts.toString();
            parts.setLength(0);
            take(message);
        }
        from.request(1);
        return null;
    }

    private void take(String message) {
        try {
            JsonNode told = MAPPER.readTree(message);
            CompletableFuture<JsonNode> answer = asked.remove(told.path("id").asInt());
            if (answer == null) {
                happened(told.path("method").asText(), told.path("params"));
            } else if (told.has("error")) {
                answer.completeExceptionally(new IOException(told.path("error").toString()));
            } else {
                answer.complete(told.path("result"));
            }
        } catch (IOException e) {
            problems.add("not understood: " + message);
        }
    }

    private void happened(String event, JsonNode what) {
        switch (event) {
            case "Page.loadEventFired" -> load.complete(null);
            case "Page.javascriptDialogOpening" -> problems.add("dialog: " + what.path("message"));
            case "Runtime.exceptionThrown" -> problems.add("exception: " + what.path("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> add("console", what.path("type").asText(), what.path("args"));
            case "Log.entryAdded" -> add("log", what.at("/entry/level").asText(), what.path("entry"));
            case "Audits.issueAdded" -> {
                if (what.at("/issue/code").asText().equals("ContentSecurityPolicyIssue")) {
                    problems.add("policy: " + what.path("issue"));
                }
            }
            default -> {}
        }
    }

    private void add(String where, String level, JsonNode what) {
        if (level.equals("error") || level.equals("assert")) {
            problems.add(where + ": " + what);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
