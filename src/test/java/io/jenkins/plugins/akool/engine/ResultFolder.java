package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.schedule.VirtualTimeline;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Results really downloaded into a folder, or a failure where a test orders one. */
final class ResultFolder implements Collector {

    private static final long MOST = 100 << 20;

    private final Path folder;
    private final Queue<Supplier<CompletableFuture<Collected>>> instead = new ArrayDeque<>();

    /** One for each engine's life. */
    private OkHttpClient http;

    private Endpoint endpoint;
    private ExecutorService workers;

    /** Where a transfer waits before it goes on after a broken connection. */
    private VirtualTimeline.Gate pauses;

    private int collections;

    ResultFolder(Path folder) {
        this.folder = folder;
    }

    void use(OkHttpClient http, Endpoint endpoint, ExecutorService workers, VirtualTimeline.Gate pauses) {
        this.http = http;
        this.endpoint = endpoint;
        this.workers = workers;
        this.pauses = pauses;
    }

    /** The next collection gives this instead of a download. */
    void next(Supplier<CompletableFuture<Collected>> result) {
        instead.add(result);
    }

    void nextFails(Exception error) {
        next(() -> CompletableFuture.failedFuture(error));
    }

    int collections() {
        return collections;
    }

    @Override
    public CompletableFuture<Collected> collect(Translation translation, String link, TranslationStatus.Extras extras) {
        collections++;
        Supplier<CompletableFuture<Collected>> other = instead.poll();
        return other == null ? download(translation, link) : other.get();
    }

    private CompletableFuture<Collected> download(Translation translation, String link) {
        CompletableFuture<Collected> result = new CompletableFuture<>();
        String stem = translation.order().terms().folder()
                + ResultName.stem(translation.order().source(), translation.language(), 1);
        Future<?> running = workers.submit(() -> {
            try {
                Path part = folder.resolve(stem + ".part");
                Download.Fetched fetched = new Download(
                                http, endpoint, Download.Limits.ofSize(MOST), pause -> pauses.pass())
                        .fetch(
                                link,
                                Media.VIDEO,
                                part,
                                part.getParent(),
                                ending -> Path.of(stem + "." + ending)
                                        .getFileName()
                                        .toString());
                String name = folder.relativize(fetched.file()).toString().replace('\\', '/');
                result.complete(new Collected(name, fetched.bytes(), List.of()));
            } catch (IOException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        result.whenComplete((collected, error) -> {
            if (result.isCancelled()) {
                running.cancel(true);
            }
        });
        return result;
    }

    byte[] bytes(Translation collected) throws IOException {
        return Files.readAllBytes(folder.resolve(collected.file()));
    }

    /** Whatever is there, finished or not; paths with slashes. */
    List<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
