package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What AKOOL writes into the picture: the values of {@code caption_type} (docs.akool.com, "Create video translation").
 * How they combine with a caption file is not documented.
 */
public enum Captions {
    /** No captions (0, the default). */
    NONE(0),
    /** Adds subtitles in the original language (1). */
    ORIGINAL(1),
    /** Adds subtitles in the target language (2). */
    TARGET(2),
    /** Translates the original subtitles and puts the translation in their place (3). */
    REPLACE(3),
    /** Adds translated subtitles (4). */
    TRANSLATED(4);

    private final int type;

    Captions(int type) {
        this.type = type;
    }

    /** AKOOL's number for it. */
    int type() {
        return type;
    }

    /**
     * Reads what a user wrote, in any case.
     *
     * @throws IllegalArgumentException with a sentence that names the valid values
     */
    @NonNull
    public static Captions of(@NonNull String text) {
        return Wording.constant(values(), text, "captionsUnknown");
    }
}
