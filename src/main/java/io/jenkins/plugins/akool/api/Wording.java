package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences for users, and their own words in settings: reading them, and quoting them back. */
public final class Wording {

    /** Characters; a typing mistake is quoted, a page pasted into a field is not. */
    private static final int LONGEST_QUOTE = 40;

    /** Sentences in one message or log; one may be said of each of thousands of videos. */
    private static final int MOST_TOLD = 10;

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
        return text(speaker.getPackageName(), key, values);
    }

    private static String text(String room, String key, Object[] values) {
        ResourceBundle sentences = ResourceBundle.getBundle(
                room + ".Sentences", Locale.getDefault(), Wording.class.getClassLoader(), ELSE_ENGLISH);
        return MessageFormat.format(sentences.getString(key), values);
    }

    /**
     * A sentence, or words for one, that is worded where it is read and not where it was found out: an agent may speak
     * another language than its controller.
     *
     * @param room package with the {@code Sentences.properties}, empty where the key is the text itself
     * @param values fit for one line; sentences among them are worded along with it
     */
    public record Sentence(
            @NonNull String room,
            @NonNull String key,
            @NonNull List<Serializable> values) implements Serializable {

        public Sentence {
            values = List.copyOf(values);
        }

        /**
         * @param speaker a class of the room
         */
        @NonNull
        public static Sentence of(@NonNull Class<?> speaker, @NonNull String key, @NonNull Serializable... values) {
            return new Sentence(speaker.getPackageName(), key, List.of(values));
        }

        /** One that somebody else has worded. */
        @NonNull
        public static Sentence worded(@NonNull String text) {
            return new Sentence("", text, List.of());
        }

        /** In the language of the server that this is asked on. */
        @Override
        public String toString() {
            return room.isEmpty()
                    ? key
                    : text(room, key, values.stream().map(String::valueOf).toArray());
        }
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

    /** Sentences in a row: as many as one reads at once, and how many more there are. */
    @NonNull
    public static String together(@NonNull List<String> sentences) {
        return String.join(" ", few(sentences));
    }

    /** The first of the sentences, and a last one that says how many more there are. */
    @NonNull
    public static List<String> few(@NonNull List<String> sentences) {
        int left = sentences.size() - MOST_TOLD;
        return left <= 0
                ? sentences
                : Stream.concat(
                                sentences.stream().limit(MOST_TOLD),
                                Stream.of(sentence(Wording.class, "more", String.valueOf(left))))
                        .toList();
    }

    /** The text in quotation marks, fit for one line, and not all of it where it is long. */
    @NonNull
    public static String quote(@NonNull String text) {
        String line = SafeText.of(text);
        return "'" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "'";
    }
}
