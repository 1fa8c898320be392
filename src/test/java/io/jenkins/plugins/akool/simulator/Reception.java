package io.jenkins.plugins.akool.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Takes every request in: notes it, looks for a fault, shows it to the doorkeeper and brings it to who can answer. */
final class Reception extends Dispatcher {
    private final SimulatedAkoolBuilder options;
    private final MockWebServer server;
    private final FaultBook faults;
    private final Doorkeeper doorkeeper;
    private final Jobs jobs;
    private final ResultFiles results;
    private final Languages languages = new Languages();
    private final VideoApi videos;
    private final ControlApi control;
    private final Instant started;
    private final AtomicLong sequence = new AtomicLong();
    private final List<ReceivedRequest> received = new ArrayList<>();

    private volatile String endpoint;

    Reception(
            SimulatedAkoolBuilder options,
            MockWebServer server,
            FaultBook faults,
            Doorkeeper doorkeeper,
            Jobs jobs,
            ResultFiles results) {
        this.options = options;
        this.server = server;
        this.faults = faults;
        this.doorkeeper = doorkeeper;
        this.jobs = jobs;
        this.results = results;
        videos = new VideoApi(options, jobs, languages, results);
        control = new ControlApi(options.clock, faults, jobs, this::received);
        started = options.clock.instant();
    }

    void servedAt(URI address) {
        endpoint = address.toString();
    }

    List<ReceivedRequest> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void clear() {
        synchronized (received) {
            received.clear();
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
        // The server keeps every request for a caller that never comes.
        server.takeRequest(0, TimeUnit.SECONDS);
        ReceivedRequest request;
        boolean isControl = recorded.getTarget().startsWith(ControlApi.PREFIX);
        boolean counts = !isControl
                && !SourceFetch.USER_AGENT.equals(recorded.getHeaders().get("User-Agent"));
        synchronized (received) {
            long number = counts ? sequence.incrementAndGet() : 0;
            request = ReceivedRequest.of(number, recorded, options.clock.instant());
            if (counts) {
                received.add(request);
            }
        }
        if (isControl) {
            return Wire.send(control.answer(request), false, null);
        }
        if (request.method().equals("OPTIONS")) {
            return Wire.send(Answer.empty(204, Map.of()).with(crossOrigin(request)), false, null);
        }
        Fault fault = request.call().map(call -> fault(call, request)).orElse(null);
        Answer answer = fault instanceof Fault.Instead instead
                ? (instead instanceof Fault.Answered answered ? answered.answer() : Answer.html(500))
                : process(request, fault instanceof Fault.IgnoreRange || fault instanceof Clothes);
        if (fault instanceof Clothes clothes) {
            answer = clothes.dress(request, answer);
        }
        return Wire.send(answer.with(crossOrigin(request)), request.method().equals("HEAD"), fault);
    }

    private Fault fault(Call call, ReceivedRequest request) {
        return switch (call) {
            case CREATE ->
                faults.take(
                        call, VideoApi.body(request).map(VideoApi::languagesOf).orElse(List.of()), null);
            case STATUS -> ofJob(call, request.parameter("video_model_id").orElse(""));
            case RESULT_VIDEO, RESULT_SUBTITLE -> ofJob(call, request.segments().get(1));
            default ->
                faults.take(
                        call, request.parameter("language_code").map(List::of).orElse(List.of()), null);
        };
    }

    private Fault ofJob(Call call, String id) {
        return faults.take(call, jobs.find(id).map(Job::language).map(List::of).orElse(List.of()), id);
    }

    private Answer process(ReceivedRequest request, boolean ignoreRange) {
        Optional<Call> call = request.call();
        if (call.isEmpty()) {
            return Previews.serve(request).orElseGet(() -> Answer.html(404));
        }
        Optional<Answer> refusal = call.get().needsAccount() ? doorkeeper.refusal(request) : Optional.empty();
        return refusal.orElseGet(() -> switch (call.get()) {
            case CREATE -> videos.create(request);
            case STATUS -> videos.status(request);
            case LANGUAGES -> Answer.ok(languages.data(endpoint));
            case VOICES_TRANSLATION -> Voices.forTranslation(request, endpoint);
            case VOICES_V4 -> Voices.ofType(request, endpoint);
            case VOICES_V3 -> Voices.bare(endpoint);
            case TOKEN -> doorkeeper.token(request);
            case CREDIT -> Answer.ok(Json.object().put("credit", jobs.credit()));
            case RESULT_VIDEO, RESULT_SUBTITLE -> results.serve(request, ignoreRange);
            case SOURCE -> source(request, new FileAnswers(request, started, ignoreRange));
        });
    }

    private static Answer source(ReceivedRequest request, FileAnswers files) {
        return request.path().endsWith(".srt")
                ? files.subtitles(Content.of(Samples.sourceSubtitles().getBytes(StandardCharsets.UTF_8)))
                : files.video(Content.of(Samples.sourceVideo()));
    }

    /** Whatever page asks may read: the vendor's demo runs in a browser. */
    private static Map<String, String> crossOrigin(ReceivedRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
        if (request.method().equals("OPTIONS")) {
            headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
            headers.put(
                    "Access-Control-Allow-Headers",
                    request.header("Access-Control-Request-Headers").orElse("*"));
            headers.put("Access-Control-Max-Age", "600");
        }
        return headers;
    }
}
