package io.jenkins.plugins.akool.media;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.io.Serializable;

/**
 * Whether a file is what was asked for.
 *
 * @param extension what its name should end in, behind the dot; null where it is something else
 * @param what words for what it is, as they stand behind "leads to"
 * @param cut whether it ends before its own structure does, as a file does whose transfer broke off unnoticed
 */
public record Verdict(
        @CheckForNull String extension, @NonNull Sentence what, boolean cut) implements Serializable {

    /** Whether it is what was asked for. */
    public boolean fits() {
        return extension != null;
    }
}
