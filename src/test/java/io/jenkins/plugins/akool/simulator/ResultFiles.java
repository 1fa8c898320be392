package io.jenkins.plugins.akool.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of finished translations, at addresses whose query string is a signature with an end, as a content
 * distribution network gives them out. They ask for no API key.
 */
final class ResultFiles {
    static final String ORIGINAL_SRT = "original.srt";
    static final String TRANSLATED_SRT = "translated.srt";
    static final String NO_CAPTION = "no-caption.mp4";

    private final SimulatedAkoolBuilder options;
    private final Jobs jobs;
    /** Language code to bytes, for results that shall not have their natural length. */
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    private volatile URI endpoint;

    ResultFiles(SimulatedAkoolBuilder options, Jobs jobs) {
        this.options = options;
        this.jobs = jobs;
    }

    void servedAt(URI address) {
        endpoint = address;
    }

    /** @param bytes at least 64 KiB, so that every sample fits in */
    void size(String language, long bytes) {
        if (bytes < 64 * 1024) {
            throw new IllegalArgumentException("At least 64 KiB, not " + bytes + " bytes");
        }
        sizes.put(language, bytes);
    }

    String videoUrl(Job job) {
        return url(job, job.language() + ".mp4");
    }

    /** Valid as long as results last: seven days (docs.akool.com). */
    String url(Job job, String name) {
        String path = "/results/" + job.id() + "/" + name;
        long end = job.ends().plus(options.resultLife).getEpochSecond();
        return endpoint.resolve(path) + "?Expires=" + end + "&Signature=" + signature(path, end) + "&Key-Pair-Id=SIM";
    }

    private static String signature(String path, long end) {
        return SimulatedAkool.SIGNATURE_MARK + "-"
                + "%08x".formatted((path + end).hashCode())
                + "%08x".formatted((end + path).hashCode());
    }

    ResultVideo video(Job job, boolean captions) {
        String note = "\nlanguage=" + job.language() + "\nid=" + job.id() + "\ncaptions=" + captions + "\n";
        return new ResultVideo(Samples.video(job.language()), note, sizes.getOrDefault(job.language(), 0L));
    }

    Answer serve(ReceivedRequest request, boolean ignoreRange) {
        List<String> segments = request.segments();
        Instant now = options.clock.instant();
        Optional<Job> found = jobs.find(segments.get(1)).filter(job -> job.statusAt(now) == Job.COMPLETED);
        if (found.isEmpty()) {
            return denied(404, "NoSuchKey");
        }
        Job job = found.get();
        if (!isSigned(request, now)) {
            return denied(403, "AccessDenied");
        }
        String name = segments.get(2);
        FileAnswers files = new FileAnswers(request, job.ends(), ignoreRange);
        if (name.equals(NO_CAPTION)) {
            return files.video(video(job, false));
        }
        if (name.equals(job.language() + ".mp4")) {
            return files.video(video(job, true));
        }
        return switch (name) {
            case ORIGINAL_SRT -> files.subtitles(utf8(Samples.sourceSubtitles()));
            case TRANSLATED_SRT -> files.subtitles(utf8(Samples.subtitles(job.language())));
            default -> denied(404, "NoSuchKey");
        };
    }

    private static boolean isSigned(ReceivedRequest request, Instant now) {
        try {
            long end = Long.parseLong(request.parameter("Expires").orElse(""));
            return now.getEpochSecond() < end
                    && request.parameter("Signature").orElse("").equals(signature(request.path(), end));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Content utf8(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer denied(int status, String code) {
        return Answer.text(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code></Error>");
    }
}
