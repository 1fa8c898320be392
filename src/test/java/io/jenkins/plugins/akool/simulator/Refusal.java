package io.jenkins.plugins.akool.simulator;

/** Why AKOOL does not take a request, or one of its languages. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refusal(Code code) {
        this(code.number, code.words);
    }

    /** @param message AKOOL's {@code msg}, where it is another than the documented one */
    Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Code 1003 comes with words that tell which parameter it is (seen by an API user, July 2026). */
    static Refusal of(String parameter, String clue) {
        return new Refusal(Code.BAD_PARAMETER.number, Code.BAD_PARAMETER.words + ": " + parameter + " " + clue);
    }

    int code() {
        return code;
    }
}
