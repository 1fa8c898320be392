package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A voice of one of AKOOL's voice lists (docs.akool.com, "Get AI Voices List", "VoiceLab" and "Audio").
 *
 * @param id AKOOL's {@code voice_id}, what a translation is ordered with
 * @param name for people, or null
 * @param gender in AKOOL's words, usually {@code Male} or {@code Female}, or null
 * @param languageCode what it speaks, or null where AKOOL does not say, as in the oldest list
 * @param preview link to a sample of its sound, http or https, or null
 */
public record Voice(
        @NonNull String id,
        @CheckForNull String name,
        @CheckForNull String gender,
        @CheckForNull String languageCode,
        @CheckForNull String preview) {

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

    /** Without the link, which may be signed. */
    @Override
    public String toString() {
        return "Voice[" + id + ", " + name + ", " + gender + ", " + languageCode + "]";
    }
}
