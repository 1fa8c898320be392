package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** What {@code make run} shows without Jenkins: the engine translates the sample video into three languages. */
public final class EngineDemo {

    /** Bytes. */
    private static final long MOST = 100 << 20;

    private static final List<String> LANGUAGES = List.of("ja", "es", "fr");

    private EngineDemo() {}

    /**
     * @param args the folder for the results
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        try (SimulatedAkool akool =
                        SimulatedAkool.builder().duration(Duration.ofSeconds(8)).start();
                SystemTimeline timeline = new SystemTimeline()) {
            System.out.println("Simulated AKOOL listens at " + akool.endpoint());
            Map<String, Translation> latest = translate(akool, timeline, folder);
            long missing = latest.values().stream()
                    .filter(t -> t.state() != State.COLLECTED)
                    .count();
            System.out.println();
            latest.values().stream()
                    .filter(t -> t.reason() != null)
                    .forEach(t -> System.out.println(t.language() + ": " + t.reason()));
            System.out.println(
                    LANGUAGES.size() - missing + " of " + LANGUAGES.size() + " translations lie in " + folder);
            System.exit(missing == 0 ? 0 : 1);
        }
    }

    private static Map<String, Translation> translate(SimulatedAkool akool, SystemTimeline timeline, Path folder)
            throws IOException, InterruptedException {
        Endpoint endpoint = Endpoint.of(akool.endpoint().toString());
        OkHttpClient http = new OkHttpClient();
        AkoolClient client = new AkoolClient(new Transport(http), endpoint, new ApiKey(akool.apiKey()));
        Map<String, Translation> latest = new ConcurrentSkipListMap<>();
        CountDownLatch open = new CountDownLatch(LANGUAGES.size());
        Engine engine = new Engine(
                timeline,
                RandomGenerator.getDefault(),
                Duration.ofSeconds(1),
                new JournalFolder(Files.createTempDirectory("akool-journal")),
                translation -> CompletableFuture.completedFuture(client),
                () -> null,
                (translation, link, extras) ->
                        CompletableFuture.supplyAsync(() -> fetch(http, endpoint, translation, link, folder)),
                translation -> {
                    latest.put(translation.language(), translation);
                    if (translation.state().settled()) {
                        open.countDown();
                    }
                });
        engine.place(new Order(
                UUID.randomUUID().toString(),
                "demo",
                akool.sourceUrl(),
                LANGUAGES,
                TranslationSettings.defaults(),
                new Terms(null, "", Duration.ofMinutes(5), false, null, false, Set.of()),
                timeline.now()));
        do {
            String line = latest.values().stream()
                    .map(t -> t.language() + " " + t.state().name().toLowerCase(java.util.Locale.ROOT)
                            + engine.progress(t.id()).stream()
                                    .mapToObj(percent -> " " + percent + " %")
                                    .collect(Collectors.joining()))
                    .collect(Collectors.joining("   "));
            System.out.printf("\r%-78s", line);
            System.out.flush();
        } while (!open.await(500, TimeUnit.MILLISECONDS));
        return latest;
    }

    private static Collected fetch(
            OkHttpClient http, Endpoint endpoint, Translation translation, String link, Path folder) {
        String stem = ResultName.stem(translation.order().source(), translation.language(), 1);
        try {
            Download.Fetched fetched = new Download(
                            http,
                            endpoint,
                            Download.Limits.ofSize(MOST),
                            pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()))
                    .fetch(link, Media.VIDEO, folder.resolve(stem + ".part"), folder, ending -> stem + "." + ending);
            return new Collected(fetched.file().getFileName().toString(), fetched.bytes(), List.of());
        } catch (IOException | InterruptedException e) {
            throw new java.util.concurrent.CompletionException(e);
        }
    }
}
