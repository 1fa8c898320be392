package io.jenkins.plugins.akool.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Submission.Accepted;
import io.jenkins.plugins.akool.api.TranslationRequest;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.engine.EngineScenario;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A finished result at AKOOL, and a folder to bring it to. */
abstract class DownloadScenario {

    static final int LENGTH = 300_000;

    @TempDir
    Path folder;

    final List<Duration> pauses = new ArrayList<>();

    /** Replaced where a scenario is about the network. */
    OkHttpClient http = EngineScenario.PLAIN;

    Download.Limits limits = Download.Limits.ofSize(10 * LENGTH);

    SimulatedAkool akool;
    Endpoint endpoint;

    /** What the result is called where it is an MP4. */
    Path target;

    /** Where the last one is that was fetched. */
    Path fetched;

    /** Signed, as AKOOL gives it out. */
    String link;

    @BeforeEach
    void finishOne() throws Exception {
        akool = SimulatedAkool.builder().duration(Duration.ZERO).start();
        endpoint = Endpoint.of(akool.endpoint().toString());
        akool.resultSize("ja", LENGTH);
        target = folder.resolve("dub").resolve("tour.ja.mp4");
        AkoolClient client = new AkoolClient(new Transport(EngineScenario.PLAIN), endpoint, new ApiKey(akool.apiKey()));
        Accepted accepted = (Accepted) client.create(
                        new TranslationRequest(akool.sourceUrl(), List.of("ja"), TranslationSettings.defaults(), null))
                .get()
                .outcomes()
                .get("ja");
        link = client.status(accepted.id()).get().video();
    }

    @AfterEach
    void close() {
        akool.close();
    }

    Download download() {
        return new Download(http, endpoint, limits, pauses::add);
    }

    long fetch(String address) throws IOException, InterruptedException {
        return fetch(download(), address);
    }

    long fetch(Download download, String address) throws IOException, InterruptedException {
        return fetch(download, address, Media.VIDEO);
    }

    long fetch(Download download, String address, Media media) throws IOException, InterruptedException {
        Download.Fetched there =
                download.fetch(address, media, part(), target.getParent(), ending -> "tour.ja." + ending);
        fetched = there.file();
        return there.bytes();
    }

    Path part() {
        return target.resolveSibling("tour.ja.mp4.part");
    }

    void assertFetchedWhole() throws Exception {
        assertEquals(LENGTH, fetch(link));
        assertArrayEquals(akool.resultVideo("ja"), Files.readAllBytes(target));
        assertEquals(List.of("tour.ja.mp4"), files());
    }

    /** Fails with a sentence that shows no signature, and leaves nothing but what a later download can go on with. */
    DownloadException assertFails(String address) throws IOException {
        DownloadException e = assertThrows(DownloadException.class, () -> fetch(address));
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertFalse(String.valueOf(t.getMessage()).contains(SimulatedAkool.SIGNATURE_MARK), t.toString());
            assertFalse(String.valueOf(t.getMessage()).contains("Expires="), t.toString());
        }
        assertFalse(e.getMessage().contains(folder.toString()), e.getMessage());
        List<String> parts = List.of("tour.ja.mp4.part", "tour.ja.mp4.part.kept");
        assertTrue(files().isEmpty() || e.worthRetrying() && files().equals(parts), () -> e + " left " + names());
        return e;
    }

    private String names() {
        try {
            return files().toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    List<String> files() throws IOException {
        if (!Files.isDirectory(target.getParent())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target.getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    List<String> received(String header) {
        return akool.received(Call.RESULT_VIDEO).stream()
                .map(request -> request.header(header).orElse(""))
                .toList();
    }
}
