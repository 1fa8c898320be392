package io.jenkins.plugins.akool.glossary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * One line of a glossary.
 *
 * @param word as it is spoken in the video
 * @param replacement what stands in its place; empty where the word is kept
 * @param language canonical code of the target language that it is for, null for all
 * @param line where it begins in the file, from 1
 */
public record Term(
        @NonNull Kind kind,
        @NonNull String word,
        @NonNull String replacement,
        @CheckForNull String language,
        int line) {

    /** What becomes of a word. */
    public enum Kind {
        /** It stays as it is. */
        KEEP,
        /** It has one translation. */
        FIXED,
        /** It is said in a certain way. */
        PRONOUNCED
    }
}
