package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;

/**
 * How the translation sounds: the values of {@code studio_voice.style} (docs.akool.com, "Create video translation").
 */
public enum Style {
    AFFECTIONATE,
    ANGRY,
    CALM,
    CHEERFUL,
    DEPRESSED,
    DISGRUNTLED,
    EMBARRASSED,
    EMPATHETIC,
    EXCITED,
    FEARFUL,
    FRIENDLY,
    UNFRIENDLY,
    SAD,
    SERIOUS,
    RELAXED,
    PROFESSIONAL;

    /** AKOOL's word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what a user wrote, in any case.
     *
     * @throws IllegalArgumentException with a sentence that names the valid values
     */
    @NonNull
    public static Style of(@NonNull String text) {
        return Wording.constant(values(), text, "styleUnknown");
    }
}
