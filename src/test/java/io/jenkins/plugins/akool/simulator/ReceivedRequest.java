package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;

/**
 * A request as it reached the simulator, whatever was answered to it.
 *
 * @param sequence position among all requests, from 1
 * @param method HTTP method, upper case
 * @param path path without query, still percent-encoded
 * @param query query string without {@code ?}, still percent-encoded; empty if there was none
 * @param headers names in any case to all values in their order
 * @param body decoded as UTF-8; empty if there was none
 * @param at time by the simulator's clock
 */
public record ReceivedRequest(
        long sequence,
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        Instant at) {

    static ReceivedRequest of(long sequence, RecordedRequest request, Instant at) {
        String target = request.getTarget();
        int mark = target.indexOf('?');
        return new ReceivedRequest(
                sequence,
                request.getMethod(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                multimap(request.getHeaders()),
                request.getBody() == null ? "" : request.getBody().utf8(),
                at);
    }

    private static Map<String, List<String>> multimap(Headers headers) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.size(); i++) {
            all.computeIfAbsent(headers.name(i), name -> new ArrayList<>()).add(headers.value(i));
        }
        return Collections.unmodifiableMap(all);
    }

    /** Which call this is; empty for preflights, pictures and unknown paths. */
    public Optional<Call> call() {
        return Call.of(method, path);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The decoded value of a query parameter. */
    public Optional<String> parameter(String name) {
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name) && pair.length == 2)
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    /**
     * The body as JSON.
     *
     * @throws IllegalStateException if it is none
     */
    public JsonNode json() {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            return tree == null ? Json.MAPPER.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + body, e);
        }
    }

    /** The path's parts between slashes; the first is the one after the leading slash. */
    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    /** From each request to the next. */
    public static List<Duration> gaps(List<ReceivedRequest> requests) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add(Duration.between(requests.get(i - 1).at(), requests.get(i).at()));
        }
        return gaps;
    }
}
