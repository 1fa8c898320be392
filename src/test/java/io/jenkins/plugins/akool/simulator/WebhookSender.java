package io.jenkins.plugins.akool.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reports each change of a job's state to the address it was created with, as docs.akool.com (webhook page) says: when
 * the answer is not 200, again. Since jobs have no thread, it looks which of them have changed; one call is sent after
 * the other, so that a slow receiver holds up webhooks but nothing else.
 */
final class WebhookSender implements AutoCloseable {
    /** Of each call, in all; AKOOL names no number. */
    private static final int ATTEMPTS = 4;

    /** Between two of them, by the simulator's clock; AKOOL names none. */
    private static final Duration GAP = Duration.ofSeconds(1);

    /** For an answer, in real time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Between two looks at the jobs, in real milliseconds. */
    private static final long TICK = 50;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final SimulatedAkoolBuilder options;
    private final Jobs jobs;
    private final ResultFiles results;
    private final ScheduledExecutorService ticker;
    /** Ids to the status of which a call was made out last. */
    private final Map<String, Integer> told = new HashMap<>();
    /** Made out, but not answered with 200 yet. */
    private final List<Delivery> waiting = new ArrayList<>();

    private final List<SentWebhook> sent = new ArrayList<>();
    private int lastNonce = 1000;

    /** @param body null until the first attempt */
    private record Delivery(Job job, int status, byte[] body, int attempts, Instant due) {}

    WebhookSender(SimulatedAkoolBuilder options, Jobs jobs, ResultFiles results, URI endpoint) {
        this.options = options;
        this.jobs = jobs;
        this.results = results;
        ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "webhooks of " + endpoint);
            thread.setDaemon(true);
            return thread;
        });
        if (options.webhooks) {
            ticker.scheduleWithFixedDelay(this::sendDue, TICK, TICK, TimeUnit.MILLISECONDS);
        }
    }

    /** Another one who asks meanwhile waits until all that was due is answered. */
    synchronized void sendDue() {
        if (!SealedWebhook.canSealWith(options.clientSecret)) {
            return;
        }
        Instant now = options.clock.instant();
        jobs.all().stream().filter(job -> !job.webhookUrl().isEmpty()).forEach(job -> makeOut(job, now));
        List<Delivery> due = waiting.stream()
                .filter(delivery -> !delivery.due().isAfter(now))
                .sorted(Comparator.comparing(Delivery::due))
                .toList();
        waiting.removeAll(due);
        due.forEach(this::attempt);
    }

    private void makeOut(Job job, Instant now) {
        for (Job.Change change : job.changesUntil(now)) {
            if (change.status() > told.getOrDefault(job.id(), Job.QUEUEING)) {
                told.put(job.id(), change.status());
                waiting.add(new Delivery(job, change.status(), null, 0, change.at()));
            }
        }
    }

    private void attempt(Delivery delivery) {
        Job job = delivery.job();
        byte[] body = delivery.body() == null ? seal(job, delivery.status()).bytes() : delivery.body();
        int attempts = delivery.attempts() + 1;
        if (send(job.webhookUrl(), body).answer() != 200 && attempts < ATTEMPTS) {
            Instant again = options.clock.instant().plus(GAP);
            waiting.add(new Delivery(job, delivery.status(), body, attempts, again));
        }
    }

    SealedWebhook seal(Job job) {
        return seal(job, job.statusAt(options.clock.instant()));
    }

    private SealedWebhook seal(Job job, int status) {
        Instant now = options.clock.instant();
        ObjectNode payload =
                Json.object().put("_id", job.id()).put("status", status).put("type", "video translate");
        if (status == Job.COMPLETED && job.hasVideoAt(now)) {
            payload.put("url", results.videoUrl(job));
        }
        if (status == Job.FAILED) {
            // In the vendor's demo, not in its documentation.
            payload.put("error_code", job.outcome().code())
                    .put("error_reason", job.outcome().message());
        }
        return SealedWebhook.of(options.clientId, options.clientSecret, now)
                .payload(payload.toString())
                .nonce("\"" + nonce() + "\"");
    }

    private int nonce() {
        synchronized (sent) {
            return ++lastNonce;
        }
    }

    SentWebhook send(String url, byte[] body) {
        int answer = post(url, body);
        SentWebhook webhook = new SentWebhook(url, body, options.clock.instant(), answer);
        synchronized (sent) {
            sent.add(webhook);
        }
        return webhook;
    }

    /** Status of the answer; 0 for none. */
    private static int post(String url, byte[] body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    List<SentWebhook> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    synchronized void clear() {
        told.clear();
        waiting.clear();
        synchronized (sent) {
            sent.clear();
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
