package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Create and status (docs.akool.com, video translation; vendor demo for {@code all_results}). */
final class VideoApi {
    private static final long USER = 101_400;
    private static final String TEAM = "665000000000000000000001";

    private final SimulatedAkoolBuilder options;
    private final Jobs jobs;
    private final Languages languages;
    private final ResultFiles results;
    private final SourceFetch sources = new SourceFetch();

    VideoApi(SimulatedAkoolBuilder options, Jobs jobs, Languages languages, ResultFiles results) {
        this.options = options;
        this.jobs = jobs;
        this.languages = languages;
        this.results = results;
    }

    /** A request's JSON object; empty if it has none. */
    static Optional<ObjectNode> body(ReceivedRequest request) {
        try {
            return request.json() instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The language codes of a create request, in its order. */
    static List<String> languagesOf(JsonNode order) {
        return Stream.of(order.path("language").asText().split(","))
                .map(String::trim)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    Answer create(ReceivedRequest request) {
        Optional<ObjectNode> body = body(request);
        if (body.isEmpty()) {
            return Answer.error(Refusal.of("the request's body", "must be a JSON object"));
        }
        ObjectNode order = body.get();
        byte[] source;
        try {
            OrderCheck.check(order);
            source = options.lenient ? null : fetched(order);
        } catch (Refusal e) {
            return Answer.error(e);
        }
        List<ObjectNode> results = new ArrayList<>();
        // One at a time, so that credit and earlier lip-syncs are what they were when they were looked at.
        synchronized (jobs) {
            for (String language : languagesOf(order)) {
                results.add(createOne(language, order, source));
            }
        }
        // The last result stands for the whole answer, as the vendor's examples show.
        return Answer.json(results.size() == 1 ? results.get(0) : several(results));
    }

    private byte[] fetched(ObjectNode order) throws Refusal {
        String captions = order.path("caption_url").asText("");
        if (!captions.isEmpty()) {
            sources.captions(captions);
        }
        return sources.video(order.path("url").asText());
    }

    private ObjectNode several(List<ObjectNode> results) {
        ObjectNode envelope = results.stream()
                .filter(result -> result.path("code").asInt() == Code.SUCCESS.number)
                .reduce((earlier, later) -> later)
                .orElse(results.get(results.size() - 1))
                .deepCopy();
        if (options.allResults) {
            // In the vendor's example the id beside all_results is none of those inside it: nobody may rely on it.
            if (envelope.get("data") instanceof ObjectNode data && data.has("_id")) {
                String other = jobs.newId();
                data.put("_id", other).put("task_id", "task-" + other);
            }
            envelope.set(
                    "all_results",
                    Json.array(results.stream().map(VideoApi::entry).toList()));
        }
        return envelope;
    }

    private static ObjectNode entry(ObjectNode result) {
        ObjectNode entry =
                Json.envelope(result.path("code").asInt(), result.path("msg").asText());
        ObjectNode data = entry.putObject("data");
        for (String field : List.of("_id", "language", "video_status")) {
            if (result.path("data").has(field)) {
                data.set(field, result.path("data").get(field));
            }
        }
        return entry;
    }

    private ObjectNode createOne(String language, ObjectNode order, byte[] source) {
        try {
            return created(billed(language, order, source));
        } catch (Refusal e) {
            ObjectNode result = Json.envelope(e.code(), e.getMessage());
            result.putObject("data").put("language", language);
            return result;
        }
    }

    private Job billed(String language, ObjectNode order, byte[] source) throws Refusal {
        Outcome outcome = jobs.outcome(language);
        if (outcome.ending() == Outcome.Ending.REFUSED) {
            throw new Refusal(outcome.code(), outcome.message());
        }
        Optional<Languages.Language> known = languages.find(language);
        if (known.isEmpty()) {
            // The beginnings of these two messages are those that an app in use looks for.
            throw new Refusal(Code.BAD_PARAMETER.number, "This language is not supported: " + language);
        }
        String voice = order.path("voices_map").path(language).path("voice_id").asText("");
        if (voice.isEmpty() && options.voicesRequired && known.get().needsVoice()) {
            throw new Refusal(Code.BAD_PARAMETER.number, "voice_id is required for the language " + language);
        }
        if (!voice.isEmpty() && !options.lenient && !Voices.knows(voice)) {
            throw Refusal.of("voice_id", "is that of no voice: " + voice);
        }
        if (order.path("lipsync").asBoolean()
                && jobs.lipSyncedBefore(order.path("url").asText(), language)) {
            throw new Refusal(Code.ALREADY_LIP_SYNCED);
        }
        return jobs.create(language, order, source).orElseThrow(() -> new Refusal(Code.QUOTA_EXCEEDED));
    }

    private ObjectNode created(Job job) {
        ObjectNode result = Json.envelope(Code.SUCCESS.number, Code.SUCCESS.words);
        ObjectNode data = common(result.putObject("data"), job, Job.QUEUEING)
                .put("language", job.language())
                .put("source_language", job.order().path("source_language").asText("DEFAULT"))
                .put("url", job.sourceUrl())
                .put("webhookUrl", job.webhookUrl())
                .put("video", "")
                .put("task_id", "task-" + job.id())
                .put("deduction_lock_duration", job.credits());
        data.put("video_lock_duration", Samples.SECONDS);
        return result;
    }

    private static ObjectNode common(ObjectNode data, Job job, int status) {
        return data.put("_id", job.id())
                .put("create_time", job.created().toEpochMilli())
                .put("uid", USER)
                .put("team_id", TEAM)
                .put("video_status", status);
    }

    /** A failed translation still answers code 1000; the language is not repeated (docs.akool.com, result example). */
    Answer status(ReceivedRequest request) {
        String id = request.parameter("video_model_id").orElse("");
        if (id.isBlank()) {
            return Answer.error(Refusal.of("video_model_id", "cannot be empty"));
        }
        return jobs.find(id).map(this::status).orElseGet(() -> Answer.error(Code.NOT_EXISTING));
    }

    private Answer status(Job job) {
        Instant now = options.clock.instant();
        int status = job.statusAt(now);
        ObjectNode data = common(Json.object(), job, status)
                .put("video_id", job.id())
                .put("task_id", "task-" + job.id())
                .put("video", "")
                .put("progress", job.progressAt(now))
                .put("deduction_lock_duration", job.credits())
                .put("webhookUrl", job.webhookUrl());
        data.put("video_lock_duration", Samples.SECONDS);
        if (job.hasVideoAt(now)) {
            data.put("video", results.videoUrl(job)).put("deduction_duration", job.credits());
            if (options.extras) {
                data.putObject("audio_splits")
                        .put("original_srt_url", results.url(job, ResultFiles.ORIGINAL_SRT))
                        .put("translated_srt_url", results.url(job, ResultFiles.TRANSLATED_SRT))
                        .put("no_caption_video_url", results.url(job, ResultFiles.NO_CAPTION));
            }
        } else if (status == Job.FAILED) {
            data.put("error_code", job.outcome().code())
                    .put("error_reason", job.outcome().message());
        }
        return Answer.ok(data);
    }
}
