package io.jenkins.plugins.akool.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How AKOOL shall translate: everything of "Create video translation" (docs.akool.com) but the video, the target
 * languages and the webhook. Immutable. What is left at its default is not sent, so that a server that no longer knows
 * an option is not bothered with it.
 *
 * @param sourceLanguage the spoken language, or null to let AKOOL detect it ({@code source_language})
 * @param lipsync whether mouth movements follow the new sound ({@code lipsync})
 * @param speakers how many people speak, 0 to let AKOOL detect it ({@code speaker_num})
 * @param removeBackgroundMusic whether only the voices are kept ({@code remove_bgm})
 * @param captions what is written into the picture ({@code caption_type})
 * @param captionFile http or https address where AKOOL fetches an SRT or ASS file, or null; may be signed
 *     ({@code caption_url})
 * @param voices a voice's id for each language that shall have a certain one, some languages need it
 *     ({@code voices_map})
 * @param style how the translation sounds, or null to leave it to AKOOL ({@code studio_voice.style})
 * @param keepWords words that stay as they are ({@code studio_voice.no_translate_words})
 * @param fixedWords words with their only translation ({@code studio_voice.fixed_words})
 * @param pronouncedWords words with the way to say them ({@code studio_voice.pronounced_words})
 * @param dynamicDuration whether the video's length may change with that of the speech ({@code dynamic_duration})
 * @param languageWords words that go with the request for one language only, besides those for all
 */
