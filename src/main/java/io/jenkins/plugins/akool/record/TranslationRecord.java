package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Collected;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build remembers of one translation for good. Lies in the build's directory, so it holds no signed link and no
 * key.
 *
 * @param source the video's address without its query, or the name of a file in the workspace
 * @param language target language code
 * @param akoolId AKOOL's {@code _id}, null as long as none is known
 * @param submittedAt when AKOOL took it, null where it never did for this build
 * @param completedAt when AKOOL was first seen to be done, null before
 * @param durationSeconds length of video that AKOOL charges, seconds, null where it never said
 * @param credits held or used, null where AKOOL never said
 * @param result null until collected
 * @param reason a sentence on why there is no result, null where there is one or may still be
 * @param reusedFrom number of the build whose result this is, 0 where it was made for this one
 * @param paidBy the build of this job that had AKOOL make it, as {@link Owners} named it then, or
 *     {@link Owners#ANOTHER_JOB}; null where this one paid
 */
public record TranslationRecord(
        @NonNull String id,
        @NonNull String orderId,
        @NonNull String source,
        @NonNull String language,
        @NonNull State state,
        @CheckForNull String akoolId,
        @CheckForNull Instant submittedAt,
        @CheckForNull Instant completedAt,
        @CheckForNull Double durationSeconds,
        @CheckForNull Double credits,
        @CheckForNull Collected result,
        @CheckForNull String reason,
        int reusedFrom,
        @CheckForNull String paidBy) {

    public TranslationRecord(@NonNull Translation t) {
        this(
                t.id(),
                t.order().id(),
                StoredFile.shown(t.order().source()),
                t.language(),
                t.state(),
                t.akoolId(),
                t.submittedAt(),
                t.completedAt(),
                t.durationSeconds(),
                t.credits(),
                t.result(),
                t.reason(),
                0,
                Owners.toldTo(t.order().owner(), t.paidBy()));
    }

    /**
     * A result that an earlier build of the same job made.
     *
     * @param file where its video is among the artifacts of this build
     * @param extras what is there besides
     */
    public TranslationRecord(Order order, TranslationRecord earlier, int build, String file, List<ExtraFile> extras) {
        this(
                order.translationId(earlier.language),
                order.id(),
                StoredFile.shown(order.source()),
                earlier.language,
                State.COLLECTED,
                earlier.akoolId,
                null,
                null,
                earlier.durationSeconds,
                0.0,
                new Collected(file, earlier.getBytes(), extras),
                null,
                build,
                null);
    }

    /** The same with another result in its place. */
    @NonNull
    public TranslationRecord with(@NonNull Collected other) {
        return new TranslationRecord(
                id,
                orderId,
                source,
                language,
                state,
                akoolId,
                submittedAt,
                completedAt,
                durationSeconds,
                credits,
                other,
                reason,
                reusedFrom,
                paidBy);
    }

    /** The same, called by where its video is in the workspace. */
    @NonNull
    TranslationRecord of(@NonNull String path) {
        return new TranslationRecord(
                id,
                orderId,
                path,
                language,
                state,
                akoolId,
                submittedAt,
                completedAt,
                durationSeconds,
                credits,
                result,
                reason,
                reusedFrom,
                paidBy);
    }

    /**
     * As the engine takes it up again.
     *
     * @param order its order
     */
    @NonNull
    public Translation toTranslation(@NonNull Order order) {
        Instant submitted = submittedAt == null ? order.placedAt() : submittedAt;
        Purchase purchase = akoolId == null
                ? null
                : new Purchase(akoolId, submitted, completedAt, durationSeconds, credits, paidBy);
        return Translation.recorded(order, language, state, purchase, result, reason);
    }

    @NonNull
    public String getId() {
        return id;
    }

    @NonNull
    public String getSource() {
        return source;
    }

    @NonNull
    public String getLanguage() {
        return language;
    }

    @NonNull
    public State getState() {
        return state;
    }

    @CheckForNull
    public String getAkoolId() {
        return akoolId;
    }

    @CheckForNull
    public Double getDurationSeconds() {
        return durationSeconds;
    }

    @CheckForNull
    public Double getCredits() {
        return credits;
    }

    /** When AKOOL deletes the result, null where there is none. */
    @CheckForNull
    public Instant getExpiresAt() {
        Instant from = completedAt == null ? submittedAt : completedAt;
        return from == null ? null : from.plus(Purchase.KEPT_BY_AKOOL);
    }

    /** Path among the artifacts, null until collected. */
    @CheckForNull
    public String getFile() {
        return result == null ? null : result.file();
    }

    /** The result's length, bytes, 0 until collected. */
    public long getBytes() {
        return result == null ? 0 : result.bytes();
    }

    /** Sentences on what is odd about the result; empty where nothing is. */
    @NonNull
    public List<String> getWarnings() {
        return result == null ? List.of() : result.warnings();
    }

    /** The files beside the video; empty where there is none. */
    @NonNull
    public List<ExtraFile> extraFiles() {
        return result == null ? List.of() : result.extras();
    }

    /** What was archived besides the video. */
    @NonNull
    public List<RecordedExtra> getExtras() {
        return extraFiles().stream().map(RecordedExtra::new).toList();
    }

    @CheckForNull
    private String fileOf(Extra extra) {
        return getExtras().stream()
                .filter(e -> e.getExtra() == extra)
                .map(RecordedExtra::getFile)
                .findFirst()
                .orElse(null);
    }

    @CheckForNull
    public String getReason() {
        return reason;
    }

    /** Number of the build of the same job whose result this is, null where it was made for this one. */
    @CheckForNull
    public Integer getReusedFrom() {
        return reusedFrom == 0 ? null : reusedFrom;
    }

    /** The build that had AKOOL make it, or {@link Owners#ANOTHER_JOB}; null where this one did or nobody has. */
    @CheckForNull
    public String getPaidBy() {
        return paidBy;
    }

    /** Until when AKOOL keeps what is paid and not in the build, null where there is no such thing. */
    @CheckForNull
    private Instant keptUntil() {
        boolean there = state.watched() || state == State.COLLECTING || state == State.UNCOLLECTED;
        return there && akoolId != null ? getExpiresAt() : null;
    }

    /**
     * As a script sees one of which nothing is written down yet: what is not there is null.
     *
     * @param order its order, null where that is not written down either
     */
    @NonNull
    public static Map<String, Object> planned(@CheckForNull OrderRecord order, @NonNull String language) {
        return map(order == null ? null : order.video(), language, State.PLANNED, List.of());
    }

    private static Map<String, Object> map(
            @CheckForNull String source, String language, State state, List<String> warnings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", source);
        map.put("language", language);
        map.put("status", state.name());
        map.put("warnings", new ArrayList<>(warnings));
        return map;
    }

    /** As a script sees it: plain values that survive a restart and need no approval in the sandbox. */
    @NonNull
    public Map<String, Object> toMap() {
        Map<String, Object> map = map(source, language, state, getWarnings());
        map.put("id", akoolId);
        map.put("file", getFile());
        map.put("subtitles", fileOf(Extra.TRANSLATED_SUBTITLES));
        map.put("originalSubtitles", fileOf(Extra.ORIGINAL_SUBTITLES));
        map.put("cleanVideo", fileOf(Extra.CLEAN_VIDEO));
        map.put("durationSeconds", durationSeconds);
        map.put("credits", credits);
        map.put("reusedFrom", getReusedFrom());
        map.put("paidBy", paidBy);
        map.put("reason", state == State.COLLECTED ? null : reason);
        Instant until = keptUntil();
        map.put(
                "keptUntil",
                until == null ? null : until.truncatedTo(ChronoUnit.SECONDS).toString());
        return map;
    }
}
