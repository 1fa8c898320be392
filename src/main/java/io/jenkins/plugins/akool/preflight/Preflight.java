package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.access.Questions;
import io.jenkins.plugins.akool.access.WebhookDoor;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.artifacts.StorageException;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.OptionReading;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.source.SourceLinks;
import io.jenkins.plugins.akool.source.SourceStore;
import io.jenkins.plugins.akool.source.WorkspaceCopy;
import io.jenkins.plugins.akool.source.WorkspaceFiles;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks all that can be checked of an order without submitting it. Free, and blocking: runs on a background thread.
 *
 * <p>What only AKOOL can know for certain is a doubt and no problem: it may reach servers that nobody here does, and its
 * lists may be away. Before an order is placed, files of the workspace are not looked at, since they are copied then, and
 * whatever is wrong with them shows before anything is paid.
 */
public final class Preflight {

    private static final Logger LOGGER = Logger.getLogger(Preflight.class.getName());

    /** Seconds for each question. */
    private static final long PATIENCE = 30;

    private final List<String> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** AKOOL's answer where it does not take the login, otherwise null. */
    @CheckForNull
    private AkoolException refusal;

    /** The node whose network is used, or null for the controller. */
    @CheckForNull
    private final FilePath node;

    private final AddressCheck addresses;

    private Preflight(@CheckForNull FilePath node) {
        this.node = node;
        addresses = new AddressCheck(node, problems, doubts);
    }

    /** All that can be found out, for somebody who orders nothing. */
    @NonNull
    public static PreflightReport dryRun(
            @NonNull Run<?, ?> run, @NonNull TranslationOptions options, @CheckForNull Site site)
            throws InterruptedException {
        Preflight check = of(site);
        String problem = options.problem();
        if (problem != null) {
            check.problems.add(problem);
        }
        check.account(run, options, true);
        check.files(run, options);
        return check.report();
    }

    /**
     * What the order itself would find out too late.
     *
     * @param options with nothing wrong that can be seen without asking anybody
     */
    @NonNull
    public static PreflightReport beforePayment(
            @NonNull Run<?, ?> run, @NonNull TranslationOptions options, @CheckForNull Site site)
            throws InterruptedException {
        Preflight check = of(site);
        check.account(run, options, false);
        if (options.getFile() == null) {
            check.addresses.video(options.getUrl(), needed(options));
        }
        String captions = options.getCaptionFile();
        if (captions != null && OptionChecks.isAddress(captions)) {
            check.addresses.captions(captions, needed(options));
        }
        return check.report();
    }

    private static Preflight of(@CheckForNull Site site) {
        return new Preflight(site == null ? null : site.workspace());
    }

    private PreflightReport report() {
        return new PreflightReport(problems, doubts, notes, refusal);
    }

    /** What AKOOL says of the login and the languages. */
    private void account(Run<?, ?> run, TranslationOptions options, boolean dry) throws InterruptedException {
        AkoolClient client;
        try {
            client = Clients.get().of(Logins.find(run, options.getCredentialsId(), dry));
        } catch (AkoolException | IllegalArgumentException e) {
            problems.add(e.getMessage());
            return;
        }
        String cannotOpen = dry && WebhookDoor.isOpen() ? WebhookDoor.problem(client.login()) : null;
        if (cannotOpen != null) {
            notes.add(cannotOpen);
        }
        try {
            languages(client, options);
            if (dry) {
                answer(client.balance())
                        .ifPresent(credits -> notes.add(Messages.preflight_balance(
                                NumberFormat.getNumberInstance(Locale.ROOT).format(credits))));
            }
        } catch (AkoolException e) {
            if (e.remedy() == Remedy.CREDENTIALS) {
                refusal = e;
                problems.add(e.getMessage());
            } else {
                doubts.add(Messages.preflight_unasked(e.getMessage()));
            }
        }
    }

