package io.jenkins.plugins.akool.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Functions;
import io.jenkins.plugins.akool.record.StoredFile;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.State;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** One source video and what became of it, or as much of that as one page holds. */
public final class SourceSection {

    private final Visit visit;
    private final String source;
    private final int turn;
    private final List<TranslationRecord> all;
    private final List<TranslationView> shown;

    /**
     * @param source as its order is recorded
     * @param turn which of several it is that are recorded as the same, from 1; 0 for one that is alone
     * @param all translations of it in this build, at least one
     * @param shown those on this page
     */
    SourceSection(Visit visit, String source, int turn, List<TranslationRecord> all, List<TranslationRecord> shown) {
        this.visit = visit;
        this.source = source;
        this.turn = turn;
        this.all = all;
        this.shown = shown.stream().map(r -> new TranslationView(visit, r)).toList();
    }

    /** What people call it, with a number where others are called the same. */
    @NonNull
    public String getName() {
        return StoredFile.called(all.get(0).getSource(), turn);
    }

    /** Tells it from all others of the build, on the page only. */
    @NonNull
    public String getKey() {
        return "source-" + Integer.toHexString(31 * source.hashCode() + turn);
    }

    /** An address without its query, or a file's name. */
    @NonNull
    public String getAddress() {
        return StoredFile.shown(source);
    }

    /** The source's own address where everybody may follow it, null for any other. */
    @CheckForNull
    public String getLink() {
        if (source.contains("…")) {
            return null;
        }
        try {
            URI uri = new URI(source);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The source's length, where this Jenkins had it; empty for any other. */
    @NonNull
    public String getSize() {
        StoredFile file = StoredFile.of(source);
        return file == null ? "" : Functions.humanReadableByteSize(file.length());
    }

    /** The source among the artifacts, null where it is not there or may not be seen. */
    @CheckForNull
    public ShownFile getOriginal() {
        StoredFile file = StoredFile.of(source);
        return file != null && file.place() == StoredFile.Place.ARTIFACT && visit.files()
                ? new ShownFile(Messages.original(), file.path(), file.length())
                : null;
    }

    /** Subtitles in the spoken language, as they came with the first translation that has any. */
    @NonNull
    public List<Track> getTracks() {
        return all.stream()
                .map(r -> Track.of(r, Extra.ORIGINAL_SUBTITLES, visit.reader()))
                .filter(tracks -> !tracks.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @NonNull
    public String getSummary() {
        return Messages.summary(
                all.stream().filter(r -> r.getState() == State.COLLECTED).count(), all.size());
    }

    @NonNull
    public List<TranslationView> getTranslations() {
        return shown;
    }
}
