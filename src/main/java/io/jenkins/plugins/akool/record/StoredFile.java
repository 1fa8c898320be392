package io.jenkins.plugins.akool.record;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.translation.ResultName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of a file out of a workspace, as an order names it in the journal. The name says where the copy is kept and what
 * is in it, and lets nobody in.
 *
 * @param place who keeps it
 * @param length bytes
 * @param sha256 of its content, lower-case hexadecimal
 * @param path where it is among the artifacts; the bare file name where the controller keeps it
 */
public record StoredFile(
        @NonNull Place place,
        long length,
        @NonNull String sha256,
        @NonNull String path) {

    /** Who keeps a copy. */
    public enum Place {
        /** The build, among its artifacts, for as long as it keeps those. */
        ARTIFACT,
        /** The controller, as long as a translation needs it. */
        CONTROLLER
    }

    /** What an order has files for. */
    public enum Part {
        VIDEO,
        CAPTIONS;

        /** Also what the controller calls its copy, since what a workspace calls it may be no name there. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** No web address looks like it. */
    private static final Pattern WRITTEN = Pattern.compile("(artifact|controller):(\\d{1,18}):([0-9a-f]{64}):/(.+)");

    /** The copy that is named, null where the text is none's name but an address. */
    @CheckForNull
    public static StoredFile of(@CheckForNull String source) {
        Matcher written = WRITTEN.matcher(source == null ? "" : source);
        return written.matches()
                ? new StoredFile(
                        Place.valueOf(written.group(1).toUpperCase(Locale.ROOT)),
                        Long.parseLong(written.group(2)),
                        written.group(3),
                        written.group(4))
                : null;
    }

    /** A source as a page or a log may show it: a file's name, or an address without its query. */
    @NonNull
    public static String shown(@NonNull String source) {
        StoredFile file = of(source);
        return file == null ? SafeText.readable(source) : SafeText.of(file.name());
    }

    /** A source's name as people write it, for a page or a log. */
    @NonNull
    public static String shownName(@NonNull String source) {
        StoredFile file = of(source);
        String name = file == null ? ResultName.source(source) : file.name();
        // Some links carry a key in their path, and its place tells.
        return name.isEmpty() ? shown(source) : SafeText.of("/" + name).substring(1);
    }

    /**
     * What people call a source: a file with its folders, or the last part of an address, which is long and says little more.
     *
     * @param recorded as a {@link TranslationRecord} has it
     * @param turn which of several it is that are recorded the same, from 1; 0 for one that is alone
     */
    @NonNull
    public static String called(@NonNull String recorded, int turn) {
        String name = recorded.contains("://") ? shownName(recorded) : recorded;
        return turn == 0 ? name : name + " (" + turn + ")";
    }

    /** The file's own name. */
    @NonNull
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As {@link #of} reads it. */
    @NonNull
    @Override
    public String toString() {
        return place.name().toLowerCase(Locale.ROOT) + ":" + length + ":" + sha256 + ":/" + path;
    }
}
