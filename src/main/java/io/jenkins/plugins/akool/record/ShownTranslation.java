package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import hudson.model.Run;
import io.jenkins.plugins.akool.translation.State;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A translation under {@code api/json}, as its build recorded it. The names stay; see docs/rest.md. */
@ExportedBean(defaultVisibility = 2)
public class ShownTranslation {

    private final TranslationRecord record;

    /** Whether this person may see the build's artifacts. */
    private final boolean files;

    public ShownTranslation(@NonNull TranslationRecord record, boolean files) {
        this.record = record;
        this.files = files;
    }

    /** Whether this person may see the artifacts of a build; whoever may read it, unless Jenkins has a permission for that. */
    public static boolean maySeeFiles(@NonNull Run<?, ?> run) {
        return !Functions.isArtifactsPermissionEnabled() || run.hasPermission(Run.ARTIFACTS);
    }

    /** The plugin's own id of it, unique in this Jenkins. */
    @Exported
    @NonNull
    public String getId() {
        return record.id();
    }

    /** Code of the target language, as it was ordered. */
    @Exported
    @NonNull
    public String getLanguage() {
        return record.language();
    }

    /** Address of the video without its query, or the name of a file in the workspace. */
    @Exported
    @NonNull
    public String getSource() {
        return record.source();
    }

    /** See {@link State}. */
    @Exported
    @NonNull
    public State getState() {
        return record.state();
    }

    /** A sentence on why there is no result, null where there is one or may still be. */
    @Exported
    @CheckForNull
    public String getReason() {
        return record.reason();
    }

    /** Sentences on what is odd about the result, such as one without sound. */
    @Exported
    @NonNull
    public List<String> getWarnings() {
        return record.getWarnings();
    }

    /** AKOOL's id, null as long as none is known. */
    @Exported
    @CheckForNull
    public String getAkoolId() {
        return record.akoolId();
    }

    /** Length of video that AKOOL charges, seconds, null where it never said. */
    @Exported
    @CheckForNull
    public Double getDurationSeconds() {
        return record.durationSeconds();
    }

    /** Credits held or used, null where AKOOL never said. */
    @Exported
    @CheckForNull
    public Double getCredits() {
        return record.credits();
    }

    /** When AKOOL took it, null where it never did for this build. */
    @Exported
    @CheckForNull
    public Date getSubmittedAt() {
        return date(record.submittedAt());
    }

    /** When AKOOL was first seen to be done, null before. */
    @Exported
    @CheckForNull
    public Date getCompletedAt() {
        return date(record.completedAt());
    }

    /** When AKOOL deletes its result, null where it has none. */
    @Exported
    @CheckForNull
    public Date getDeletedAt() {
        return date(record.getExpiresAt());
    }

    /** Path of the video among the build's artifacts, null until collected and for who may not see them. */
    @Exported
    @CheckForNull
    public String getFile() {
        return files ? record.getFile() : null;
    }

    /** The video's length, bytes, 0 until collected. */
    @Exported
    public long getBytes() {
        return record.getBytes();
    }

    /** What was archived besides the video; empty for who may not see it. */
    @Exported
    @NonNull
    public List<ShownExtra> getExtras() {
        return files ? record.getExtras().stream().map(ShownExtra::new).toList() : List.of();
    }

    /** Number of the build of the same job whose result this is, null where it was made for this one. */
    @Exported
    @CheckForNull
    public Integer getReusedFrom() {
        return record.getReusedFrom();
    }

    /** The build that had AKOOL make it, null where this one did or nobody has. */
    @Exported
    @CheckForNull
    public String getPaidBy() {
        return record.paidBy();
    }

    @CheckForNull
    private static Date date(@CheckForNull Instant at) {
        return at == null ? null : Date.from(at);
    }

    /** A file beside a translated video. */
    @ExportedBean(defaultVisibility = 3)
    public static final class ShownExtra {

        private final RecordedExtra extra;

        ShownExtra(RecordedExtra extra) {
            this.extra = extra;
        }

        /** See {@link io.jenkins.plugins.akool.translation.Extra}. */
        @Exported
        @NonNull
        public String getKind() {
            return extra.getExtra().name();
        }

        /** Path among the build's artifacts. */
        @Exported
        @NonNull
        public String getFile() {
            return extra.getFile();
        }

        /** Bytes. */
        @Exported
        public long getBytes() {
            return extra.getBytes();
        }
    }
}
