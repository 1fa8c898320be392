package io.jenkins.plugins.akool.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.WordPair;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** The part of a step's options that AKOOL is told, see {@link io.jenkins.plugins.akool.options.AkoolOptions}. */
public abstract class TranslatingStep extends Step {

    final TranslationOptions options;

    TranslatingStep(TranslationOptions options) {
        this.options = options;
    }

    @CheckForNull
    public String getSourceLanguage() {
        return options.getSourceLanguage();
    }

    @DataBoundSetter
    public void setSourceLanguage(@CheckForNull String sourceLanguage) {
        options.setSourceLanguage(sourceLanguage);
    }

    public boolean isLipsync() {
        return options.isLipsync();
    }

    @DataBoundSetter
    public void setLipsync(boolean lipsync) {
        options.setLipsync(lipsync);
    }

    public int getSpeakers() {
        return options.getSpeakers();
    }

    @DataBoundSetter
    public void setSpeakers(int speakers) {
        options.setSpeakers(speakers);
    }

    public boolean isRemoveBackgroundMusic() {
        return options.isRemoveBackgroundMusic();
    }

    @DataBoundSetter
    public void setRemoveBackgroundMusic(boolean removeBackgroundMusic) {
        options.setRemoveBackgroundMusic(removeBackgroundMusic);
    }

    @NonNull
    public String getCaptions() {
        return options.getCaptions();
    }

    @DataBoundSetter
    public void setCaptions(@CheckForNull String captions) {
        options.setCaptions(captions);
    }

    @CheckForNull
    public String getCaptionFile() {
        return options.getCaptionFile();
    }

    @DataBoundSetter
    public void setCaptionFile(@CheckForNull String captionFile) {
        options.setCaptionFile(captionFile);
    }

    @NonNull
    public List<LanguageVoice> getVoices() {
        return options.getVoices();
    }

    @DataBoundSetter
    public void setVoices(@CheckForNull List<LanguageVoice> voices) {
        options.setVoices(voices);
    }

    @CheckForNull
    public String getStyle() {
        return options.getStyle();
    }

    @DataBoundSetter
    public void setStyle(@CheckForNull String style) {
        options.setStyle(style);
    }

    @CheckForNull
    public String getKeepWords() {
        return options.getKeepWords();
    }

    @DataBoundSetter
    public void setKeepWords(@CheckForNull String keepWords) {
        options.setKeepWords(keepWords);
    }

    @NonNull
    public List<WordPair> getFixedWords() {
        return options.getFixedWords();
    }

    @DataBoundSetter
    public void setFixedWords(@CheckForNull List<WordPair> fixedWords) {
        options.setFixedWords(fixedWords);
    }

    @NonNull
    public List<WordPair> getPronouncedWords() {
        return options.getPronouncedWords();
    }

    @DataBoundSetter
    public void setPronouncedWords(@CheckForNull List<WordPair> pronouncedWords) {
        options.setPronouncedWords(pronouncedWords);
    }

    public boolean isDynamicDuration() {
        return options.isDynamicDuration();
    }

    @DataBoundSetter
    public void setDynamicDuration(boolean dynamicDuration) {
        options.setDynamicDuration(dynamicDuration);
    }
}
