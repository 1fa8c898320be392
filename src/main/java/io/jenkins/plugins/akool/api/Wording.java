package io.jenkins.plugins.akool.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of users in settings: reading them, and quoting them back in a sentence. */
final class Wording {

    /** Characters; a typing mistake is quoted, a page pasted into a field is not. */
    private static final int LONGEST_QUOTE = 40;

    private Wording() {}

    /** The constant that the text names in any case; otherwise an error whose sentence names them all. */
    static <E extends Enum<E>> E constant(E[] constants, String text, String what) {
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text.strip())) {
                return constant;
            }
        }
        String names = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(quote(text) + " is no " + what + " of AKOOL; it has: " + names + ".");
    }

    static String quote(String text) {
        String line = SafeText.of(text);
        return "'" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "'";
    }
}
