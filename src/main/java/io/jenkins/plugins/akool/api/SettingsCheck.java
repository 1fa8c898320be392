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

    /** All that is wrong, each said once. */
    static List<String> problems(TranslationSettings settings, List<String> languages) {
        Stream<String> voices = settings.voices().entrySet().stream().map(voice -> voice(voice, languages));
        Stream<String> others = Stream.of(
                captionFile(settings.captionFile()),
                words("keepWords", settings.keepWords()),
                words("fixedWords", settings.fixedWords().keySet()),
                words("fixedWords", settings.fixedWords().values()),
                words("pronouncedWords", settings.pronouncedWords().keySet()),
                words("pronouncedWords", settings.pronouncedWords().values()));
        return Stream.of(
                        Stream.of(sourceLanguage(settings.sourceLanguage()), speakers(settings.speakers())),
                        voices,
                        others)
                .flatMap(sentences -> sentences)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @CheckForNull
    private static String sourceLanguage(@CheckForNull String language) {
        return language == null || isWord(language) ? null : sentence("spokenLanguage");
    }

    @CheckForNull
    private static String speakers(int speakers) {
        return speakers >= 0 && speakers <= MOST_SPEAKERS ? null : sentence("speakers", String.valueOf(MOST_SPEAKERS));
    }

    @CheckForNull
    private static String voice(Map.Entry<String, String> voice, List<String> languages) {
        String language = Wording.quote(voice.getKey());
        if (!languages.contains(voice.getKey())) {
            return sentence("voiceNotOrdered", language);
        }
        return isWord(voice.getValue()) ? null : sentence("voiceEmpty", language);
    }

    @CheckForNull
    private static String captionFile(@CheckForNull String address) {
        if (address == null) {
            return null;
        }
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || address.chars().anyMatch(Character::isWhitespace)) {
            return sentence("captionFileUrl");
        }
        String path = url.encodedPath().toLowerCase(Locale.ROOT);
        return path.endsWith(".srt") || path.endsWith(".ass") ? null : sentence("captionFileType");
    }

    @CheckForNull
    private static String words(String otherwise, Collection<String> words) {
        return words.stream().allMatch(SettingsCheck::isWord) ? null : sentence(otherwise);
    }

    private static String sentence(String key, String... values) {
        return Wording.sentence(SettingsCheck.class, key, values);
    }

    private static boolean isWord(@CheckForNull String text) {
        return text != null && !text.isBlank();
    }
}
