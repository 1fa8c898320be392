package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.glossary.Glossary;
import io.jenkins.plugins.akool.options.OptionChecks;
import io.jenkins.plugins.akool.options.OptionReading;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.source.WorkspaceText;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Reads the glossary of an order and checks it against all that the order says. Blocks. */
final class WordCheck {

    private static final Logger LOGGER = Logger.getLogger(WordCheck.class.getName());

    /** More are not named in one sentence. */
    private static final int MOST_LINES = 5;

    private final Findings findings;

    /** Null where the order has none, or none that can be read. */
    @CheckForNull
    private volatile Glossary glossary;

    WordCheck(Findings findings) {
        this.findings = findings;
    }

    /** The words of the order, null where it has none, or none to be had, which was said then. */
    @CheckForNull
    Glossary glossary() {
        return glossary;
    }

    /**
     * @param workspace null where there is none
     * @param known the languages that AKOOL lists, empty where it did not say
     */
    void read(TranslationOptions options, @CheckForNull FilePath workspace, List<Language> known)
            throws InterruptedException {
        String path = options.getGlossary();
        if (path == null || OptionChecks.glossary(path) != null) {
            return;
        }
        Glossary words = read(path, workspace);
        glossary = words;
        if (words != null) {
            findings.told(Messages.preflight_glossaryRead(path, words.terms().size()));
            if (options.problem() == null) {
                check(words, options);
            }
            if (!known.isEmpty()) {
                languages(words, known);
            }
        }
    }

    @CheckForNull
    private Glossary read(String path, @CheckForNull FilePath workspace) throws InterruptedException {
        if (workspace == null) {
            findings.problem(Messages.preflight_glossaryNowhere(path));
            return null;
        }
        try {
            WorkspaceText.Content content = workspace.act(new WorkspaceText(path, Glossary.MOST_BYTES));
            String problem = content.problem(path);
            if (problem == null) {
                return Glossary.read(path, content.bytes());
            }
            findings.problem(Messages.preflight_glossary(problem));
        } catch (IllegalArgumentException e) {
            findings.problem(e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A glossary could not be read in " + workspace, e);
            findings.problem(Messages.preflight_glossaryUnread(path));
        }
        return null;
    }

    /** Whether the words go with the options, which have nothing else wrong. */
    private void check(Glossary glossary, TranslationOptions options) {
        List<String> ordered = options.languageList();
        if (options.isSingleRequest()
                && ordered.size() > 1
                && glossary.languages().stream().anyMatch(ordered::contains)) {
            findings.problem(Messages.preflight_glossarySingle());
        }
        try {
            glossary.addedTo(OptionReading.settings(options), ordered, code -> code);
        } catch (IllegalArgumentException e) {
            findings.problem(e.getMessage());
        }
    }

    private void languages(Glossary glossary, List<Language> known) {
        List<String> codes = known.stream().map(Language::code).toList();
        for (String language : glossary.languages()) {
            if (!codes.contains(Language.among(codes, language))) {
                String lines = glossary.lines(language).stream()
                        .limit(MOST_LINES)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
                findings.problem(Messages.preflight_glossaryLanguage(lines, Nearest.unlisted(language, known)));
            }
        }
    }
}
