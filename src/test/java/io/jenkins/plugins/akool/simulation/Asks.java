package io.jenkins.plugins.akool.simulation;

import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission.Outcome;
import io.jenkins.plugins.akool.api.Submission.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What AKOOL was asked to do and may charge for, whatever the engine believes. */
final class Asks {

    private static final class Ask {
        private final String language;

        /** Whether AKOOL told the engine that it did not take it. */
        private boolean refused;

        /** Whether a person had the language submitted again since. */
        private boolean decided;

        private Ask(String language) {
            this.language = language;
        }
    }

    private final Map<String, List<Ask>> byOrder = new HashMap<>();

    /** Order and language that a person had submitted again, whatever was asked before. */
    private final Set<String> decided = new HashSet<>();

    private List<Ask> of(String order) {
        return byOrder.computeIfAbsent(order, o -> new ArrayList<>());
    }

    void asked(String order, List<String> languages) {
        languages.forEach(l -> of(order).add(new Ask(l)));
    }

    /** To be called where the engine that asked is alive. */
    void answered(String order, Map<String, Outcome> outcomes) {
        outcomes.forEach((language, outcome) -> {
            if (outcome instanceof Refused r && r.reason().remedy() != Remedy.OUTCOME_UNKNOWN) {
                of(order).stream()
                        .filter(a -> a.language.equals(language))
                        .reduce((a, b) -> b)
                        .ifPresent(last -> last.refused = true);
            }
        });
    }

    /** A person had the language submitted again, once. */
    void decided(String order, String language) {
        decided.add(order + " " + language);
        of(order).stream().filter(a -> a.language.equals(language)).forEach(a -> a.decided = true);
    }

    /** Whether AKOOL may charge for this language already, without a person's word that it may do so again. */
    boolean isOpen(String order, String language) {
        return of(order).stream().anyMatch(a -> a.language.equals(language) && !a.refused && !a.decided);
    }

    /** Whether a person had this language submitted again. */
    boolean isDecided(String order, String language) {
        return decided.contains(order + " " + language);
    }

    /** For how many translations AKOOL may charge. */
    long mayCharge(String order) {
        return of(order).stream().filter(a -> !a.refused).count();
    }
}
