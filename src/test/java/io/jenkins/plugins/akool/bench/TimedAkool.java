package io.jenkins.plugins.akool.bench;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.callbacks.WebhookToken;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.login.Login;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** AKOOL in virtual time, whose answers take a while. */
final class TimedAkool implements TranslationApi {

    static final String DOOR = "https://jenkins.example/akool-translate-webhook/";

    private static final ClientLogin LOGIN = new ClientLogin("a-client-of-akool", "0123456789abcdef01234567");

    private static final Duration ANSWER = Duration.ofMillis(150);

    /** From the end of a job until AKOOL's call is there. */
    private static final Duration CALL = Duration.ofMillis(500);

    private final Timeline timeline;
    private final Shape shape;

    /** The next job to be submitted. */
    private final Supplier<Job> next;

    /** How many of a hundred calls never come. */
    private final int lost;

    /** Takes a call. */
    private final BiConsumer<WebhookToken, byte[]> calls;

    private final SplittableRandom random;
    private final Map<String, Job> jobs = new HashMap<>();

    TimedAkool(
            Timeline timeline,
            Shape shape,
            Supplier<Job> next,
            int lost,
            SplittableRandom random,
            BiConsumer<WebhookToken, byte[]> calls) {
        this.timeline = timeline;
        this.shape = shape;
        this.next = next;
        this.lost = lost;
        this.random = random;
        this.calls = calls;
    }

    @CheckForNull
    Job job(@CheckForNull String id) {
        return jobs.get(id);
    }

    @Override
    public CompletableFuture<Submission> create(TranslationRequest request) {
        Job job = next.get();
        String id = "job-" + jobs.size();
        jobs.put(id, job);
        job.submitted = timeline.now();
        String address = request.webhookUrl();
        if (address != null && random.nextInt(100) >= lost) {
            WebhookToken token =
                    WebhookToken.parse(address.substring(DOOR.length())).orElseThrow();
            timeline.wakeAt(job.done().plus(CALL), () -> calls.accept(token, call(id)));
        }
        return answer(new Submission(Map.of(request.languages().get(0), new Submission.Accepted(id, job.video, 1.0))));
    }

    private byte[] call(String id) {
        return SealedWebhook.of(LOGIN.clientId(), LOGIN.clientSecret(), timeline.now())
                .payload("{\"_id\":\"" + id + "\",\"status\":3,\"type\":\"video_translate\"}")
                .bytes();
    }

    @Override
    public CompletableFuture<TranslationStatus> status(String id) {
        Job job = jobs.get(id);
        Instant now = timeline.now();
        boolean done = !now.isBefore(job.done());
        job.looks++;
        return answer(new TranslationStatus(
                done ? TranslationStatus.Phase.COMPLETED : TranslationStatus.Phase.PROCESSING,
                done ? Integer.valueOf(100) : shape.percent(job.share(now), job.whim),
                done ? "https://results.example/" + id + ".mp4" : null,
                null,
                null,
                null,
                null,
                TranslationStatus.Extras.NONE));
    }

    private <T> CompletableFuture<T> answer(T what) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        timeline.wakeAt(timeline.now().plus(ANSWER), () -> answer.complete(what));
        return answer;
    }

    @Override
    public Login login() {
        return LOGIN;
    }

    @Override
    public boolean hasSameLoginAs(TranslationApi other) {
        return other == this;
    }
}
