package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.record.ArtifactLink;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.RecordedBuilds;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.record.ShownTranslation;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A translation that is among the artifacts of its build. */
@ExportedBean(defaultVisibility = 2)
public final class LatestTranslation extends ShownTranslation {

    /** Before a file that lies in no folder. */
    private static final String HERE = "./";

    /** What is shown of an address's query. */
    private static final String QUERY = "?…";

    private final Run<?, ?> run;
    private final TranslationRecord record;
    private final int turn;

    /**
     * @param turn of its order, see {@link BuildTranslations#turns}
     */
    private LatestTranslation(Run<?, ?> run, TranslationRecord record, int turn) {
        super(record, maySeeFiles(run));
        this.run = run;
        this.record = record;
        this.turn = turn;
    }

    /** All of the newest builds, the newest first; of one build, what was recorded last is first. */
    @NonNull
    static Stream<LatestTranslation> of(@NonNull Job<?, ?> job) {
        return RecordedBuilds.newest(job).flatMap(LatestTranslation::of);
    }

    private static Stream<LatestTranslation> of(Run<?, ?> run) {
        BuildTranslations found = BuildTranslations.find(run);
        if (found == null) {
            return Stream.of();
        }
        List<TranslationRecord> records = new ArrayList<>(found.getRecords());
        Collections.reverse(records);
        Map<String, Integer> turns = found.turns();
        return records.stream()
                .filter(r -> r.getFile() != null)
                .map(r -> new LatestTranslation(run, r, turns.getOrDefault(r.orderId(), 1)));
    }

    @NonNull
    Run<?, ?> run() {
        return run;
    }

    /** See {@link BuildTranslations#turns}. */
    int turn() {
        return turn;
    }

    boolean isReadable() {
        return maySeeFiles(run);
    }

    /** Whether it is into this language, however that is written. */
    boolean isInto(@NonNull String language) {
        return Language.canonical(record.getLanguage()).equals(Language.canonical(language));
    }

    /**
     * Whether it is of the video that somebody asks for: by its file name, or by all that is recorded of where it is, its path
     * in the workspace or its address. An address need not have its query, which nobody can tell who only sees the page.
     */
    boolean isOf(@NonNull String asked) {
        return asked.contains("/")
                ? asked.equals(place()) || bare(StoredFile.shown(asked)).equals(place())
                : asked.equals(fileName());
    }

    /** Where its source is, never a mere file name. */
    @NonNull
    String place() {
        String bare = bare(record.getSource());
        return bare.contains("/") ? bare : HERE + bare;
    }

    private static String bare(String source) {
        return source.endsWith(QUERY) ? source.substring(0, source.length() - QUERY.length()) : source;
    }

    @NonNull
    String fileName() {
        return StoredFile.shownName(record.getSource());
    }

    /** What one of a job has no two newest of: the same video into the same language. */
    @NonNull
    String key() {
        return Language.canonical(record.getLanguage()) + " " + turn + " " + record.getSource();
    }

    /** Number of the build that has it. */
    @Exported
    public int getBuild() {
        return run.getNumber();
    }

    /** When that build began. */
    @NonNull
    public Date getBuiltAt() {
        return run.getTime();
    }

    /** Target language with its name, for people. */
    @NonNull
    public String getLanguageName() {
        return Language.named(record.getLanguage(), LocaleProvider.getLocale());
    }

    /** In words. */
    @NonNull
    public String getVideoLength() {
        return Functions.humanReadableByteSize(record.getBytes());
    }

    /** Address of the video below Jenkins' own, null for who may not see it. */
    @CheckForNull
    public String getVideoLink() {
        return link(getFile());
    }

    /** Address of the translated subtitles below Jenkins' own, null where there are none to see. */
    @CheckForNull
    public String getSubtitlesLink() {
        return link(subtitles());
    }

    @CheckForNull
    String video() {
        return record.getFile();
    }

    @CheckForNull
    String subtitles() {
        return record.getExtras().stream()
                .filter(e -> e.getExtra() == Extra.TRANSLATED_SUBTITLES)
                .map(RecordedExtra::getFile)
                .findFirst()
                .orElse(null);
    }

    @CheckForNull
    String link(@CheckForNull String file) {
        return file == null || !isReadable() ? null : run.getUrl() + ArtifactLink.to(file);
    }
}
