package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.record.RecordedExtra;
import io.jenkins.plugins.akool.record.StateWords;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.State;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What the page shows of one translation, as it stood when somebody looked. */
public final class TranslationView {

    private final Visit visit;
    private final TranslationRecord record;

    /** Where the engine has it, if something can still be done about it. */
    @CheckForNull
    private final State open;

    private final OptionalInt percent;

    TranslationView(Visit visit, TranslationRecord record) {
        this.visit = visit;
        this.record = record;
        open = visit.decisions().open(record.id());
        percent = isRunning() ? TranslationService.get().progress(record.id()) : OptionalInt.empty();
    }

    @NonNull
    public String getId() {
        return record.getId();
    }

    /** Target language, name and code. */
    @NonNull
    public String getLanguage() {
        return Language.named(record.getLanguage(), visit.reader());
    }

    @NonNull
    public String getCode() {
        return record.getLanguage();
    }

    @NonNull
    public String getState() {
        return StateWords.of(record.getState());
    }

    /** How it looks: {@code running}, {@code done}, {@code waiting} for a person, or {@code failed}. */
    @NonNull
    public String getKind() {
        if (isHeld() || isUndecided() || isCollectable()) {
            return "waiting";
        }
        if (isRunning()) {
            return "running";
        }
        return record.getState() == State.COLLECTED ? "done" : "failed";
    }

    /** Whether it changes by itself. */
    public boolean isRunning() {
        return !record.getState().settled() && !visit.decisions().isLost(record);
    }

    /** How far it is, null where nobody knows. */
    @CheckForNull
    public Integer getPercent() {
        return percent.isPresent() && record.getState() == State.PROCESSING ? percent.getAsInt() : null;
    }

    /** How far it is and how long it may still take, in words; empty where nobody knows. */
    @NonNull
    public String getProgress() {
        Integer known = getPercent();
        if (known == null) {
            return "";
        }
        String left = TimeLeft.of(record.submittedAt(), visit.now(), known);
        return left.isEmpty() ? Messages.progress(known) : Messages.progress_left(known, left);
    }

    /** Changes with all that the page shows of it, except how far it is. */
    @NonNull
    public String getStamp() {
        return Integer.toHexString(Objects.hash(record, open, isHeld(), getMissing(), visit.decider(), visit.files()));
    }

    /** A sentence on why there is no result, null where there is one or may still be. */
    @CheckForNull
    public String getReason() {
        return record.getReason();
    }

    /** Sentences on what is odd about the result. */
    @NonNull
    public List<String> getWarnings() {
        return record.getWarnings();
    }

    /** What this person can do about it, or who can, a sentence; empty where nothing need be done. */
    @NonNull
    public String getAdvice() {
        if (isHeld()) {
            return isDecider() ? Messages.advice_held() : Messages.advice_others_held();
        }
        return switch (record.getState()) {
            case UNKNOWN -> isUndecided() ? unknown() : Messages.advice_again();
            case FAILED -> Messages.advice_failed();
            case EXPIRED -> Messages.advice_again();
            case UNCOLLECTED -> isCollectable() ? uncollected() : Messages.advice_again();
            default -> isCollectable() ? lost() : "";
        };
    }

    private String unknown() {
        return isDecider() ? Messages.advice_unknown() : Messages.advice_others_unknown();
    }

    private String uncollected() {
        return isDecider() ? Messages.advice_uncollected() : Messages.advice_others_uncollected();
    }

    private String lost() {
        return isDecider() ? Messages.advice_lost() : Messages.advice_others_lost();
    }

    /** Number of the build whose result this is, null where it was made for this one. */
    @CheckForNull
    public Integer getReusedFrom() {
        return record.getReusedFrom();
    }

    /** The build that paid, or words for one of another job; null where this one did. */
    @CheckForNull
    public String getPaidBy() {
        String payer = record.getPaidBy();
        return Owners.ANOTHER_JOB.equals(payer) ? Messages.anotherJob() : payer;
    }

    @CheckForNull
    public String getAkoolId() {
        return record.getAkoolId();
    }

    /** When AKOOL deletes what this build has not collected; null where that does not matter. */
    @CheckForNull
    public Date getDeadline() {
        Instant at = record.getExpiresAt();
        boolean matters = record.getState() != State.COLLECTED && record.getState() != State.FAILED;
        return at != null && matters ? Date.from(at) : null;
    }

    /** Empty where AKOOL never said. */
    @NonNull
    public String getCredits() {
        Double credits = record.getCredits();
        return credits == null
                ? ""
                : NumberFormat.getNumberInstance(visit.reader()).format(credits.doubleValue());
    }

    /** Whether they are only set aside while AKOOL works. */
    public boolean isHolding() {
        return record.completedAt() == null && isRunning();
    }

    /** Of the video that AKOOL charges, in words; empty where it never said. */
    @NonNull
    public String getLength() {
        Double seconds = record.getDurationSeconds();
        return seconds == null ? "" : Util.getTimeSpanString(Math.round(seconds * 1000));
    }

    /** Null until collected, and for who may not see it. */
    @CheckForNull
    public ShownFile getVideo() {
        String file = record.getFile();
        return file == null || !visit.files() ? null : new ShownFile(Messages.video(), file, record.getBytes());
    }

    /** All that is there to be downloaded, the video first. */
    @NonNull
    public List<ShownFile> getFiles() {
        List<ShownFile> files = new ArrayList<>();
        ShownFile video = getVideo();
        if (video != null) {
            files.add(video);
            for (RecordedExtra extra : record.getExtras()) {
                files.add(new ShownFile(extra.getName(), extra.getFile(), extra.getBytes()));
            }
        }
        return files;
    }

    @NonNull
    public List<Track> getTracks() {
        List<Track> tracks = new ArrayList<>(Track.of(record, Extra.TRANSLATED_SUBTITLES, visit.reader()));
        tracks.addAll(Track.of(record, Extra.ORIGINAL_SUBTITLES, visit.reader()));
        return tracks;
    }

    /** Whether there are files that this person may not see. */
    public boolean isHidden() {
        return record.getFile() != null && !visit.files();
    }

    public boolean isDecider() {
        return visit.decider();
    }

    /** Whether AKOOL can be asked how it stands. */
    public boolean isCheckable() {
        return open != null && open != State.UNKNOWN && record.getAkoolId() != null;
    }

    public boolean isCollectable() {
        return open == State.UNCOLLECTED || visit.decisions().isLost(record);
    }

    /** What was asked for beside the video and may still be had, in words; empty where nothing is. */
    @NonNull
    public String getMissing() {
        return visit.decisions().missing(visit.run(), record).stream()
                .map(RecordedExtra::nameOf)
                .collect(Collectors.joining(", "));
    }

    /** Whether somebody has to say that it is still wanted. */
    public boolean isHeld() {
        return visit.decisions().isHeld(record.getId());
    }

    /** Whether it is a person's turn to say what becomes of a submission whose answer was lost. */
    public boolean isUndecided() {
        return open == State.UNKNOWN;
    }
}
