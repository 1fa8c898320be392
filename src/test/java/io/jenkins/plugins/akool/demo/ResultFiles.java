package io.jenkins.plugins.akool.demo;

import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.download.Download;
import io.jenkins.plugins.akool.download.DownloadException;
import io.jenkins.plugins.akool.engine.Collector;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.ResultName;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/** Brings results into a folder. */
final class ResultFiles implements Collector {

    private static final Logger LOGGER = Logger.getLogger(ResultFiles.class.getName());

    /** Bytes. */
    private static final long MOST = 2L << 30;

    private static final String ORIGINAL = "original";

    private final Download download;
    private final Path folder;

    ResultFiles(OkHttpClient http, Endpoint endpoint, Path folder) throws IOException {
        download = new Download(
                http, endpoint, Download.Limits.ofSize(MOST), pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public CompletableFuture<Collected> collect(Translation translation, String link, TranslationStatus.Extras links) {
        return CompletableFuture.supplyAsync(() -> {
            String stem = ResultName.stem(translation.order().source(), translation.language(), 1);
            try {
                Download.Fetched video = fetch(link, Media.VIDEO, stem);
                return new Collected(
                        video.file().getFileName().toString(),
                        video.bytes(),
                        extras(translation.order().terms().extras(), links, stem));
            } catch (DownloadException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private Download.Fetched fetch(String link, Media media, String stem)
            throws DownloadException, InterruptedException {
        // Its name is none of a result's, since a part may be left.
        Path part = folder.resolve("." + stem + ".part");
        return download.fetch(link, media, part, folder, ending -> stem + "." + ending);
    }

    /** The video counts without them. */
    private List<ExtraFile> extras(Set<Extra> wanted, TranslationStatus.Extras links, String stem)
            throws InterruptedException {
        List<ExtraFile> there = new ArrayList<>();
        for (Extra extra : wanted) {
            String link = extra.link(links);
            if (link != null) {
                try {
                    Download.Fetched file = fetch(link, extra.media(), stem + extra.mark());
                    there.add(new ExtraFile(extra, file.file().getFileName().toString(), file.bytes()));
                } catch (DownloadException e) {
                    // The page has no subtitles for this language then.
                    LOGGER.log(Level.FINE, "no " + extra, e);
                }
            }
        }
        return there;
    }

    /** So that the page can play it when its server is gone. Where it cannot be fetched from here, there is none. */
    void bringOriginal(String source) throws IOException, InterruptedException {
        Path earlier = original(folder);
        if (earlier != null) {
            Files.delete(earlier);
        }
        try {
            fetch(source, Media.VIDEO, ORIGINAL);
        } catch (DownloadException e) {
            // AKOOL may reach what this machine does not.
            LOGGER.log(Level.FINE, "no original", e);
        }
    }

    /** The original in that folder, null where there is none. */
    static Path original(Path folder) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ORIGINAL + ".*")) {
            for (Path file : found) {
                return file;
            }
        }
        return null;
    }
}
