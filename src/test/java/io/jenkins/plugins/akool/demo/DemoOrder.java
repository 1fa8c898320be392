package io.jenkins.plugins.akool.demo;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.forecast.PrecedentsInMemory;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * One video for one AKOOL.
 *
 * @param source where AKOOL fetches the video; may be signed
 * @param simulated whether it is the simulated one, which costs nothing
 */
record DemoOrder(Endpoint endpoint, ApiKey key, String source, boolean simulated) {

    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * Blocks until each language has its result or never will.
     *
     * @param folder gets the results
     * @param out is told where each language stands, and of each id at once, since it stands for something paid
     */
    List<Translation> translate(List<String> languages, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        OkHttpClient http = new OkHttpClient();
        AkoolClient client = new AkoolClient(new Transport(http), endpoint, key);
        ResultFiles files = new ResultFiles(http, endpoint, folder);
        Map<String, Translation> latest = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(languages.size());
        try (SystemTimeline timeline = new SystemTimeline()) {
            Engine engine = new Engine(
                    timeline,
                    RandomGenerator.getDefault(),
                    Duration.ofSeconds(1),
                    new JournalFolder(Files.createTempDirectory("akool-journal")),
                    new PrecedentsInMemory(),
                    translation -> CompletableFuture.completedFuture(client),
                    new Spending(timeline, Budgets.NONE),
                    () -> null,
                    files,
                    translation -> {
                        Translation before = latest.put(translation.language(), translation);
                        if (translation.akoolId() != null && (before == null || before.akoolId() == null)) {
                            out.printf(
                                    "\r%-78s%n", translation.language() + ": AKOOL has it as " + translation.akoolId());
                        }
                        if (translation.state().settled()
                                && (before == null || !before.state().settled())) {
                            open.countDown();
                        }
                    });
            engine.place(order(languages, timeline)).toCompletableFuture().join();
            do {
                out.printf("\r%-78s", line(languages, latest, engine));
                out.flush();
            } while (!open.await(500, TimeUnit.MILLISECONDS));
            out.printf("\r%-78s%n", line(languages, latest, engine));
        }
        files.bringOriginal(source);
        return inOrder(languages, latest).toList();
    }

    private Order order(List<String> languages, SystemTimeline timeline) {
        return new Order(
                UUID.randomUUID().toString(),
                "demo",
                source,
                languages,
                TranslationSettings.defaults(),
                new Terms(
                        null,
                        "",
                        LIMIT,
                        false,
                        null,
                        false,
                        Set.of(Extra.TRANSLATED_SUBTITLES, Extra.ORIGINAL_SUBTITLES)),
                timeline.now());
    }

    private static Stream<Translation> inOrder(List<String> languages, Map<String, Translation> latest) {
        return languages.stream().filter(latest::containsKey).map(latest::get);
    }

    private static String line(List<String> languages, Map<String, Translation> latest, Engine engine) {
        return inOrder(languages, latest)
                .map(t -> t.language() + " " + t.state().name().toLowerCase(Locale.ROOT)
                        + engine.progress(t.id()).stream()
                                .mapToObj(percent -> " " + percent + " %")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("   "));
    }
}
