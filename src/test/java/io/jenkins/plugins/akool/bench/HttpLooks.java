package io.jenkins.plugins.akool.bench;

import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** What the client's part of a look costs, over HTTP on loopback, on connections that are used again. */
final class HttpLooks {

    private static final int THREADS = 2;

    private HttpLooks() {}

    /** Processor time of one look in milliseconds, AKOOL's own not counted. */
    static double millis(int looks) throws IOException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ExecutorService workers = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "client");
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ofDays(1))
                .webhooks(false)
                .start()) {
            OkHttpClient http = new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(workers))
                    .build();
            AkoolClient client = new AkoolClient(
                    new Transport(http), Endpoint.of(akool.endpoint().toString()), new ApiKey(akool.apiKey()));
            Accepted accepted = (Accepted) client.create(new TranslationRequest(
                            akool.sourceUrl(), List.of("ja"), TranslationSettings.defaults(), null))
                    .join()
                    .outcomes()
                    .get("ja");
            look(client, accepted.id(), looks);
            long before = spent(threads);
            look(client, accepted.id(), looks);
            return (spent(threads) - before) / 1e6 / looks;
        } finally {
            workers.shutdown();
        }
    }

    private static void look(AkoolClient client, String id, int looks) {
        for (int n = 0; n < looks; n++) {
            client.status(id).join();
        }
    }

    private static long spent(Set<Thread> threads) {
        return threads.stream()
                        .mapToLong(t -> ManagementFactory.getThreadMXBean().getThreadCpuTime(t.getId()))
                        .sum()
                + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
