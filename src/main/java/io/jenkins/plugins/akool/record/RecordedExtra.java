package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import java.util.ArrayList;
import java.util.List;

/** What a build remembers for good of a file beside a translated video. Written into {@code build.xml}. Immutable. */
public final class RecordedExtra {

    private final Extra extra;
    private final String file;
    private final long bytes;

    private RecordedExtra(ExtraFile file) {
        extra = file.extra();
        this.file = file.file();
        bytes = file.bytes();
    }

    static List<RecordedExtra> all(List<ExtraFile> files) {
        return new ArrayList<>(files.stream().map(RecordedExtra::new).toList());
    }

    @NonNull
    public Extra getExtra() {
        return extra;
    }

    /** What it is, in words. */
    @NonNull
    public String getName() {
        return nameOf(extra);
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
        return file;
    }

    public long getBytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedExtra e && extra == e.extra && file.equals(e.file) && bytes == e.bytes;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
