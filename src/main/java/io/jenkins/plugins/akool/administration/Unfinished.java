package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.StateWords;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.service.Decisions;
import io.jenkins.plugins.akool.service.Overview;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A translation that is not done, as the administration page and its {@code api/json} show it. */
@ExportedBean(defaultVisibility = 2)
public final class Unfinished {

    private final Translation translation;
    private final Readers readers;
    private final Instant now;
    private final boolean withoutBuild;
    private final boolean forgettable;
    private final boolean checkable;

    Unfinished(Translation translation, Overview overview, Decisions decisions, Readers readers, Instant now) {
        this.translation = translation;
        this.readers = readers;
        this.now = now;
        withoutBuild = overview.isWithoutBuild(translation);
        forgettable = decisions.isForgettable(translation);
        State open = decisions.open(translation.id());
        checkable = translation.akoolId() != null && open != null && open != State.UNKNOWN;
    }

    /** The plugin's own id of it, for {@code check}, {@code collect} and {@code forget}. */
    @Exported
    @NonNull
    public String getId() {
        return translation.id();
    }

    /** Full name of the job; null where this person may not see it. */
    @Exported
    @CheckForNull
    public String getJob() {
        String job = Owners.job(translation.order().owner());
        return readers.maySee(job) ? job : null;
    }

    /** Number of the build, 0 where it has none. */
    @Exported
    public int getBuild() {
        String owner = translation.order().owner();
        String number = owner.substring(owner.lastIndexOf('#') + 1);
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    /** Whether its build cannot be loaded, or is gone. */
    @Exported
    public boolean isWithoutBuild() {
        return withoutBuild;
    }

    /** Address of the job below Jenkins' own, null where there is none to see. */
    @CheckForNull
    public String getJobUrl() {
        return readers.url(Owners.job(translation.order().owner()));
    }

    /** Code of the target language, as it was ordered. */
    @Exported
    @NonNull
    public String getLanguage() {
        return translation.language();
    }

    /** Target language with its name, for people. */
    @NonNull
    public String getLanguageName() {
        return Language.named(translation.language(), LocaleProvider.getLocale());
    }

    /** The video's file name; null where this person may not see the job. */
    @Exported
    @CheckForNull
    public String getSource() {
        return getJob() == null
                ? null
                : StoredFile.shownName(translation.order().source());
    }

    /** See {@link State}. */
    @Exported
    @NonNull
    public State getState() {
        return translation.state();
    }

    /** The state in words. */
    @NonNull
    public String getStateWords() {
        return StateWords.of(translation.state());
    }

    /** A sentence on why it has no result, null where it may still come by itself. */
    @Exported
    @CheckForNull
    public String getReason() {
        String reason = translation.reason();
        return reason == null || getJob() == null ? null : SafeText.readable(reason);
    }

    /** AKOOL's id, null as long as none is known. */
    @Exported
    @CheckForNull
    public String getAkoolId() {
        return translation.akoolId();
    }

    /** Credits held or used, null where AKOOL never said. */
    @Exported
    @CheckForNull
    public Double getCredits() {
        return translation.credits();
    }

    /** When it was ordered, or last taken up again. */
    @Exported
    @NonNull
    public Date getOrderedAt() {
        return Date.from(translation.order().placedAt());
    }

    /** How long ago that was, in words. */
    @NonNull
    public String getAge() {
        Duration age = Duration.between(translation.order().placedAt(), now);
        return Util.getTimeSpanString(Math.max(0, age.toMillis()));
    }

    /** When AKOOL deletes what it has of it, null where it has nothing. */
    @Exported
    @CheckForNull
    public Date getDeletedAt() {
        Instant at = translation.expiresAt();
        return at == null || translation.state() == State.FAILED ? null : Date.from(at);
    }

    /** When the order's time is over. */
    @Exported
    @NonNull
    public Date getTimeLimitAt() {
        return Date.from(translation.order().deadline());
    }

    /** Whether AKOOL deletes it within a day. */
    public boolean isUrgent() {
        return DeadlineMonitor.isUrgent(translation, now);
    }

    /** Whether AKOOL can be asked how it stands. */
    public boolean isCheckable() {
        return checkable;
    }

    /** Whether it can be brought to its build. */
    public boolean isCollectable() {
        return translation.state() == State.UNCOLLECTED && !withoutBuild;
    }

    public boolean isForgettable() {
        return forgettable;
    }
}
