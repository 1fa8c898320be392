package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.akool.artifacts.Storage;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.media.WebVtt;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.ExtraFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;

/** Archived subtitles as a player takes them. The archived file stays as it is. */
final class SubtitleTrack {

    private static final Logger LOGGER = Logger.getLogger(SubtitleTrack.class.getName());

    /** Bytes; a film's subtitles have a tenth of that. */
    private static final int LONGEST = 2 * 1024 * 1024;

    private SubtitleTrack() {}

    /**
     * Only what the record names is read.
     *
     * @param extra name of what is asked for
     */
    static HttpResponse of(Run<?, ?> run, @CheckForNull TranslationRecord record, String extra)
            throws InterruptedException {
        ExtraFile file = record == null
                ? null
                : record.extraFiles().stream()
                        .filter(e -> e.extra().name().equals(extra) && Track.isReadable(e))
                        .findFirst()
                        .orElse(null);
        if (file == null) {
            return HttpResponses.notFound();
        }
        try {
            Storage storage = Storage.of(run);
            Storage.Kept kept = storage.files(List.of(file.file())).get(file.file());
            if (kept == null || kept.length() > LONGEST) {
                return HttpResponses.notFound();
            }
            try (InputStream in = storage.open(kept)) {
                return new TextAnswer("text/vtt", WebVtt.of(in.readNBytes(LONGEST)));
            }
        } catch (StorageException e) {
            LOGGER.log(Level.FINE, "subtitles are shown without", e);
            return HttpResponses.errorWithoutStack(503, e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "subtitles are shown without", e);
            return HttpResponses.errorWithoutStack(503, Messages.subtitles_unread());
        }
    }
}
