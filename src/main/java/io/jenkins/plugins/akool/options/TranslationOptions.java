package io.jenkins.plugins.akool.options;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Util;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.translation.Order;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a user may ask for, the same in a Pipeline step and in a freestyle build step. */
public class TranslationOptions extends SourceOptions {

    private static final long serialVersionUID = 1L;

    public static final String DEFAULT_FOLDER = "akool";

    /** Minutes; AKOOL takes minutes for a minute of video, and its queue is unknown. */
    public static final int DEFAULT_TIMEOUT = 180;

    /** A language as the form offers it, {@code name [code]}. */
    private static final Pattern CHOSEN = Pattern.compile("[^,\n\\[\\]]*\\[([^\\[\\]]*)]");

    private final String languages;

    private String credentialsId;
    private String to = DEFAULT_FOLDER;
    private int timeoutMinutes = DEFAULT_TIMEOUT;
    private boolean subtitles;
    private boolean cleanVideo;
    private boolean singleRequest;
    private boolean dryRun;

    /** The opposite of what is asked for, so that configuration of before there was this option means the same. */
    private boolean background;

    private OnFailure onFailure = OnFailure.FAIL;
    private int maxCredits;
    private boolean reuse;

    /** Why a script's options cannot be read, null where they are. The step with it ends as it begins. */
    private transient String unreadable;

    /**
     * @param languages target language codes, separated by commas or white space; of what the form offers, such as {@code
     *     Japanese [ja]}, the code is kept
     */
    @DataBoundConstructor
    public TranslationOptions(@CheckForNull String languages) {
        this.languages =
                CHOSEN.matcher(Util.fixNull(languages)).replaceAll(" $1").replaceAll("^[,\\s]+|[,\\s]+$", "");
    }

    protected Object readResolve() {
        complete();
        setTo(to);
        setOnFailure(onFailure);
        setTimeoutMinutes(timeoutMinutes);
        return this;
    }

    @NonNull
    public String getLanguages() {
        return languages;
    }

    /** The target languages as they are {@linkplain Language#canonical spelled}, in the order given. */
    @NonNull
    public List<String> languageList() {
        return writtenLanguages().stream().map(Language::canonical).toList();
    }

    /** The target languages as somebody wrote them, in the order given. */
    @NonNull
    public List<String> writtenLanguages() {
        return Arrays.stream(languages.split("[,\\s]+"))
                .filter(l -> !l.isEmpty())
                .toList();
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

    /** Whether the subtitles that AKOOL makes are archived beside the video. */
    public boolean isSubtitles() {
        return subtitles;
    }

    @DataBoundSetter
    public void setSubtitles(boolean subtitles) {
        this.subtitles = subtitles;
    }

    /** Whether the video without captions in the picture is archived, too. */
    public boolean isCleanVideo() {
        return cleanVideo;
    }

    @DataBoundSetter
    public void setCleanVideo(boolean cleanVideo) {
        this.cleanVideo = cleanVideo;
    }

    /** How long the step may take, minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    /**
     * @param timeoutMinutes 0, as an emptied field of a form has it, for the default
     */
    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes == 0 ? DEFAULT_TIMEOUT : timeoutMinutes;
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

    /** Whether the step waits for the results; otherwise they are collected in the background. */
    public boolean isWait() {
        return !background;
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        background = !wait;
    }

    /** What becomes of a build that lacks a result. */
    @NonNull
    public OnFailure getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(@CheckForNull OnFailure onFailure) {
        this.onFailure = onFailure == null ? OnFailure.FAIL : onFailure;
    }

    /** What all languages together may cost, in AKOOL's credits; 0 for no limit. */
    public int getMaxCredits() {
        return maxCredits;
    }

    @DataBoundSetter
    public void setMaxCredits(int maxCredits) {
        this.maxCredits = maxCredits;
    }

    /** Whether results of earlier builds serve for the same source with the same options. */
    public boolean isReuse() {
        return reuse;
    }

    @DataBoundSetter
    public void setReuse(boolean reuse) {
        this.reuse = reuse;
    }

    /** A copy with the build's variables filled in, for where nothing else fills them in. */
    @NonNull
    public TranslationOptions expanded(@NonNull EnvVars variables) {
        return OptionReading.copied(this, variables::expand);
    }

    /**
     * A copy that is about one of several videos. What is in a folder of the workspace has its results in such a folder, too.
     */
    @NonNull
    public TranslationOptions about(@NonNull Video video) {
        TranslationOptions one = OptionReading.copied(this, UnaryOperator.identity());
        one.setUrls(null);
        one.setFiles(null);
        one.setUrl(video.url());
        one.setFile(video.file());
        one.setTo(video.folder(to));
        return one;
    }

    /** Where the caption file is in the workspace, null where it has an address or there is none. */
    @CheckForNull
    public String captionPath() {
        return OptionReading.captionPath(this);
    }

    /** Sentences on all that is wrong with these options, as far as can be seen without asking anybody. */
    @NonNull
    public List<String> problems() {
        return unreadable == null ? OptionChecks.problems(this) : List.of(unreadable);
    }

    /** The same in one message, or null where nothing is wrong. */
    @CheckForNull
    public String problem() {
        return OptionChecks.refusal(problems());
    }

    /**
     * @param known codes of languages whose spelling counts: AKOOL's, or those of the order as it was placed; may be empty
     */
    @NonNull
    public Order toOrder(
            @NonNull String id, @NonNull String owner, @NonNull Instant now, @NonNull Collection<String> known) {
        return OptionReading.order(this, id, owner, now, known);
    }

    /**
     * What a script gives a step, as it is bound: arguments of these options. Where they cannot be read, options instead
     * that have a {@link #problem}, since a step that is not even made ends with a stack trace.
     */
    @NonNull
    public static Object ofScript(@CheckForNull Object arguments) {
        try {
            if (arguments instanceof Map<?, ?> map) {
                return ScriptForm.read(map);
            }
            return unreadable(Messages.script_noOptions(ScriptValue.describe(arguments)));
        } catch (IllegalArgumentException e) {
            return unreadable(e.getMessage());
        }
    }

    private static TranslationOptions unreadable(String why) {
        TranslationOptions options = new TranslationOptions("");
        options.unreadable = why;
        return options;
    }
}
