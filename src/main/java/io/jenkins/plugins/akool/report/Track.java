package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Archived subtitles as a player offers them. */
public final class Track {

    /** BCP 47 for a language that nobody has told. */
    private static final String UNDETERMINED = "und";

    private static final Set<String> READABLE = Set.of("srt", "vtt");

    private final String label;
    private final String language;
    private final String link;

    private Track(String label, String language, String link) {
        this.label = label;
        this.language = language;
        this.link = link;
    }

    /** Those of one translation that a browser can be given, of one kind. */
    static List<Track> of(TranslationRecord record, Extra kind, Locale reader) {
        boolean original = kind == Extra.ORIGINAL_SUBTITLES;
        return record.extraFiles().stream()
                .filter(file -> file.extra() == kind && isReadable(file))
                .map(file -> new Track(
                        original ? Messages.original() : Language.named(record.language(), reader),
                        original ? UNDETERMINED : record.language(),
                        "subtitles?id=" + record.id() + "&extra=" + kind.name()))
                .toList();
    }

    /** Whether {@link io.jenkins.plugins.akool.media.WebVtt} reads such a file. */
    static boolean isReadable(ExtraFile file) {
        return READABLE.contains(file.file().substring(file.file().lastIndexOf('.') + 1));
    }

    @NonNull
    public String getLabel() {
        return label;
    }

    /** As BCP 47 has it. */
    @NonNull
    public String getLanguage() {
        return language;
    }

    /** Address below the page's own. */
    @NonNull
    public String getLink() {
        return link;
    }
}
