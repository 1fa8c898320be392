package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.Clients;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.access.Questions;
import io.jenkins.plugins.akool.access.WebhookDoor;
import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Voice;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.OptionReading;
import io.jenkins.plugins.akool.options.TranslationOptions;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks AKOOL for what can be known of an order without ordering. Blocks. */
final class AccountCheck {

    /** Seconds for each question. */
    private static final long PATIENCE = 30;

    private final Findings findings;
    private final VoiceChoice voices;

    /** AKOOL's answer where it does not take the login, otherwise null. */
    @CheckForNull
    private volatile AkoolException refusal;

    /** As AKOOL lists them; empty as long as it has not. */
    private volatile List<Language> known = List.of();

    AccountCheck(Findings findings) {
        this.findings = findings;
        voices = new VoiceChoice(findings);
    }

    @CheckForNull
    AkoolException refusal() {
        return refusal;
    }

    /** Ids of the voices that are wanted, by language codes, as far as AKOOL's lists have them. */
    @NonNull
    Map<String, String> voices() {
        return voices.ids();
    }

    /** The languages that AKOOL lists, empty where it did not say. */
    @NonNull
    List<Language> known() {
        return known;
    }

    /** What AKOOL says of the login and the languages. */
    void check(Run<?, ?> run, TranslationOptions options, boolean dry) throws InterruptedException {
        AkoolClient client;
        try {
            client = Clients.get().of(Logins.find(run, options.getCredentialsId(), dry));
        } catch (AkoolException | IllegalArgumentException e) {
            findings.problem(e.getMessage());
            return;
        }
        String cannotOpen = dry && WebhookDoor.isOpen() ? WebhookDoor.problem(client.login()) : null;
        if (cannotOpen != null) {
            findings.note(cannotOpen);
        }
        try {
            languages(client, options);
            if (dry) {
                answer(client.balance())
                        .ifPresent(credits -> findings.note(Messages.preflight_balance(
                                NumberFormat.getNumberInstance(Locale.ROOT).format(credits))));
            }
        } catch (AkoolException e) {
            if (e.remedy() == Remedy.CREDENTIALS) {
                refusal = e;
                findings.problem(e.getMessage());
            } else {
                findings.doubt(Messages.preflight_unasked(e.getMessage()));
                unlisted(options);
            }
        }
    }

    private void languages(AkoolClient client, TranslationOptions options) throws AkoolException, InterruptedException {
        known = answer(Clients.get().catalog().languages(client));
        if (known.isEmpty()) {
            findings.doubt(Messages.preflight_noLanguages());
            unlisted(options);
            return;
        }
        Map<String, String> wanted = VoiceChoice.wanted(options);
        List<String> codes = known.stream().map(Language::code).toList();
        Map<String, String> chosen = new LinkedHashMap<>();
        // What can be no language was said with the options.
        for (String written : options.writtenLanguages().stream()
                .filter(OptionChecks::mayBeLanguage)
                .toList()) {
            String code = Language.among(codes, written);
            Language language = known.stream()
                    .filter(l -> l.code().equals(code))
                    .findFirst()
                    .orElse(null);
            String voice = wanted.get(Language.canonical(written));
            if (!code.equals(written)) {
                findings.note(Messages.preflight_spelled(written, code));
            }
            if (language == null) {
                findings.problem(Nearest.unlisted(code, known));
            } else if (Boolean.TRUE.equals(language.needsVoice()) && voice == null) {
                findings.problem(Messages.preflight_voiceNeeded(code));
            }
            if (voice != null && language != null) {
                chosen.put(code, voice);
            }
        }
        spoken(options.getSourceLanguage(), codes);
        // Behind all languages, since AKOOL's voices may be away, and no language may go unchecked for that.
        voices(client, chosen);
    }

    /** Some list of AKOOL's is away: what cannot go on without it is a problem. */
    private void unlisted(TranslationOptions options) {
        if (known.isEmpty()) {
            Stream.concat(options.writtenLanguages().stream(), Stream.ofNullable(options.getSourceLanguage()))
                    .map(OptionChecks::code)
                    .forEach(findings::problem);
        }
        voices.unlisted(options);
    }

    /** AKOOL has no list of what may be spoken; it documents {@code zh} and the like beside the codes of its list. */
    private void spoken(@CheckForNull String language, List<String> codes) {
        if (language == null || OptionReading.isDetected(language)) {
            return;
        }
        String primary = Nearest.primary(Language.canonical(language));
        if (codes.stream()
                .noneMatch(code -> Nearest.primary(Language.canonical(code)).equals(primary))) {
            findings.problem(Messages.preflight_sourceLanguage(Nearest.unlisted(language, known)));
        }
    }

    /**
     * @param chosen ids or names, by language codes
     */
    private void voices(AkoolClient client, Map<String, String> chosen) throws AkoolException, InterruptedException {
        for (Map.Entry<String, String> choice : chosen.entrySet()) {
            List<Voice> speaking = answer(Clients.get().catalog().voices(client, choice.getKey()));
            voices.among(speaking, choice.getValue(), choice.getKey());
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
