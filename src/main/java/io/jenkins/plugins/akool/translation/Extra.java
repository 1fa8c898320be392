package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.TranslationStatus;
import io.jenkins.plugins.akool.media.Media;

/** What AKOOL makes besides the translated video, and an order may ask for. */
public enum Extra {
    /** What is said in the target language. */
    TRANSLATED_SUBTITLES(Media.SUBTITLES, ""),
    /** What is said in the spoken language. */
    ORIGINAL_SUBTITLES(Media.SUBTITLES, ".original"),
    /** The translated video without captions in the picture. */
    CLEAN_VIDEO(Media.VIDEO, ".clean");

    private final Media media;
    private final String mark;

    Extra(Media media, String mark) {
        this.media = media;
        this.mark = mark;
    }

    @NonNull
    public Media media() {
        return media;
    }

    /** What tells its file's name from the video's, between what they have in common and the ending, which bytes tell. */
    @NonNull
    public String mark() {
        return mark;
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
