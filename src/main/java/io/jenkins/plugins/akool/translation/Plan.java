package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * Languages of one order that were planned together, as one file of the journal has them. What has a file of its own is
 * not what it says here any more.
 */
record Plan(@NonNull Order order, @NonNull List<String> languages) {

    Plan {
        languages = List.copyOf(languages);
    }

    List<Translation> translations() {
        return languages.stream().map(l -> Translation.planned(order, l)).toList();
    }

    /** Whether a translation is nothing but planned, so that its order and its language tell all of it. */
    static boolean canHave(Translation t) {
        return t.equals(Translation.planned(t.order(), t.language()));
    }
}
