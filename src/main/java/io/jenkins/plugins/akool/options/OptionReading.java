package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Style;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.translation.Extra;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads what a user typed into what the engine and AKOOL's client take. */
public final class OptionReading {

    /** AKOOL's word for a spoken language that it shall find out; leaving it out says the same. */
    private static final String DETECTED = "DEFAULT";

    private OptionReading() {}

    /** Whether AKOOL is to find out what is spoken. */
    public static boolean isDetected(@NonNull String sourceLanguage) {
        return sourceLanguage.equalsIgnoreCase(DETECTED);
    }

    static Order order(TranslationOptions options, String id, String owner, Instant now, Collection<String> known) {
        UnaryOperator<String> spelling = code -> Language.among(known, code);
        return new Order(
                id,
                owner,
                WebAddress.of(options.getUrl()),
                options.writtenLanguages().stream().map(spelling).toList(),
                settings(options, spelling),
                new Terms(
                        options.getCredentialsId(),
                        OptionChecks.normalised(options.getTo()),
                        Duration.ofMinutes(options.getTimeoutMinutes()),
                        options.isSingleRequest(),
                        options.getMaxCredits() == 0 ? null : (double) options.getMaxCredits(),
                        !options.isWait(),
                        extras(options)),
                now);
    }

    private static Set<Extra> extras(TranslationOptions options) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (options.isSubtitles()) {
            extras.add(Extra.TRANSLATED_SUBTITLES);
            extras.add(Extra.ORIGINAL_SUBTITLES);
        }
        if (options.isCleanVideo()) {
            extras.add(Extra.CLEAN_VIDEO);
        }
        return extras;
    }

    /**
     * Without a caption file that is in the workspace, since AKOOL has no use for its path.
     *
     * @throws IllegalArgumentException with a sentence for the user, where a name is unknown or a key stands twice
     */
    public static TranslationSettings settings(TranslationOptions options) {
        return settings(options, Language::canonical);
    }

    private static TranslationSettings settings(TranslationOptions options, UnaryOperator<String> spelling) {
        String style = options.getStyle();
        String spoken = options.getSourceLanguage();
        return TranslationSettings.builder()
                .sourceLanguage(spoken == null || isDetected(spoken) ? null : spelling.apply(spoken))
                .lipsync(options.isLipsync())
                .speakers(options.getSpeakers())
                .removeBackgroundMusic(options.isRemoveBackgroundMusic())
                .captions(Captions.of(options.getCaptions()))
                .style(style == null ? null : Style.of(style))
                .captionFile(captionAddress(options))
                .voices(voices(options, spelling))
                .keepWords(lines(options.getKeepWords()))
                .fixedWords(pairs(options.getFixedWords()))
                .pronouncedWords(pairs(options.getPronouncedWords()))
                .dynamicDuration(options.isDynamicDuration())
                .build();
    }

    private static Map<String, String> voices(TranslationOptions options, UnaryOperator<String> spelling) {
        Map<String, String> voices = new LinkedHashMap<>();
        for (LanguageVoice voice : options.getVoices()) {
            if (voices.put(spelling.apply(voice.getLanguage()), voice.getVoice()) != null) {
                throw new IllegalArgumentException(Messages.voices_twice(voice.getLanguage()));
            }
        }
        return voices;
    }

    @CheckForNull
    private static String captionAddress(TranslationOptions options) {
        String captions = options.getCaptionFile();
        return captions == null || captionPath(options) != null ? null : WebAddress.of(captions);
    }

    /** Where the caption file is in the workspace, null where it has an address or there is none. */
    @CheckForNull
    static String captionPath(TranslationOptions options) {
        String captions = options.getCaptionFile();
        return captions == null || OptionChecks.isAddress(captions) ? null : captions;
    }

    /** Blank lines are kept, so that the check can tell of them; a form's last line break ends the last word. */
    private static List<String> lines(@CheckForNull String text) {
        return text == null ? List.of() : text.lines().map(String::strip).toList();
    }

    private static Map<String, String> pairs(List<WordPair> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (WordPair pair : words) {
            if (pairs.put(pair.getWord(), pair.getReplacement()) != null) {
                throw new IllegalArgumentException(Messages.words_twice(pair.getWord()));
            }
        }
        return pairs;
    }

    /**
     * @param filled completes what a person wrote
     */
    static TranslationOptions copied(TranslationOptions options, UnaryOperator<String> filled) {
        TranslationOptions copy = new TranslationOptions(fill(options.getLanguages(), filled));
        copy.setUrl(fill(options.getUrl(), filled));
        copy.setFile(fill(options.getFile(), filled));
        copy.setUrls(fill(options.getUrls(), filled));
        copy.setFiles(fill(options.getFiles(), filled));
        copy.setStrict(options.isStrict());
        copy.setArchiveSource(options.isArchiveSource());
        copy.setSourceLanguage(fill(options.getSourceLanguage(), filled));
        copy.setCredentialsId(options.getCredentialsId());
        copy.setLipsync(options.isLipsync());
        copy.setSpeakers(options.getSpeakers());
        copy.setRemoveBackgroundMusic(options.isRemoveBackgroundMusic());
        copy.setCaptions(options.getCaptions());
        copy.setCaptionFile(fill(options.getCaptionFile(), filled));
        copy.setVoices(options.getVoices().stream().map(v -> v.filled(filled)).toList());
        copy.setStyle(options.getStyle());
        copy.setKeepWords(fill(options.getKeepWords(), filled));
        copy.setFixedWords(
                options.getFixedWords().stream().map(w -> w.filled(filled)).toList());
        copy.setPronouncedWords(
                options.getPronouncedWords().stream().map(w -> w.filled(filled)).toList());
        copy.setGlossary(fill(options.getGlossary(), filled));
        copy.setDynamicDuration(options.isDynamicDuration());
        copy.setSubtitles(options.isSubtitles());
        copy.setCleanVideo(options.isCleanVideo());
        copy.setTo(fill(options.getTo(), filled));
        copy.setTimeoutMinutes(options.getTimeoutMinutes());
        copy.setSingleRequest(options.isSingleRequest());
        copy.setDryRun(options.isDryRun());
        copy.setWait(options.isWait());
        copy.setOnFailure(options.getOnFailure());
        copy.setMaxCredits(options.getMaxCredits());
        copy.setReuse(options.isReuse());
        return copy;
    }

    @CheckForNull
    private static String fill(@CheckForNull String written, UnaryOperator<String> filled) {
        return written == null ? null : filled.apply(written);
    }
}
