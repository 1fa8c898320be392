package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.Locale;

/**
 * A target language of AKOOL's language list (docs.akool.com, "Get Language List Result").
 *
 * @param code what a translation is ordered with, e.g. {@code zh-CN-shandong}
 * @param name for people, in English; the code where AKOOL gives no name
 * @param flag link to a picture, http or https, or null
 * @param needsVoice whether a translation needs a voice's id, or null where AKOOL does not say: the field left its
 *     documentation in November 2025
 */
public record Language(
        @NonNull String code,
        @NonNull String name,
        @CheckForNull String flag,
        @CheckForNull Boolean needsVoice) {

    /** Letters of a subtag that names a script, as in {@code sr-Latn-RS}. */
    private static final int SCRIPT = 4;

    /** Letters of a subtag that names a country. */
    private static final int COUNTRY = 2;

    /**
     * The spelling of RFC 5646, section 2.1.1: countries in capitals, scripts with one, hyphens, and all else small.
     *
     * @param written a code in any case, with hyphens or underscores
     */
    @NonNull
    public static String canonical(@NonNull String written) {
        StringBuilder code = new StringBuilder();
        boolean extended = false;
        for (String part : written.strip().toLowerCase(Locale.ROOT).split("[-_]")) {
            String spelled = part;
            if (code.length() > 0 && !extended && part.length() == COUNTRY) {
                spelled = part.toUpperCase(Locale.ROOT);
            } else if (code.length() > 0 && !extended && part.length() == SCRIPT) {
                spelled = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
            }
            code.append(code.length() == 0 ? "" : "-").append(spelled);
            extended |= part.length() == 1;
        }
        return code.toString();
    }

    /**
     * The one of the known codes that differs at most in its spelling; where there is none, the {@linkplain #canonical
     * canonical} spelling.
     *
     * @param known as AKOOL lists them; empty where its list is not known
     */
    @NonNull
    public static String among(@NonNull Collection<String> known, @NonNull String written) {
        String canonical = canonical(written);
        return known.contains(canonical)
                ? canonical
                : known.stream()
                        .filter(code -> canonical(code).equals(canonical))
                        .findFirst()
                        .orElse(canonical);
    }

    /**
     * A code with its language's name before it, for people: "Japanese (ja)". The code alone where no name is known.
     *
     * @param code as it was ordered; any text
     * @param reader whose language the name is in
     */
    @NonNull
    public static String named(@NonNull String code, @NonNull Locale reader) {
        Locale language = Locale.forLanguageTag(code);
        boolean known = !language.getDisplayLanguage(reader).equalsIgnoreCase(language.getLanguage());
        return known ? language.getDisplayName(reader) + " (" + code + ")" : code;
    }

    /** Without the link. */
    @Override
    public String toString() {
        return "Language[" + code + ", " + name + ", needsVoice=" + needsVoice + "]";
    }
}
