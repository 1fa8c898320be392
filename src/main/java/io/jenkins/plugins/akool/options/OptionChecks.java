package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.SafeText;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** What can be said of an option without asking AKOOL; each check returns a sentence, or null where nothing is wrong. */
public final class OptionChecks {

    /** As AKOOL writes them: {@code ja}, {@code zh-CN}, {@code zh-CN-shandong}. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,12}){0,3}");

    /** A longer word may be a language's name, for which AKOOL's list has the code. */
    private static final Pattern LANGUAGE = Pattern.compile(CODE + "|[A-Za-z]{9,30}");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}\\\\:*?\"<>|]+");

    /** Minutes; AKOOL deletes results after seven days. */
    private static final int LONGEST_TIMEOUT = 7 * 24 * 60;

    private OptionChecks() {}

    /** All that is wrong with the options, each with a sentence. */
    static List<String> problems(TranslationOptions options) {
        return Stream.of(
                        Stream.of(source(options)),
                        wrongLanguages(options.writtenLanguages()),
                        Stream.of(sourceLanguage(options.getSourceLanguage())),
                        settings(options),
                        Stream.of(
                                captionFile(options.getCaptionFile()),
                                glossary(options.getGlossary()),
                                folder(options.getTo()),
                                timeout(options.getTimeoutMinutes()),
                                maxCredits(options.getMaxCredits())))
                .flatMap(sentences -> sentences)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Why nothing is submitted, all problems in one message; null where there is none. */
    @CheckForNull
    public static String refusal(@NonNull List<String> problems) {
        return switch (problems.size()) {
            case 0 -> null;
            case 1 -> problems.get(0);
            default -> Messages.options_refusal(problems.size(), Wording.together(problems));
        };
    }

    /** What cannot be read is left out, part by part, for the rest to be checked as well. */
    private static Stream<String> settings(TranslationOptions options) {
        TranslationOptions rest = OptionReading.copied(options, UnaryOperator.identity());
        Runnable tables = () -> {
            rest.setVoices(null);
            rest.setFixedWords(null);
            rest.setPronouncedWords(null);
        };
        List<String> problems = new ArrayList<>();
        // In the order in which they are read.
        for (Runnable without :
                List.<Runnable>of(() -> rest.setCaptions(null), () -> rest.setStyle(null), tables, () -> {})) {
            try {
                problems.addAll(OptionReading.settings(rest).problems(options.languageList()));
                break;
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
                without.run();
            }
        }
        return problems.stream();
    }

    /** One video, in one way, or several in any. */
    @CheckForNull
    public static String source(TranslationOptions options) {
        if (!options.isAboutSeveral()) {
            return source(options.getUrl(), options.getFile());
        }
        return options.getUrl().isEmpty() && options.getFile() == null
                ? Optional.ofNullable(urls(options.urlList())).orElseGet(() -> files(options.getFiles()))
                : Messages.url_several();
    }

    @CheckForNull
    static String urls(List<String> urls) {
        Set<String> seen = new HashSet<>();
        for (String url : urls) {
            if (!seen.add(url)) {
                return Messages.urls_twice(SafeText.of(url));
            }
            if (url(url) != null) {
                return Messages.urls_malformed(shown(SafeText.of(url)));
            }
        }
        return null;
    }

    /** Patterns may say more than a path, but not more than the workspace. */
    @CheckForNull
    static String files(@CheckForNull String patterns) {
        for (String pattern : patterns == null ? new String[0] : patterns.split(",")) {
            if (!isRelative(pattern.strip().replaceAll("[*?]", "x"))) {
                return Messages.files_malformed();
            }
        }
        return null;
    }

    /** The video is to be given in one way, and only one. */
    @CheckForNull
    public static String source(String url, @CheckForNull String file) {
        if (file == null || file.isEmpty()) {
            return url.isEmpty() ? Messages.url_missing() : url(url);
        }
        return url.isEmpty() ? file(file) : Messages.url_twice();
    }

    @CheckForNull
    private static String file(String path) {
        return isRelative(path) && !path.endsWith("/") ? null : Messages.file_malformed();
    }

    @CheckForNull
    public static String glossary(@CheckForNull String path) {
        return path == null || path.isEmpty() || file(path) == null ? null : Messages.glossary_malformed();
    }

    @CheckForNull
    public static String captionFile(@CheckForNull String captions) {
        if (captions == null || captions.isEmpty()) {
            return null;
        }
        if (isAddress(captions)) {
            return TranslationSettings.builder().captionFile(captions).build().problem(List.of());
        }
        String name = captions.toLowerCase(Locale.ROOT);
        return name.endsWith(".srt") || name.endsWith(".ass") ? file(captions) : Messages.captionFile_type();
    }

    /** Whether it is no path: it begins with the name of a scheme, whether or not AKOOL can use that. */
    public static boolean isAddress(String text) {
        return SCHEME.matcher(text).lookingAt();
    }

    @CheckForNull
    static String url(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed == null || url.chars().anyMatch(Character::isISOControl) ? Messages.url_malformed() : null;
    }

    @CheckForNull
    static String languages(List<String> languages) {
        return wrongLanguages(languages).findFirst().orElse(null);
    }

    private static Stream<String> wrongLanguages(List<String> languages) {
        if (languages.isEmpty()) {
            return Stream.of(Messages.languages_missing());
        }
        Set<String> seen = new HashSet<>();
        return languages.stream()
                .map(language -> !mayBeLanguage(language)
                        ? Messages.languages_malformed(shown(language))
                        : seen.add(Language.canonical(language)) ? null : Messages.languages_twice(language))
                .filter(Objects::nonNull);
    }

    /** Whether a voice may be chosen for the language. */
    @CheckForNull
    static String voiced(String language, TranslationOptions ordered) {
        String malformed = languages(language.isEmpty() ? List.of() : List.of(language));
        boolean open =
                ordered.getLanguages().isEmpty() || ordered.getLanguages().contains("$");
        return malformed == null && !open && !ordered.languageList().contains(Language.canonical(language))
                ? Messages.voices_notOrdered(shown(language))
                : malformed;
    }

    /** One word of a list; a list is for nothing without it. */
    @CheckForNull
    static String word(String word) {
        return word.isEmpty() ? Messages.words_empty() : null;
    }

    @CheckForNull
    static String sourceLanguage(@CheckForNull String language) {
        return language == null || language.isEmpty() || mayBeLanguage(language)
                ? null
                : Messages.languages_malformed(shown(language));
    }

    @CheckForNull
    static String folder(String folder) {
        String path = normalised(folder);
        if (path.isEmpty()) {
            return null;
        }
        return isRelative(path) ? null : Messages.to_malformed();
    }

    private static boolean isRelative(String path) {
        boolean relative = !path.startsWith("/") && PATH.matcher(path).matches();
        for (String part : path.split("/")) {
            relative &= !part.equals(".") && !part.equals("..") && !part.isBlank();
        }
        return relative;
    }

    public static String normalised(String folder) {
        return folder.replaceAll("/+", "/").replaceAll("/$", "");
    }

    @CheckForNull
    static String speakers(String number) {
        try {
            TranslationSettings settings = TranslationSettings.builder()
                    .speakers(number.isEmpty() ? 0 : Integer.parseInt(number))
                    .build();
            return settings.problem(List.of());
        } catch (NumberFormatException e) {
            return Messages.speakers_malformed();
        }
    }

    @CheckForNull
    static String timeout(String minutes) {
        try {
            return minutes.isEmpty() ? null : timeout(Integer.parseInt(minutes));
        } catch (NumberFormatException e) {
            return Messages.timeout_malformed(LONGEST_TIMEOUT);
        }
    }

    @CheckForNull
    static String timeout(int minutes) {
        return minutes >= 1 && minutes <= LONGEST_TIMEOUT ? null : Messages.timeout_malformed(LONGEST_TIMEOUT);
    }

    @CheckForNull
    static String maxCredits(String credits) {
        try {
            return credits.isEmpty() ? null : maxCredits(Integer.parseInt(credits));
        } catch (NumberFormatException e) {
            return Messages.maxCredits_malformed();
        }
    }

    /** Whether it is worth looking for in a list: a code, or a name that somebody took for one. */
    public static boolean mayBeLanguage(@NonNull String written) {
        return LANGUAGE.matcher(written).matches();
    }

    /** Says that it is no code of a language, null where it may be one; for when there is no list to look it up in. */
    @CheckForNull
    public static String code(@NonNull String language) {
        return CODE.matcher(language).matches() ? null : Messages.languages_malformed(shown(language));
    }

    @CheckForNull
    private static String maxCredits(int credits) {
        return credits >= 0 ? null : Messages.maxCredits_malformed();
    }

    /** A typing mistake is shown, a page pasted into the field is not. */
    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
