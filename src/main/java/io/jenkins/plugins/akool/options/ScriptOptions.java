package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.EditDistance;
import io.jenkins.plugins.akool.api.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step takes from a script by name: how each option is read into what the step is bound with. */
public final class ScriptOptions {

    /** Of so many letters one may be wrong for a name to be taken for another. */
    private static final int LETTERS_FOR_A_SLIP = 4;

    private final Map<String, Function<ScriptValue, Object>> readings = new TreeMap<>();

    /** Adds options that are one text each. */
    @NonNull
    public ScriptOptions texts(@NonNull String... names) {
        return all(ScriptValue::text, names);
    }

    /** Adds options that are true or false. */
    @NonNull
    public ScriptOptions flags(@NonNull String... names) {
        return all(ScriptValue::flag, names);
    }

    /** Adds options that are whole numbers. */
    @NonNull
    public ScriptOptions numbers(@NonNull String... names) {
        return all(ScriptValue::number, names);
    }

    /**
     * Adds an option that its step reads itself.
     *
     * @param reading is given what the script has, never null
     */
    @NonNull
    public ScriptOptions other(@NonNull String name, @NonNull Function<Object, Object> reading) {
        return value(name, given -> reading.apply(given.value()));
    }

    @NonNull
    ScriptOptions value(@NonNull String name, @NonNull Function<ScriptValue, Object> reading) {
        return all(reading, name);
    }

    private ScriptOptions all(Function<ScriptValue, Object> reading, String... names) {
        Stream.of(names).forEach(name -> readings.put(name, reading));
        return this;
    }

    /**
     * From a script's arguments to those that a step is bound with. What is null is left out.
     *
     * @throws IllegalArgumentException with a sentence for the user on each option that there is not, or that cannot be that
     */
    @NonNull
    public Map<String, Object> read(@NonNull Map<?, ?> script) {
        Map<String, Object> bound = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        script.forEach((key, value) -> {
            try {
                read(String.valueOf(key), value, bound);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(Wording.together(problems));
        }
        return bound;
    }

    private void read(String option, @CheckForNull Object value, Map<String, Object> bound) {
        Function<ScriptValue, Object> reading = readings.get(option);
        if (option.startsWith("$")) {
            // What Jenkins itself adds.
            bound.put(option, value);
        } else if (reading == null) {
            throw new IllegalArgumentException(unknown(option));
        } else if (value != null) {
            bound.put(option, reading.apply(new ScriptValue(option, value)));
        }
    }

    /** An option that is misspelt would be paid for without it. */
    private String unknown(String option) {
        // One of the two that differ in an s only is written as it is.
        Optional<String> same = Stream.<UnaryOperator<String>>of(ScriptOptions::letters, ScriptOptions::plain)
                .flatMap(form -> readings.keySet().stream()
                        .filter(known -> form.apply(known).equals(form.apply(option))))
                .findFirst();
        if (same.isPresent()) {
            return Messages.script_misspelt(Wording.quote(option), same.get());
        }
        return readings.keySet().stream()
                .filter(known -> slips(option, known) <= plain(known).length() / LETTERS_FOR_A_SLIP)
                .min(Comparator.comparingInt(known -> slips(option, known)))
                .map(known -> Messages.script_nearest(Wording.quote(option), known))
                .orElseGet(() -> Messages.script_unknown(Wording.quote(option), String.join(", ", readings.keySet())));
    }

    /** Letters in another order are one. */
    private static int slips(String option, String known) {
        return sorted(option).equals(sorted(known)) ? 1 : EditDistance.editDistance(plain(option), plain(known));
    }

    private static String sorted(String option) {
        return plain(option).chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String letters(String option) {
        return option.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    /** Without the last letter of a plural. */
    private static String plain(String option) {
        return letters(option).replaceFirst("s$", "");
    }
}
