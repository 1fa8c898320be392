package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.time.Duration;

/** Failed downloads of each kind, for who tests what comes of them. */
public final class Cures {

    private Cures() {}

    /** As a download fails that this would cure. */
    public static DownloadException failure(DownloadException.Cure cure, @CheckForNull Duration pause) {
        return new DownloadException(Sentence.worded("it could not be read (" + cure + ")."), cure, pause, null);
    }
}
