package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that goes wrong with one request. Two families: an {@link Instead} is all the client gets and the request
 * is <em>not</em> processed (no job, no bill); an {@link Afterwards} spoils the answer to a request that <em>was</em>
 * processed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Fault.Reset.class, name = "reset"),
    @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
    @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Fault.LostAnswer.class, name = "lostAnswer"),
    @JsonSubTypes.Type(value = Fault.ProcessedThen.class, name = "processedThen"),
    @JsonSubTypes.Type(value = Fault.Truncate.class, name = "truncate"),
    @JsonSubTypes.Type(value = Fault.Chunked.class, name = "chunked"),
    @JsonSubTypes.Type(value = Fault.TooLong.class, name = "tooLong"),
    @JsonSubTypes.Type(value = Fault.WrongType.class, name = "wrongType"),
    @JsonSubTypes.Type(value = Fault.Trickle.class, name = "trickle"),
    @JsonSubTypes.Type(value = Fault.IgnoreRange.class, name = "ignoreRange"),
    @JsonSubTypes.Type(value = Clothes.class, name = "clothes")
})
public sealed interface Fault {
    /** The request is not processed. */
    sealed interface Instead extends Fault permits Answered, Reset, Hang {}

    /** The request is processed, its answer spoilt. */
    sealed interface Afterwards extends Fault
            permits Delay,
                    LostAnswer,
                    ProcessedThen,
                    Truncate,
                    Chunked,
                    TooLong,
                    WrongType,
                    Trickle,
                    IgnoreRange,
                    Clothes {}

    /** Delays are cut to this. */
    Duration LONGEST_DELAY = Duration.ofSeconds(60);

    /** An HTTP status with a gateway's HTML page. */
    static Fault status(int status) {
        return status(status, Map.of());
    }

    /** An HTTP status with more headers, e.g. {@code Retry-After}, and a gateway's HTML page. */
    static Fault status(int status, Map<String, String> headers) {
        return new Answered(status, headers, null, null);
    }

    /** A business error inside HTTP 200 (docs.akool.com, error codes). */
    static Fault code(int code, String msg) {
        return code(200, code, msg);
    }

    /** A business error inside any HTTP status. */
    static Fault code(int httpStatus, int code, String msg) {
        return new Answered(httpStatus, Map.of(), Answer.JSON, Json.bytes(Json.envelope(code, msg)));
    }

    /** Any body at all, HTTP 200. */
    static Fault body(String contentType, byte[] body) {
        return new Answered(200, Map.of(), contentType, body.clone());
    }

    /** Any text as JSON, HTTP 200; it need not be valid. */
    static Fault json(String body) {
        return body(Answer.JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** HTTP 302 to elsewhere. */
    static Fault redirect(String location) {
        return redirect(302, location);
    }

    /** Any redirect to elsewhere. */
    static Fault redirect(int status, String location) {
        return status(status, Map.of("Location", location));
    }

    /** The connection is closed without a byte, before the request is processed. */
    static Fault reset() {
        return new Reset();
    }

    /** No answer until the client gives up or the simulator closes; the request is not processed. */
    static Fault hang() {
        return new Hang();
    }

    /** Processed at once, answered after a real delay, at most {@link #LONGEST_DELAY}. */
    static Fault delay(Duration delay) {
        return new Delay(Math.min(delay.toMillis(), LONGEST_DELAY.toMillis()));
    }

    /** Processed (a job is created and billed), but the connection is closed without a byte. */
    static Fault lostAnswer() {
        return new LostAnswer();
    }

    /** Processed (a job is created and billed), but a gateway answers with this HTTP status, e.g. 502. */
    static Fault processedThen(int status) {
        return new ProcessedThen(status);
    }

    /** Announces the right length, sends this many bytes of the body and closes the connection. */
    static Fault truncate(long bytes) {
        return new Truncate(bytes);
    }

    /** Sends the body in chunks, so that its length is not announced. */
    static Fault chunked() {
        return new Chunked();
    }

    /** Sends (and announces) this many blanks behind the proper body. */
    static Fault tooLong(long extraBytes) {
        return new TooLong(extraBytes);
    }

    /** The proper body under another content type. */
    static Fault wrongType(String contentType) {
        return new WrongType(contentType);
    }

    /** Sends the body slowly. */
    static Fault trickle(long bytesPerSecond) {
        return new Trickle(bytesPerSecond);
    }

    /** Answers a {@code Range} request with the whole file and status 200. */
    static Fault ignoreRange() {
        return new IgnoreRange();
    }

    /** How a storage answers for a link that has run out: some with 403, some with 400 (Amazon S3, temporary logins). */
    static Fault deadLink(int status) {
        String error = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>ExpiredToken</Code>"
                + "<Message>The provided token has expired.</Message></Error>";
        return new Answered(status, Map.of(), "application/xml", error.getBytes(StandardCharsets.UTF_8));
    }

    /** @param body null for a gateway's HTML page; then {@code contentType} is ignored */
    record Answered(int status, Map<String, String> headers, String contentType, byte[] body) implements Instead {
        Answer answer() {
            Answer plain = body == null
                    ? Answer.html(status)
                    : Answer.of(status, contentType == null ? Answer.JSON : contentType, body);
            return plain.with(headers == null ? Map.of() : new HashMap<>(headers));
        }
    }

    /** See {@link #reset()}. */
    record Reset() implements Instead {}

    /** See {@link #hang()}. */
    record Hang() implements Instead {}

    /** See {@link #delay}. */
    record Delay(long milliseconds) implements Afterwards {}

    /** See {@link #lostAnswer()}. */
    record LostAnswer() implements Afterwards {}

    /** See {@link #processedThen}. */
    record ProcessedThen(int status) implements Afterwards {}

    /** See {@link #truncate}. */
    record Truncate(long bytes) implements Afterwards {}

    /** See {@link #chunked()}. */
    record Chunked() implements Afterwards {}

    /** See {@link #tooLong}. */
    record TooLong(long extraBytes) implements Afterwards {}

    /** See {@link #wrongType}. */
    record WrongType(String contentType) implements Afterwards {}

    /** See {@link #trickle}. */
    record Trickle(long bytesPerSecond) implements Afterwards {}

    /** See {@link #ignoreRange()}. */
    record IgnoreRange() implements Afterwards {}

    /** All the ways in which AKOOL, or what is in front of it, asks for fewer requests. */
    public static Stream<Fault> notNow() {
        return Stream.of(
                code(1005, "Frequent operation"),
                status(429),
                status(429, Map.of("Retry-After", "400")),
                code(503, 1005, "Frequent operation"));
    }
}
