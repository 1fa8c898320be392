package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.akool.api.Wording;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of AKOOL's voices a script wants, by what AKOOL says of them, in any case.
 *
 * @param wanted what is asked for, by the name of the option; an option that is not set is not there
 */
record VoiceFilter(@NonNull LinkedHashMap<String, String> wanted) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The options, each with the entries of a voice that it is looked for in. */
    private static final Map<String, List<String>> ENTRIES = Map.of(
            "gender", List.of("gender"),
            "age", List.of("age"),
            "style", List.of("style"),
            "use", List.of("use", "scenario"));

    /** More are no help to choose from. */
    private static final int MOST_OFFERED = 40;

    VoiceFilter() {
        this(new LinkedHashMap<>());
    }

    @CheckForNull
    String get(String option) {
        return wanted.get(option);
    }

    void set(String option, @CheckForNull String value) {
        String text = Util.fixEmptyAndTrim(value);
        if (text == null) {
            wanted.remove(option);
        } else {
            wanted.put(option, text);
        }
    }

    /**
     * Those of the voices that have all that is wanted.
     *
     * @param voices as {@link io.jenkins.plugins.akool.access.Offers} gives them
     * @throws AbortException with what there is, where none of them has one of the values
     */
    @NonNull
    List<Map<String, Object>> of(@NonNull List<Map<String, Object>> voices) throws AbortException {
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            if (!voices.isEmpty() && voices.stream().noneMatch(voice -> has(voice, each.getKey(), each.getValue()))) {
                throw new AbortException(unknown(each.getKey(), each.getValue(), voices));
            }
        }
        return voices.stream()
                .filter(voice ->
                        wanted.entrySet().stream().allMatch(each -> has(voice, each.getKey(), each.getValue())))
                .collect(Collectors.toList());
    }

    private static String unknown(String option, String value, List<Map<String, Object>> voices) {
        String known = voices.stream()
                .flatMap(voice -> values(voice, option))
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)))
                .stream()
                .limit(MOST_OFFERED)
                .collect(Collectors.joining(", "));
        return known.isEmpty()
                ? Messages.voices_unsaid(option)
                : Messages.voices_unknown(option, Wording.quote(value), known);
    }

    private static boolean has(Map<String, Object> voice, String option, String value) {
        return values(voice, option).anyMatch(said -> plain(said).equals(plain(value)));
    }

    private static Stream<String> values(Map<String, Object> voice, String option) {
        return ENTRIES.get(option).stream()
                .map(voice::get)
                .flatMap(said -> said instanceof Collection<?> several ? several.stream() : Stream.ofNullable(said))
                .map(String::valueOf);
    }

    /** {@code middle aged} is {@code Middle-aged}. */
    private static String plain(String text) {
        return text.replaceAll("[-_\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