    private void files(Run<?, ?> run, TranslationOptions options) throws InterruptedException {
        String file = options.getFile();
        if (OptionChecks.source(options.getUrl(), file) == null) {
            if (file == null) {
                addresses.video(options.getUrl(), needed(options));
            } else {
                addresses.size(stored(run, options, file));
            }
        }
        String captions = options.getCaptionFile();
        if (captions != null && OptionChecks.captionFile(captions) == null) {
            if (OptionChecks.isAddress(captions)) {
                addresses.captions(captions, needed(options));
            } else {
                stored(run, options, captions);
            }
        }
    }

    /** Returns the length of a file in the workspace, 0 where it is not there to be given to AKOOL, which is a problem. */
    private long stored(Run<?, ?> run, TranslationOptions options, String path) throws InterruptedException {
        String copy = options.isArchiveSource()
                ? SourceStore.artifactPath(OptionChecks.normalised(options.getTo()), path)
                : null;
        try {
            SourceLinks.Way way = SourceLinks.way(run, copy);
            say(problems, way.problem());
            say(notes, way.warning(Duration.ofMinutes(options.getTimeoutMinutes())));
        } catch (StorageException e) {
            say(problems, e.getMessage());
        }
        if (node == null) {
            problems.add(WorkspaceFiles.noWorkspace());
            return 0;
        }
        try {
            WorkspaceCopy.Found found = node.act(new WorkspaceCopy(path, null));
            String problem = found.problem(path);
            if (problem != null) {
                problems.add(problem);
            }
            return found.length();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A file in the workspace of " + run + " could not be looked at", e);
            problems.add(WorkspaceFiles.notCopied());
            return 0;
        }
    }

    /** How long AKOOL may need what it fetches. */
    private static Duration needed(TranslationOptions options) {
        return Duration.ofMinutes(options.getTimeoutMinutes());
    }

    private static void say(List<String> sentences, @CheckForNull String sentence) {
        if (sentence != null && !sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    private void languages(AkoolClient client, TranslationOptions options) throws AkoolException, InterruptedException {
        List<Language> known = answer(Clients.get().catalog().languages(client));
        if (known.isEmpty()) {
            doubts.add(Messages.preflight_noLanguages());
            return;
        }
        Map<String, String> voices = voices(options);
        List<String> codes = known.stream().map(Language::code).toList();
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String written : options.writtenLanguages()) {
            String code = Language.among(codes, written);
            Language language = known.stream()
                    .filter(l -> l.code().equals(code))
                    .findFirst()
                    .orElse(null);
            String voice = voices.get(Language.canonical(written));
            if (!code.equals(written)) {
                notes.add(Messages.preflight_spelled(written, code));
            }
            if (language == null) {
                problems.add(Nearest.of(written, known)
                        .map(near -> Messages.preflight_languageNearest(code, near.code(), near.name()))
                        .orElseGet(() -> Messages.preflight_languageUnknown(code)));
            } else if (Boolean.TRUE.equals(language.needsVoice()) && voice == null) {
                problems.add(Messages.preflight_voiceNeeded(code));
            }
            if (voice != null && language != null) {
                chosen.put(code, voice);
            }
        }
        // Behind all languages, since AKOOL's voices may be away, and no language may go unchecked for that.
        voices(client, chosen);
    }

    /**
     * @param chosen ids by language codes
     */
    private void voices(AkoolClient client, Map<String, String> chosen) throws AkoolException, InterruptedException {
        for (Map.Entry<String, String> choice : chosen.entrySet()) {
            List<Voice> speaking = answer(Clients.get().catalog().voices(client, choice.getKey()));
            if (!speaking.isEmpty() && speaking.stream().noneMatch(v -> v.id().equals(choice.getValue()))) {
                problems.add(Messages.preflight_voiceUnknown(choice.getValue(), choice.getKey()));
            }
        }
    }

    private static Map<String, String> voices(TranslationOptions options) {
        try {
            TranslationSettings settings = OptionReading.settings(options);
            return settings.voices();
        } catch (IllegalArgumentException e) {
            // Said already as what is wrong with the options.
            return Map.of();
        }
    }

    private static <T> T answer(CompletableFuture<T> question) throws AkoolException, InterruptedException {
        try {
            return question.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Questions.sentence(e);
        }
    }
}
