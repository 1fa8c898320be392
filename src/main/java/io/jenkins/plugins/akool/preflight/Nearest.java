package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.EditDistance;
import io.jenkins.plugins.akool.api.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What somebody may have meant with a language that AKOOL does not list. */
final class Nearest {

    /** Letters that may be wrong in a short code, and in a longer one. */
    private static final int SHORT = 1;

    private static final int LONG = 2;

    private Nearest() {}

    /**
     * Empty where nothing is near.
     *
     * @param written a code, a language's name or a country
     * @param known as AKOOL lists them
     */
    @NonNull
    static Optional<Language> of(@NonNull String written, @NonNull List<Language> known) {
        String word = written.replace('_', '-').toLowerCase(Locale.ROOT);
        return Stream.<Predicate<Language>>of(
                        language -> language.name().toLowerCase(Locale.ROOT).equals(word),
                        language -> language.name().toLowerCase(Locale.ROOT).startsWith(word) && word.length() > LONG,
                        language -> spokenIn(word, primary(language.code())),
                        language -> primary(language.code()).equals(primary(word)),
                        language -> isNear(word, language.code().toLowerCase(Locale.ROOT)))
                .flatMap(fits -> known.stream().filter(fits).limit(1))
                .findFirst();
    }

    /** Says that AKOOL does not list a language, and what may have been meant. */
    @NonNull
    static String unlisted(@NonNull String written, @NonNull List<Language> known) {
        return of(written, known)
                .map(near -> Messages.preflight_languageNearest(written, near.code(), near.name()))
                .orElseGet(() -> Messages.preflight_languageUnknown(written));
    }

    /** The language alone, without its country. */
    static String primary(String code) {
        return code.replaceFirst("-.*", "");
    }

    /** People take a country's code for that of its language: {@code jp}, {@code cz}, {@code ua}. */
    private static boolean spokenIn(String country, String language) {
        return Arrays.stream(Locale.getAvailableLocales())
                .anyMatch(place -> place.getLanguage().equals(language)
                        && place.getCountry().equalsIgnoreCase(country)
                        && place.getScript().isEmpty());
    }

    private static boolean isNear(String word, String code) {
        return EditDistance.editDistance(word, code) <= (word.length() <= 3 ? SHORT : LONG);
    }
}
