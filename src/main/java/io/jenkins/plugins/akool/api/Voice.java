package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A voice of one of AKOOL's voice lists (docs.akool.com, "Get AI Voices List", "VoiceLab" and "Audio").
 *
 * @param id AKOOL's {@code voice_id}, what a translation is ordered with
 * @param name for people, or null
 * @param gender in AKOOL's words, usually {@code Male} or {@code Female}, or null
 * @param languageCode what it speaks, or null where AKOOL does not say, as in the oldest list
 * @param preview link to a sample of its sound, http or https, or null
 * @param details what else AKOOL says of it
 */
public record Voice(
        @NonNull String id,
        @CheckForNull String name,
        @CheckForNull String gender,
        @CheckForNull String languageCode,
        @CheckForNull String preview,
        @NonNull Details details) {

    /** One of which nothing else is said. */
    public Voice(
            @NonNull String id,
            @CheckForNull String name,
            @CheckForNull String gender,
            @CheckForNull String languageCode,
            @CheckForNull String preview) {
        this(id, name, gender, languageCode, preview, Details.NONE);
    }

    /**
     * What people choose a voice by, in AKOOL's words.
     *
     * @param entryId AKOOL's {@code _id} of the entry, or null
     * @param languageName what it speaks, for people, or null
     * @param ages whom it sounds like; none where AKOOL does not say, as with the other lists
     * @param styles how it sounds
     * @param use what it is made for, or null
     * @param scenarios where AKOOL recommends it
     * @param category AKOOL's kind of voice, or null
     * @param picture link to a picture of the speaker, or null
     * @param flag link to a picture of the language's flag, or null
     * @param previewLength of the sample, or null
     * @param createdAt since when AKOOL has it, or null
     */
    public record Details(
            @CheckForNull String entryId,
            @CheckForNull String languageName,
            @NonNull List<String> ages,
            @NonNull List<String> styles,
            @CheckForNull String use,
            @NonNull List<String> scenarios,
            @CheckForNull String category,
            @CheckForNull String picture,
            @CheckForNull String flag,
            @CheckForNull Duration previewLength,
            @CheckForNull Instant createdAt) {

        static final Details NONE =
                new Details(null, null, List.of(), List.of(), null, List.of(), null, null, null, null, null);

        public Details {
            ages = List.copyOf(ages);
            styles = List.copyOf(styles);
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * Whether the voice can be offered for a language. A code covers its own regions and dialects, so that {@code
     * zh-CN} also finds {@code zh-CN-shandong}, but not the other way round. A voice that names no language fits every
     * one.
     */
    public boolean speaks(String language) {
        if (languageCode == null) {
            return true;
        }
        String mine = languageCode.replace('_', '-');
        String asked = language.replace('_', '-');
        boolean begins = mine.regionMatches(true, 0, asked, 0, asked.length());
        return begins && (mine.length() == asked.length() || mine.charAt(asked.length()) == '-');
    }

    /** Without the links, which may be signed. */
    @Override
    public String toString() {
        return "Voice[" + id + ", " + name + ", " + gender + ", " + languageCode + "]";
    }
}
