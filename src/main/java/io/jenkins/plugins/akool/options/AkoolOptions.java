package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.akool.api.Captions;
import io.jenkins.plugins.akool.api.Style;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.kohsuke.stapler.DataBoundSetter;

/** The part of the options that AKOOL is told: how it shall translate. */
public abstract class AkoolOptions implements Describable<TranslationOptions>, Serializable {

    private static final long serialVersionUID = 1L;

    private String sourceLanguage;
    private boolean lipsync;
    private int speakers;
    private boolean removeBackgroundMusic;
    private String captions = "none";
    private String captionFile;
    /** Null for none, so that stored configuration has nothing of it; so are the other two lists. */
    private List<LanguageVoice> voices;

    private String style;
    private String keepWords;
    private List<WordPair> fixedWords;
    private List<WordPair> pronouncedWords;
    private boolean dynamicDuration;
    private String glossary;

    AkoolOptions() {}

    /** Fills in what stored configuration leaves out, be it written by hand or by an older version. */
    void complete() {
        setCaptions(captions);
        setVoices(voices);
        setFixedWords(fixedWords);
        setPronouncedWords(pronouncedWords);
    }

    /** The language spoken in the video, or null to let AKOOL detect it. */
    @CheckForNull
    public String getSourceLanguage() {
        return sourceLanguage;
    }

    @DataBoundSetter
    public void setSourceLanguage(@CheckForNull String sourceLanguage) {
        this.sourceLanguage = Util.fixEmptyAndTrim(sourceLanguage);
    }

    /** Whether mouth movements follow the new sound. */
    public boolean isLipsync() {
        return lipsync;
    }

    @DataBoundSetter
    public void setLipsync(boolean lipsync) {
        this.lipsync = lipsync;
    }

    /** How many people speak, 0 to let AKOOL detect it. */
    public int getSpeakers() {
        return speakers;
    }

    @DataBoundSetter
    public void setSpeakers(int speakers) {
        this.speakers = speakers;
    }

    /** Whether only the voices are kept. */
    public boolean isRemoveBackgroundMusic() {
        return removeBackgroundMusic;
    }

    @DataBoundSetter
    public void setRemoveBackgroundMusic(boolean removeBackgroundMusic) {
        this.removeBackgroundMusic = removeBackgroundMusic;
    }

    /** What is written into the picture, a name of {@link Captions} in any case, {@code none} by default. */
    @NonNull
    public String getCaptions() {
        return captions;
    }

    @DataBoundSetter
    public void setCaptions(@CheckForNull String captions) {
        String name = Util.fixEmptyAndTrim(captions);
        this.captions = name == null ? "none" : name.toLowerCase(Locale.ROOT);
    }

    /** Address or path in the workspace of an SRT or ASS file for AKOOL to fetch, or null. */
    @CheckForNull
    public String getCaptionFile() {
        return captionFile;
    }

    @DataBoundSetter
    public void setCaptionFile(@CheckForNull String captionFile) {
        this.captionFile = Util.fixEmptyAndTrim(captionFile);
    }

    /** A certain voice for some of the languages. */
    @NonNull
    public List<LanguageVoice> getVoices() {
        return voices == null ? List.of() : Collections.unmodifiableList(voices);
    }

    @DataBoundSetter
    public void setVoices(@CheckForNull List<LanguageVoice> voices) {
        this.voices = filled(voices, voice -> voice.getLanguage() + voice.getVoice());
    }

    /** How the translation sounds, a name of {@link Style} in any case, or null to leave it to AKOOL. */
    @CheckForNull
    public String getStyle() {
        return style;
    }

    @DataBoundSetter
    public void setStyle(@CheckForNull String style) {
        String name = Util.fixEmptyAndTrim(style);
        this.style = name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    /** Words that stay as they are, one on a line, or null. */
    @CheckForNull
    public String getKeepWords() {
        return keepWords;
    }

    @DataBoundSetter
    public void setKeepWords(@CheckForNull String keepWords) {
        this.keepWords = Util.fixEmpty(keepWords);
    }

    /** Words with their only translation. */
    @NonNull
    public List<WordPair> getFixedWords() {
        return fixedWords == null ? List.of() : Collections.unmodifiableList(fixedWords);
    }

    @DataBoundSetter
    public void setFixedWords(@CheckForNull List<WordPair> fixedWords) {
        this.fixedWords = filled(fixedWords, pair -> pair.getWord() + pair.getReplacement());
    }

    /** Words with the way to say them. */
    @NonNull
    public List<WordPair> getPronouncedWords() {
        return pronouncedWords == null ? List.of() : Collections.unmodifiableList(pronouncedWords);
    }

    @DataBoundSetter
    public void setPronouncedWords(@CheckForNull List<WordPair> pronouncedWords) {
        this.pronouncedWords = filled(pronouncedWords, pair -> pair.getWord() + pair.getReplacement());
    }

    /** Path in the workspace of a file with more words, with slashes, or null. */
    @CheckForNull
    public String getGlossary() {
        return glossary;
    }

    @DataBoundSetter
    public void setGlossary(@CheckForNull String glossary) {
        this.glossary = Util.fixEmptyAndTrim(glossary);
    }

    /** Without the rows of a form that somebody added and left empty. */
    @CheckForNull
    private static <T> List<T> filled(@CheckForNull List<T> rows, Function<T, String> content) {
        List<T> filled = new ArrayList<>();
        for (T row : rows == null ? List.<T>of() : rows) {
            if (row != null && !content.apply(row).isEmpty()) {
                filled.add(row);
            }
        }
        return filled.isEmpty() ? null : filled;
    }

    /** Whether the video's length may change with that of the speech. */
    public boolean isDynamicDuration() {
        return dynamicDuration;
    }

    @DataBoundSetter
    public void setDynamicDuration(boolean dynamicDuration) {
        this.dynamicDuration = dynamicDuration;
    }
}
