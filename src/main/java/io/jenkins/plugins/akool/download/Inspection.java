package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import io.jenkins.plugins.akool.media.Media;
import io.jenkins.plugins.akool.media.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Looks at one file that is on its way, first when its beginning is there, again when it is whole. */
final class Inspection {

    private final Media media;

    /** What the link ends in. */
    private final String name;

    /** Of the last look, null before the first. */
    @CheckForNull
    private Verdict result;

    Inspection(Media media, String name) {
        this.media = media;
        this.name = name;
    }

    /** Of a whole file. */
    Verdict result() {
        if (result == null) {
            throw new IllegalStateException("nothing was looked at");
        }
        return result;
    }

    /**
     * Refuses what is something else.
     *
     * @throws DownloadException with a sentence that says what it is; one that is empty may be so for the moment
     */
    void look(PartFile file) throws IOException {
        if (file.length() == 0) {
            throw new DownloadException(Sentence.of(Inspection.class, "empty"), true, null);
        }
        Verdict verdict = media.judge(file.path(), file.isWhole(), file.type(), name);
        if (!verdict.fits()) {
            throw refused(file, verdict);
        }
        if (verdict.cut() && file.isEndDoubtful()) {
            file.restart();
            throw new DownloadException(Sentence.of(Inspection.class, "cut"), true, null);
        }
        result = verdict;
    }

    private DownloadException refused(PartFile file, Verdict verdict) throws IOException {
        String told = file.type();
        String type = told == null ? "" : told.replaceFirst(";.*", "").strip();
        Sentence what = type.isEmpty()
                ? verdict.what()
                : Sentence.of(Inspection.class, "servedAs", verdict.what(), SafeText.of(type));
        try (InputStream in = Files.newInputStream(file.path())) {
            String said = new String(in.readNBytes(Refusal.TELLING), StandardCharsets.UTF_8);
            return Refusal.isDeadLink(said)
                    ? Refusal.linkFailed(otherThanWanted("deadVideo", "deadSubtitles", what))
                    : new DownloadException(otherThanWanted("noVideo", "noSubtitles", what), false, null);
        }
    }

    private Sentence otherThanWanted(String video, String subtitles, Sentence what) {
        return Sentence.of(Inspection.class, media == Media.VIDEO ? video : subtitles, what);
    }
}
