package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A target language of AKOOL's language list (docs.akool.com, "Get Language List Result").
 *
 * @param code what a translation is ordered with, e.g. {@code zh-CN-shandong}
 * @param name for people, in English; the code where AKOOL gives no name
 * @param flag link to a picture, http or https, or null
 * @param needsVoice whether a translation needs a voice's id, or null where AKOOL does not say: the field left its
 *     documentation in November 2025
 */
public record Language(
        @NonNull String code,
        @NonNull String name,
        @CheckForNull String flag,
        @CheckForNull Boolean needsVoice) {

    /** Without the link. */
    @Override
    public String toString() {
        return "Language[" + code + ", " + name + ", needsVoice=" + needsVoice + "]";
    }
}
