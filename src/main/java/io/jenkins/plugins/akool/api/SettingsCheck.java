package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * What can be said of settings without asking AKOOL, which would answer most of it with a bare code 1003 and some of it
 * with a bill. Each check returns a sentence, or null where nothing is wrong.
 */
final class SettingsCheck {

    /** AKOOL names no limit; more than this in one minute of video is a typing mistake. */
    private static final int MOST_SPEAKERS = 50;

    private SettingsCheck() {}

    @CheckForNull
    static String problem(TranslationSettings settings, List<String> languages) {
        return Stream.of(
                        sourceLanguage(settings.sourceLanguage()),
                        speakers(settings.speakers()),
                        voices(settings.voices(), languages),
                        captionFile(settings.captionFile()),
                        words("words to keep", settings.keepWords()),
                        words("fixed words", settings.fixedWords().keySet()),
                        words("fixed words", settings.fixedWords().values()),
                        words("pronounced words", settings.pronouncedWords().keySet()),
                        words("pronounced words", settings.pronouncedWords().values()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @CheckForNull
    private static String sourceLanguage(@CheckForNull String language) {
        return language == null || isWord(language)
                ? null
                : "The spoken language is empty; leave it out to let AKOOL detect it.";
    }

    @CheckForNull
    private static String speakers(int speakers) {
        return speakers >= 0 && speakers <= MOST_SPEAKERS
                ? null
                : "The number of speakers must be between 1 and " + MOST_SPEAKERS + ", or 0 to let AKOOL detect it.";
    }

    @CheckForNull
    private static String voices(Map<String, String> voices, List<String> languages) {
        for (Map.Entry<String, String> voice : voices.entrySet()) {
            String language = Wording.quote(voice.getKey());
            if (!languages.contains(voice.getKey())) {
                return "A voice is set for " + language + ", which is not among the target languages.";
            }
            if (!isWord(voice.getValue())) {
                return "The voice for " + language + " is empty; give the voice's id.";
            }
        }
        return null;
    }

    @CheckForNull
    private static String captionFile(@CheckForNull String address) {
        if (address == null) {
            return null;
        }
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || address.chars().anyMatch(Character::isWhitespace)) {
            return "The caption file must be given as an absolute http or https URL.";
        }
        String path = url.encodedPath().toLowerCase(Locale.ROOT);
        return path.endsWith(".srt") || path.endsWith(".ass")
                ? null
                : "The caption file must be an .srt or .ass file; AKOOL reads no others.";
    }

    @CheckForNull
    private static String words(String what, Collection<String> words) {
        return words.stream().allMatch(SettingsCheck::isWord) ? null : "One of the " + what + " is empty.";
    }

    private static boolean isWord(@CheckForNull String text) {
        return text != null && !text.isBlank();
    }
}
