package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.EditDistance;
import io.jenkins.plugins.akool.api.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may have meant with a language that AKOOL does not list. */
final class Nearest {

    /** Letters that may be wrong in a short code, and in a longer one. */
    private static final int SHORT = 1;

    private static final int LONG = 2;

    /** What most people speak where several languages are at home, each country before its language. */
    private static final Map<String, String> MOST_SPOKEN = Stream.of(
                    ("ad ca, ae ar, af fa, at de, au en, ba bs, bd bn, br pt, ca en, ch de, cl es, cn zh, "
                                    + "co es, cy el, cz cs, dk da, ec es, ee et, eg ar, gb en, ge ka, gr el, gt es, hk zh, "
                                    + "ie en, il he, in hi, iq ar, ir fa, jp ja, ke sw, kh km, kp ko, kr ko, kz kk, lk si, "
                                    + "ma ar, md ro, me sr, mm my, mx es, my ms, ng en, np ne, nz en, pe es, ph fil, pk ur, "
                                    + "rs sr, sa ar, se sv, sg en, sy ar, tw zh, tz sw, ua uk, us en, uz uz, ve es, vn vi, "
                                    + "za en")
                            .split(", "))
            .collect(Collectors.toMap(pair -> pair.substring(0, 2), pair -> pair.substring(3)));

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
                        language -> language.code().toLowerCase(Locale.ROOT).endsWith("-" + word)
                                && spokenIn(word, primary(language.code())),
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
        String most = MOST_SPOKEN.get(country);
        if (most != null) {
            return most.equals(language);
        }
        return Arrays.stream(Locale.getAvailableLocales())
                .anyMatch(place -> place.getLanguage().equals(language)
                        && place.getCountry().equalsIgnoreCase(country)
                        && place.getScript().isEmpty());
    }

    private static boolean isNear(String word, String code) {
        return EditDistance.editDistance(word, code) <= (word.length() <= 3 ? SHORT : LONG);
    }
}
