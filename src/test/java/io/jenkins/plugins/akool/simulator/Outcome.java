package io.jenkins.plugins.akool.simulator;

import java.time.Duration;

/**
 * What is to become of the translations into one language.
 *
 * @param code AKOOL's {@code error_code} of a failed translation, or the business code of a refused one
 * @param takes null for the simulator's general duration
 */
record Outcome(Ending ending, int code, String message, Duration takes) {
    static final Outcome USUAL = new Outcome(Ending.COMPLETES, 0, "", null);

    enum Ending {
        COMPLETES,
        /** Accepted and billed, then status 4. */
        FAILS,
        /** Not even accepted. */
        REFUSED,
        /** Processing for ever. */
        NEVER,
        /** Status 3 with no link to a video. */
        NO_VIDEO
    }

    Outcome taking(Duration duration) {
        return new Outcome(ending, code, message, duration);
    }

    Outcome ending(Ending other, int newCode, String newMessage) {
        return new Outcome(other, newCode, newMessage, takes);
    }
}
