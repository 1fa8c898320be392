package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.download.Media;

/** What AKOOL makes besides the translated video, and an order may ask for. */
public enum Extra {
    /** What is said in the target language. */
    TRANSLATED_SUBTITLES(Media.SUBTITLES, ".srt"),
    /** What is said in the spoken language. */
    ORIGINAL_SUBTITLES(Media.SUBTITLES, ".original.srt"),
    /** The translated video without captions in the picture. */
    CLEAN_VIDEO(Media.VIDEO, ".clean.mp4");

    private final Media media;
    private final String suffix;

    Extra(Media media, String suffix) {
        this.media = media;
        this.suffix = suffix;
    }

    @NonNull
    public Media media() {
        return media;
    }

    /** What its file's name ends in, behind all that it has in common with the video's. */
    @NonNull
    public String suffix() {
        return suffix;
    }

    /** Signed link to it, null where AKOOL made none. */
    @CheckForNull
    public String link(@NonNull TranslationStatus.Extras links) {
        return switch (this) {
            case TRANSLATED_SUBTITLES -> links.translatedSubtitles();
            case ORIGINAL_SUBTITLES -> links.originalSubtitles();
            case CLEAN_VIDEO -> links.cleanVideo();
        };
    }
}
