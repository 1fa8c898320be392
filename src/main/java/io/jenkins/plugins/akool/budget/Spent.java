package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Charge.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is written down of what was spent with translations that the engine has no more.
 *
 * @param totals of those that nobody brings back
 * @param entries the others, by the translation's id
 */
public record Spent(
        @NonNull Map<Account, Total> totals, @NonNull Map<String, Entry> entries) {

    public static final Spent NOTHING = new Spent(Map.of(), Map.of());

    public Spent {
        totals = Map.copyOf(totals);
        entries = Map.copyOf(entries);
    }

    /**
     * A translation that the engine may still find in its journal, after a crash, or be given again by its owner.
     *
     * @param openUntil until when its owner may, null where it does not
     */
    public record Entry(
            @NonNull List<Charge> charges, @CheckForNull Instant openUntil) {

        public Entry {
            charges = List.copyOf(charges);
        }
    }
}
