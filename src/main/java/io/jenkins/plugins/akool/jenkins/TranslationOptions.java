package io.jenkins.plugins.akool.jenkins;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.akool.client.Captions;
import io.jenkins.plugins.akool.client.Style;
import io.jenkins.plugins.akool.engine.Order;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may ask for, the same in a Pipeline step and in a freestyle build step. */
public class TranslationOptions extends AbstractDescribableImpl<TranslationOptions> implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final String DEFAULT_FOLDER = "akool";

    /** Minutes; AKOOL takes minutes for a minute of video, and its queue is unknown. */
    public static final int DEFAULT_TIMEOUT = 180;

    private final String url;
    private final String languages;
    private String sourceLanguage;
    private String credentialsId;
    private boolean lipsync;
    private int speakers;
    private boolean removeBackgroundMusic;
    private String captions = "none";
    private String captionFile;
    private List<LanguageVoice> voices = List.of();
    private String style;
    private String keepWords;
    private List<WordPair> fixedWords = List.of();
    private List<WordPair> pronouncedWords = List.of();
    private boolean dynamicDuration;
    private String to = DEFAULT_FOLDER;
    private int timeoutMinutes = DEFAULT_TIMEOUT;
    private boolean singleRequest;
    private boolean dryRun;

    /**
     * @param url address of the video, reachable for AKOOL
     * @param languages target language codes, separated by commas or white space
     */
    @DataBoundConstructor
    public TranslationOptions(@CheckForNull String url, @CheckForNull String languages) {
        this.url = Util.fixNull(url).strip();
        this.languages = Util.fixNull(languages).strip();
    }

    /** Fills in what stored configuration leaves out, be it written by hand or by an older version. */
    protected Object readResolve() {
        setCaptions(captions);
        setVoices(voices);
        setFixedWords(fixedWords);
        setPronouncedWords(pronouncedWords);
        setTo(to);
        timeoutMinutes = timeoutMinutes == 0 ? DEFAULT_TIMEOUT : timeoutMinutes;
        return this;
    }

    @NonNull
    public String getUrl() {
        return url;
    }

    @NonNull
    public String getLanguages() {
        return languages;
    }

    /** The target languages, in the order given. */
    @NonNull
    public List<String> languageList() {
        return Arrays.stream(languages.split("[,\\s]+"))
                .filter(l -> !l.isEmpty())
                .toList();
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

    /** Id of the credential that pays, or null for the default of the global configuration. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
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

    /** Address of an SRT or ASS file for AKOOL to fetch, or null. */
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
        return voices;
    }

    @DataBoundSetter
    public void setVoices(@CheckForNull List<LanguageVoice> voices) {
        this.voices = voices == null ? List.of() : new ArrayList<>(voices);
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
        return fixedWords;
    }

    @DataBoundSetter
    public void setFixedWords(@CheckForNull List<WordPair> fixedWords) {
        this.fixedWords = fixedWords == null ? List.of() : new ArrayList<>(fixedWords);
    }

    /** Words with the way to say them. */
    @NonNull
    public List<WordPair> getPronouncedWords() {
        return pronouncedWords;
    }

    @DataBoundSetter
    public void setPronouncedWords(@CheckForNull List<WordPair> pronouncedWords) {
        this.pronouncedWords = pronouncedWords == null ? List.of() : new ArrayList<>(pronouncedWords);
    }

    /** Whether the video's length may change with that of the speech. */
    public boolean isDynamicDuration() {
        return dynamicDuration;
    }

    @DataBoundSetter
    public void setDynamicDuration(boolean dynamicDuration) {
        this.dynamicDuration = dynamicDuration;
    }

    /** Folder among the artifacts, relative, with slashes. */
    @NonNull
    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(@CheckForNull String to) {
        String folder = Util.fixEmptyAndTrim(to);
        this.to = folder == null ? DEFAULT_FOLDER : folder;
    }

    /** How long the step may take, minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    /** Whether one request asks for all languages. */
    public boolean isSingleRequest() {
        return singleRequest;
    }

    @DataBoundSetter
    public void setSingleRequest(boolean singleRequest) {
        this.singleRequest = singleRequest;
    }

    /** Whether everything is checked and nothing is submitted. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** A copy with the build's variables filled in, for where nothing else fills them in. */
    @NonNull
    public TranslationOptions expanded(@NonNull EnvVars variables) {
        return OptionReading.expanded(this, variables);
    }

    /** A sentence on the first thing wrong with these options, or null where nothing is. */
    @CheckForNull
    public String problem() {
        return OptionChecks.problem(this);
    }

    @NonNull
    Order toOrder(String id, String owner, Instant now) {
        return OptionReading.order(this, id, owner, now);
    }
}
