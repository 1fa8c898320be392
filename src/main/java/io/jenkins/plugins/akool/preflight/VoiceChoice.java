package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.EditDistance;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.options.OptionReading;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds which voices somebody means: by AKOOL's ids, or by names that only one voice of a language has. */
final class VoiceChoice {

    /** What AKOOL's ids have in common: no white space, and a digit somewhere. */
    private static final Pattern ID = Pattern.compile("(?=.*[0-9])[A-Za-z0-9_-]{6,}");

    /** More voices are not named in one sentence. */
    private static final int MOST_NAMED = 5;

    private final Findings findings;

    private final Map<String, String> ids = new ConcurrentHashMap<>();

    /** Codes of the languages whose voice something was said of. */
    private final Set<String> settled = new HashSet<>();

    VoiceChoice(Findings findings) {
        this.findings = findings;
    }

    /** The ids found so far, by language codes. */
    @NonNull
    Map<String, String> ids() {
        return ids;
    }

    /** Whether it may be an id, as far as that can be seen without AKOOL's list. */
    static boolean mayBeId(String written) {
        return ID.matcher(written).matches();
    }

    /**
     * @param written an id or a name
     * @param speaking all voices of the language, as AKOOL lists them
     */
    void among(List<Voice> speaking, String written, String language) {
        settled.add(Language.canonical(language));
        if (speaking.isEmpty()) {
            unlisted(written, language);
            return;
        }
        if (speaking.stream().anyMatch(voice -> voice.id().equals(written))) {
            ids.put(language, written);
            return;
        }
        List<Voice> named = speaking.stream()
                .filter(voice -> written.strip().equalsIgnoreCase(voice.name()))
                .toList();
        switch (named.size()) {
            case 0 ->
                findings.problem(Messages.preflight_voiceUnknown(written, language) + " "
                        + Messages.preflight_voicesThere(shown(nearest(speaking, written), speaking.size())));
            case 1 -> {
                String id = named.get(0).id();
                ids.put(language, id);
                findings.told(Messages.preflight_voiceTaken(Wording.quote(written), language, id));
            }
            default ->
                findings.problem(
                        Messages.preflight_voiceSeveral(Wording.quote(written), language, shown(named, named.size())));
        }
    }

    /** What an order's options say, by canonical language codes. */
    @NonNull
    static Map<String, String> wanted(TranslationOptions options) {
        try {
            return OptionReading.settings(options).voices();
        } catch (IllegalArgumentException e) {
            // Said already as what is wrong with the options.
            return Map.of();
        }
    }

    /** Some list of AKOOL's is away: says of voices of which nothing was said yet whether the order can do without it. */
    void unlisted(TranslationOptions options) {
        wanted(options).forEach((language, written) -> {
            if (!settled.contains(language)) {
                unlisted(written, language);
            }
        });
    }

    /** An id goes on without AKOOL's list, a name cannot. */
    private void unlisted(String written, String language) {
        if (!mayBeId(written)) {
            findings.problem(unresolved(written, language));
        }
    }

    @NonNull
    static String unresolved(String written, String language) {
        return Messages.preflight_voiceUnresolved(Wording.quote(written), language);
    }

    private static List<Voice> nearest(List<Voice> speaking, String written) {
        String word = written.toLowerCase(Locale.ROOT);
        return speaking.stream()
                .sorted(Comparator.comparingInt(
                        voice -> EditDistance.editDistance(word, name(voice).toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static String shown(List<Voice> voices, int all) {
        String some = voices.stream()
                .limit(MOST_NAMED)
                .map(voice ->
                        name(voice) + (voice.gender() == null ? " [" : ", " + voice.gender() + " [") + voice.id() + "]")
                .collect(Collectors.joining("; "));
        return all > MOST_NAMED ? some + "; …" : some;
    }

    private static String name(Voice voice) {
        return voice.name() == null ? "" : voice.name();
    }
}
