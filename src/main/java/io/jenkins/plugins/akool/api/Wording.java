package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Sentences for users, and their own words in settings: reading them, and quoting them back. */
public final class Wording {

    /** Characters; a typing mistake is quoted, a page pasted into a field is not. */
    private static final int LONGEST_QUOTE = 40;

    /** English where a text is not in the language of the server, and not the other way round. */
    private static final ResourceBundle.Control ELSE_ENGLISH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Wording() {}

    /**
     * A sentence out of the room's {@code Sentences.properties}, in the language of the server, since it may be
     * written down and read by others than who asked.
     *
     * @param speaker a class of the room
     * @param values fit for one line
     */
    @NonNull
    public static String sentence(@NonNull Class<?> speaker, @NonNull String key, @NonNull String... values) {
        ResourceBundle sentences = ResourceBundle.getBundle(
                speaker.getPackageName() + ".Sentences", Locale.getDefault(), speaker.getClassLoader(), ELSE_ENGLISH);
        return MessageFormat.format(sentences.getString(key), (Object[]) values);
    }

    /** The constant that the text names in any case; otherwise an error whose sentence names them all. */
    static <E extends Enum<E>> E constant(E[] constants, String text, String otherwise) {
        E found = find(constants, text);
        if (found == null) {
            throw new IllegalArgumentException(sentence(Wording.class, otherwise, quote(text), names(constants)));
        }
        return found;
    }

    /** The constant that the text names, in any case, its words joined in any way; null for none. */
    @CheckForNull
    public static <E extends Enum<E>> E find(@NonNull E[] constants, @NonNull String text) {
        String name = text.strip().replaceAll("[-_\\s]+", "_");
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        return null;
    }

    /** As users write them, in a row. */
    @NonNull
    public static String names(@NonNull Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The text in quotation marks, fit for one line, and not all of it where it is long. */
    @NonNull
    public static String quote(@NonNull String text) {
        String line = SafeText.of(text);
        return "'" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "'";
    }
}