public record TranslationSettings(
        @CheckForNull String sourceLanguage,
        boolean lipsync,
        int speakers,
        boolean removeBackgroundMusic,
        @NonNull Captions captions,
        @CheckForNull String captionFile,
        @NonNull Map<String, String> voices,
        @CheckForNull Style style,
        @NonNull List<String> keepWords,
        @NonNull Map<String, String> fixedWords,
        @NonNull Map<String, String> pronouncedWords,
        boolean dynamicDuration,
        @NonNull Map<String, Words> languageWords) {

    private static final TranslationSettings DEFAULTS = new TranslationSettings(
            null, false, 0, false, Captions.NONE, null, Map.of(), null, List.of(), Map.of(), Map.of(), false, Map.of());

    /** Takes null for everything that has a default, as an older file of settings may lack it. */
    public TranslationSettings {
        captions = captions == null ? Captions.NONE : captions;
        voices = kept(voices);
        keepWords = keepWords == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(keepWords));
        fixedWords = kept(fixedWords);
        pronouncedWords = kept(pronouncedWords);
        languageWords = kept(languageWords);
    }

    /** In the user's order, which {@link Map#copyOf} would lose. */
    static <T> Map<String, T> kept(@CheckForNull Map<String, T> words) {
        return words == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The words for all languages. */
    @NonNull
    public Words words() {
        return new Words(keepWords, fixedWords, pronouncedWords);
    }

    /** The words that go with a request for these languages. */
    @NonNull
    Words wordsFor(List<String> languages) {
        Words all = words();
        for (String language : languages) {
            Words own = languageWords.get(language);
            all = own == null ? all : all.and(own);
        }
        return all;
    }

    /** What AKOOL does when it is told nothing. */
    @NonNull
    public static TranslationSettings defaults() {
        return DEFAULTS;
    }

    @NonNull
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /** Starts with these settings. */
    @NonNull
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * A sentence on the first thing that AKOOL cannot accept, or null where nothing is known to be wrong.
     *
     * @param languages target language codes that the settings are for
     */
    @CheckForNull
    public String problem(@NonNull List<String> languages) {
        return problems(languages).stream().findFirst().orElse(null);
    }

    /** The same of all things, each with a sentence. */
    @NonNull
    public List<String> problems(@NonNull List<String> languages) {
        return SettingsCheck.problems(this, languages);
    }

    /** The caption file without its query, which may be a signature. */
    @Override
    public String toString() {
        return "TranslationSettings[sourceLanguage=" + sourceLanguage
                + ", lipsync=" + lipsync
                + ", speakers=" + speakers
                + ", removeBackgroundMusic=" + removeBackgroundMusic
                + ", captions=" + captions
                + ", captionFile=" + SafeText.of(captionFile)
                + ", voices=" + voices
                + ", style=" + style
                + ", keepWords=" + keepWords
                + ", fixedWords=" + fixedWords
                + ", pronouncedWords=" + pronouncedWords
                + ", dynamicDuration=" + dynamicDuration
                + ", languageWords=" + languageWords + "]";
    }

    /** Collects settings; each method means what the component of the same name means. */
    public static final class Builder {

        private String sourceLanguage;
        private boolean lipsync;
        private int speakers;
        private boolean removeBackgroundMusic;
        private Captions captions;
        private String captionFile;
        private Map<String, String> voices;
        private Style style;
        private List<String> keepWords;
        private Map<String, String> fixedWords;
        private Map<String, String> pronouncedWords;
        private boolean dynamicDuration;
        private Map<String, Words> languageWords;

        private Builder(TranslationSettings from) {
            sourceLanguage = from.sourceLanguage;
            lipsync = from.lipsync;
            speakers = from.speakers;
            removeBackgroundMusic = from.removeBackgroundMusic;
            captions = from.captions;
            captionFile = from.captionFile;
            voices = from.voices;
            style = from.style;
            keepWords = from.keepWords;
            fixedWords = from.fixedWords;
            pronouncedWords = from.pronouncedWords;
            dynamicDuration = from.dynamicDuration;
            languageWords = from.languageWords;
        }

        @NonNull
        public Builder sourceLanguage(@CheckForNull String sourceLanguage) {
            this.sourceLanguage = sourceLanguage;
            return this;
        }

        @NonNull
        public Builder lipsync(boolean lipsync) {
            this.lipsync = lipsync;
            return this;
        }

        @NonNull
        public Builder speakers(int speakers) {
            this.speakers = speakers;
            return this;
        }

        @NonNull
        public Builder removeBackgroundMusic(boolean removeBackgroundMusic) {
            this.removeBackgroundMusic = removeBackgroundMusic;
            return this;
        }

        @NonNull
        public Builder captions(@NonNull Captions captions) {
            this.captions = captions;
            return this;
        }

        @NonNull
        public Builder captionFile(@CheckForNull String captionFile) {
            this.captionFile = captionFile;
            return this;
        }

        @NonNull
        public Builder voices(@NonNull Map<String, String> voices) {
            this.voices = kept(voices);
            return this;
        }

        @NonNull
        public Builder style(@CheckForNull Style style) {
            this.style = style;
            return this;
        }

        @NonNull
        public Builder keepWords(@NonNull List<String> keepWords) {
            this.keepWords = new ArrayList<>(keepWords);
            return this;
        }

        @NonNull
        public Builder fixedWords(@NonNull Map<String, String> fixedWords) {
            this.fixedWords = kept(fixedWords);
            return this;
        }

        @NonNull
        public Builder pronouncedWords(@NonNull Map<String, String> pronouncedWords) {
            this.pronouncedWords = kept(pronouncedWords);
            return this;
        }

        @NonNull
        public Builder dynamicDuration(boolean dynamicDuration) {
            this.dynamicDuration = dynamicDuration;
            return this;
        }

        /** Sets the words for all languages. */
        @NonNull
        public Builder words(@NonNull Words words) {
            return keepWords(words.keep()).fixedWords(words.fixed()).pronouncedWords(words.pronounced());
        }

        @NonNull
        public Builder languageWords(@NonNull Map<String, Words> languageWords) {
            this.languageWords = kept(languageWords);
            return this;
        }

        @NonNull
        public TranslationSettings build() {
            return new TranslationSettings(
                    sourceLanguage,
                    lipsync,
                    speakers,
                    removeBackgroundMusic,
                    captions,
                    captionFile,
                    voices,
                    style,
                    keepWords,
                    fixedWords,
                    pronouncedWords,
                    dynamicDuration,
                    languageWords);
        }
    }
}
