package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;

/** What a build remembers for good of a file beside a translated video, as pages show it. */
public record RecordedExtra(@NonNull ExtraFile file) {

    @NonNull
    public Extra getExtra() {
        return file.extra();
    }

    /** What it is, in words. */
    @NonNull
    public String getName() {
        return nameOf(file.extra());
    }

    /** What such a file is, in words. */
    @NonNull
    public static String nameOf(@NonNull Extra extra) {
        return switch (extra) {
            case TRANSLATED_SUBTITLES -> Messages.extra_translatedSubtitles();
            case ORIGINAL_SUBTITLES -> Messages.extra_originalSubtitles();
            case CLEAN_VIDEO -> Messages.extra_cleanVideo();
        };
    }

    /** Path among the artifacts. */
    @NonNull
    public String getFile() {
        return file.file();
    }

    public long getBytes() {
        return file.bytes();
    }
}
