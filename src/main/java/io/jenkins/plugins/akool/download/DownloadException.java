package io.jenkins.plugins.akool.download;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A result could not be brought whole to its place. The message is a sentence for the user, without a query string.
 */
public final class DownloadException extends IOException {

    private static final long serialVersionUID = 4L;

    /** What may help. */
    public enum Cure {
        /** The same again, a little later. */
        PATIENCE,
        /** A link that AKOOL gives out anew: this one has run out, or leads to nothing. */
        FRESH_LINK,
        /** Only what a person does. */
        NONE
    }

    private final Sentence said;

    private final Cure cure;

    /** What the server asked to wait, null where it did not ask. */
    @CheckForNull
    private final Duration pause;

    private final boolean nodes;

    /**
     * @param worthRetrying whether a fresh link and some patience may help
     */
    public DownloadException(@NonNull String message, boolean worthRetrying, @CheckForNull Throwable cause) {
        this(Sentence.worded(message), worthRetrying, cause);
    }

    DownloadException(@NonNull Sentence said, boolean worthRetrying, @CheckForNull Throwable cause) {
        this(said, worthRetrying ? Cure.PATIENCE : Cure.NONE, null, cause);
    }

    DownloadException(
            @NonNull Sentence said, @NonNull Cure cure, @CheckForNull Duration pause, @CheckForNull Throwable cause) {
        this(said, cure, pause, cause, false);
    }

    private DownloadException(
            Sentence said, Cure cure, @CheckForNull Duration pause, @CheckForNull Throwable cause, boolean nodes) {
        super(null, cause);
        this.said = said;
        this.cure = cure;
        this.pause = pause;
        this.nodes = nodes;
    }

    /** The same of a failure that may be the node's: of its network, or of what stands between it and the server. */
    @NonNull
    DownloadException onThisNode() {
        return new DownloadException(said, cure, pause, getCause(), true);
    }

    /** In the language of the server that this is asked on, which need not be the one where the download failed. */
    @NonNull
    @Override
    public String getMessage() {
        return said.toString();
    }

    /** The message, to be worded by who reads it. */
    @NonNull
    public Sentence said() {
        return said;
    }

    /** Whether another node may get what this one did not. */
    public boolean isPerhapsTheNodes() {
        return nodes;
    }

    public boolean worthRetrying() {
        return cure != Cure.NONE;
    }

    @NonNull
    public Cure cure() {
        return cure;
    }

    /** How long the server asked to be left alone. */
    @NonNull
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
