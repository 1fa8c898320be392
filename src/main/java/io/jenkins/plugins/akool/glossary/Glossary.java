package io.jenkins.plugins.akool.glossary;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.api.Words;
import io.jenkins.plugins.akool.glossary.Term.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The words of one file. The file is a table with the columns {@code kind}, {@code word}, {@code replacement} and {@code
 * language}, see {@code docs/reference.md}.
 *
 * @param terms in the order of the file
 */
public record Glossary(@NonNull List<Term> terms) {

    /** What a file may have; AKOOL gets all words with each request. */
    public static final int MOST_BYTES = 1 << 20;

    static final int MOST_TERMS = 10_000;

    public Glossary {
        terms = List.copyOf(terms);
    }

    /**
     * Reads a file.
     *
     * @param name as its reader knows it, for sentences
     * @throws IllegalArgumentException with a sentence for the user, which names the lines that are wrong
     */
    @NonNull
    public static Glossary read(@NonNull String name, @NonNull byte[] file) {
        try {
            return new Glossary(GlossaryReader.read(file)).checked();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(sentence("unusable", Wording.quote(name), e.getMessage()), e);
        }
    }

    /** A word for all languages and for one is told twice, and AKOOL can follow only one of the two. */
    private Glossary checked() {
        Map<List<Object>, Term> general = new LinkedHashMap<>();
        terms.stream()
                .filter(term -> term.language() == null)
                .forEach(term -> general.put(List.of(term.kind(), term.word()), term));
        for (Term term : terms) {
            Term other = general.get(List.of(term.kind(), term.word()));
            if (other != null && !other.replacement().equals(term.replacement())) {
                throw new IllegalArgumentException(sentence(
                        "otherwise",
                        String.valueOf(term.line()),
                        Wording.quote(term.word()),
                        String.valueOf(other.line())));
            }
        }
        return this;
    }

    /** The languages that some of the words are for, in the canonical spelling. */
    @NonNull
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        terms.forEach(term -> {
            if (term.language() != null) {
                languages.add(term.language());
            }
        });
        return languages;
    }

    /** The lines that are for a language. */
    @NonNull
    public List<Integer> lines(@NonNull String language) {
        return terms.stream()
                .filter(term -> language.equals(term.language()))
                .map(Term::line)
                .toList();
    }

    /**
     * The settings of an order with these words, too: those for all languages with all, those for one with its own. Words
     * for languages that are not ordered are left out.
     *
     * @param ordered target languages
     * @param spelling how the order spells a language that is spelled canonically
     * @throws IllegalArgumentException with a sentence for the user, where the order has something else for a word
     */
    @NonNull
    public TranslationSettings addedTo(
            @NonNull TranslationSettings settings,
            @NonNull List<String> ordered,
            @NonNull UnaryOperator<String> spelling) {
        Words all = words(settings.words(), null);
        Map<String, Words> byLanguage = new LinkedHashMap<>();
        for (String language : languages()) {
            String spelled = spelling.apply(language);
            if (ordered.contains(spelled)) {
                // Checked against the words of the order, and kept apart from them.
                words(all, language);
                byLanguage.put(spelled, words(Words.NONE, language));
            }
        }
        return settings.toBuilder().words(all).languageWords(byLanguage).build();
    }

    private Words words(Words given, String language) {
        Set<String> kept = new LinkedHashSet<>(given.keep());
        Map<String, String> fixed = new LinkedHashMap<>(given.fixed());
        Map<String, String> pronounced = new LinkedHashMap<>(given.pronounced());
        for (Term term : terms) {
            if (language == null ? term.language() == null : language.equals(term.language())) {
                if (term.kind() == Kind.KEEP) {
                    kept.add(term.word());
                } else {
                    put(term.kind() == Kind.FIXED ? fixed : pronounced, term);
                }
            }
        }
        return new Words(new ArrayList<>(kept), fixed, pronounced);
    }

    private static void put(Map<String, String> words, Term term) {
        String other = words.putIfAbsent(term.word(), term.replacement());
        if (other != null && !other.equals(term.replacement())) {
            throw new IllegalArgumentException(sentence(
                    "contradicts",
                    Wording.quote(term.word()),
                    Wording.quote(other),
                    String.valueOf(term.line()),
                    Wording.quote(term.replacement())));
        }
    }

    private static String sentence(String key, String... values) {
        return Wording.sentence(Glossary.class, key, values);
    }
}
