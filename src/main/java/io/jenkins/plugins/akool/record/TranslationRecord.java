package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.ExtraFile;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build remembers of one translation for good. Written into {@code build.xml}, so it holds no signed link and no
 * key. Immutable.
 */
public final class TranslationRecord {

    private final String id;
    private final String orderId;
    private final String source;
    private final String language;
    private final State state;
    private final String akoolId;
    private final Double durationSeconds;
    private final Double credits;

    /** Milliseconds since the epoch, 0 where AKOOL has nothing to delete. */
    private final long expiresAt;

    private final String file;
    private final long bytes;

    /** Null in records of before there were extras. */
    @CheckForNull
    private final List<RecordedExtra> extras;

    private final String reason;

    /** Number of the build whose result this is, 0 where it was made for this one. */
    private final int reusedFrom;

    public TranslationRecord(Translation t) {
        id = t.id();
        orderId = t.order().id();
        source = StoredFile.shown(t.order().source());
        language = t.language();
        state = t.state();
        akoolId = t.akoolId();
        durationSeconds = t.durationSeconds();
        credits = t.credits();
        Instant expires = t.expiresAt();
        expiresAt = expires == null ? 0 : expires.toEpochMilli();
        file = t.file();
        bytes = t.bytes();
        extras = RecordedExtra.all(t.extras());
        reason = t.reason();
        reusedFrom = 0;
    }

    /**
     * A result that an earlier build of the same job made.
     *
     * @param file where its video is among the artifacts of this build
     * @param extras what is there besides
     */
    public TranslationRecord(Order order, TranslationRecord earlier, int build, String file, List<ExtraFile> extras) {
        id = order.translationId(earlier.language);
        orderId = order.id();
        source = StoredFile.shown(order.source());
        language = earlier.language;
        state = State.COLLECTED;
        akoolId = earlier.akoolId;
        durationSeconds = earlier.durationSeconds;
        credits = 0.0;
        expiresAt = 0;
        this.file = file;
        bytes = earlier.bytes;
        this.extras = RecordedExtra.all(extras);
        reason = null;
        reusedFrom = build;
    }

    /** The same, with another reason for its state. */
    private TranslationRecord(TranslationRecord before, State state, String reason) {
        id = before.id;
        orderId = before.orderId;
        source = before.source;
        language = before.language;
        this.state = state;
        akoolId = before.akoolId;
        durationSeconds = before.durationSeconds;
        credits = before.credits;
        expiresAt = 0;
        file = before.file;
        bytes = before.bytes;
        extras = before.extras;
        this.reason = reason;
        reusedFrom = before.reusedFrom;
    }

    public TranslationRecord failed(String why) {
        return new TranslationRecord(this, State.FAILED, why);
    }

    @NonNull
    public String getId() {
        return id;
    }

    @NonNull
    public String orderId() {
        return orderId;
    }

    /** The video's address without its query, or the name of a file in the workspace. */
    @NonNull
    public String getSource() {
        return source;
    }

    /** Target language code. */
    @NonNull
    public String getLanguage() {
        return language;
    }

    @NonNull
    public State getState() {
        return state;
    }

    /** AKOOL's {@code _id}, null as long as none is known. */
    @CheckForNull
    public String getAkoolId() {
        return akoolId;
    }

    /** Length of video that AKOOL charges, seconds, null where it never said. */
    @CheckForNull
    public Double getDurationSeconds() {
        return durationSeconds;
    }

    /** Credits held or used, null where AKOOL never said. */
    @CheckForNull
    public Double getCredits() {
        return credits;
    }

    /** When AKOOL deletes the result, null where there is none. */
    @CheckForNull
    public Instant getExpiresAt() {
        return expiresAt == 0 ? null : Instant.ofEpochMilli(expiresAt);
    }

    /** Path among the artifacts, null until collected. */
    @CheckForNull
    public String getFile() {
        return file;
    }

    /** The result's length, bytes, 0 until collected. */
    public long getBytes() {
        return bytes;
    }

    /** What was archived besides the video. */
    @NonNull
    public List<RecordedExtra> getExtras() {
        return extras == null ? List.of() : List.copyOf(extras);
    }

    @CheckForNull
    private String fileOf(Extra extra) {
        return getExtras().stream()
                .filter(e -> e.getExtra() == extra)
                .map(RecordedExtra::getFile)
                .findFirst()
                .orElse(null);
    }

    /** A sentence on why there is no result, null where there is one or may still be. */
    @CheckForNull
    public String getReason() {
        return reason;
    }

    /** Number of the build of the same job whose result this is, null where it was made for this one. */
    @CheckForNull
    public Integer getReusedFrom() {
        return reusedFrom == 0 ? null : reusedFrom;
    }

    /** As a script sees it: plain values that survive a restart and need no approval in the sandbox. */
    @NonNull
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("language", language);
        map.put("status", state.name());
        map.put("id", akoolId);
        map.put("file", file);
        map.put("subtitles", fileOf(Extra.TRANSLATED_SUBTITLES));
        map.put("originalSubtitles", fileOf(Extra.ORIGINAL_SUBTITLES));
        map.put("cleanVideo", fileOf(Extra.CLEAN_VIDEO));
        map.put("durationSeconds", durationSeconds);
        map.put("credits", credits);
        map.put("reusedFrom", getReusedFrom());
        return map;
    }

    private List<Object> parts() {
        return Arrays.asList(
                id,
                orderId,
                source,
                language,
                state,
                akoolId,
                durationSeconds,
                credits,
                expiresAt,
                file,
                bytes,
                getExtras(),
                reason,
                reusedFrom);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TranslationRecord record && parts().equals(record.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }
}
