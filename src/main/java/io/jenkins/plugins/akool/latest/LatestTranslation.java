package io.jenkins.plugins.akool.latest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.Util;
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
import java.util.stream.Stream;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A translation that is among the artifacts of its build. */
@ExportedBean(defaultVisibility = 2)
public final class LatestTranslation extends ShownTranslation {

    private final Run<?, ?> run;
    private final TranslationRecord record;

    private LatestTranslation(Run<?, ?> run, TranslationRecord record) {
        super(record, maySeeFiles(run));
        this.run = run;
        this.record = record;
    }

    /** All of the newest builds, the newest first; of one build, what was recorded last is first. */
    @NonNull
    static Stream<LatestTranslation> of(@NonNull Job<?, ?> job) {
        return RecordedBuilds.newest(job).flatMap(LatestTranslation::of);
    }

    private static Stream<LatestTranslation> of(Run<?, ?> run) {
        BuildTranslations found = BuildTranslations.find(run);
        List<TranslationRecord> records = new ArrayList<>(found == null ? List.of() : found.getRecords());
        Collections.reverse(records);
        return records.stream().filter(r -> r.getFile() != null).map(r -> new LatestTranslation(run, r));
    }

    @NonNull
    Run<?, ?> run() {
        return run;
    }

    boolean isReadable() {
        return maySeeFiles(run);
    }

    /** Whether it is into this language, however that is written. */
    boolean isInto(@NonNull String language) {
        return Language.canonical(record.getLanguage()).equals(Language.canonical(language));
    }

    /** What one of a job has no two newest of: the same video into the same language. */
    @NonNull
    String key() {
        return Language.canonical(record.getLanguage()) + " " + record.getSource();
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

    /** The language as a part of an address. */
    @NonNull
    public String getLanguagePath() {
        return Util.rawEncode(record.getLanguage());
    }

    @NonNull
    public String getSourceName() {
        return StoredFile.shownName(record.getSource());
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
