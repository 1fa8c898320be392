package io.jenkins.plugins.akool.preflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What a dry run found.
 *
 * @param problems sentences on what would go wrong, in no order of weight
 * @param notes sentences that are good to know
 */
public record PreflightReport(
        @NonNull List<String> problems, @NonNull List<String> notes) {

    public PreflightReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** All problems as one message, null where there is none. */
    @CheckForNull
    public String failure() {
        return problems.isEmpty() ? null : Messages.preflight_failure(problems.size(), String.join(" ", problems));
    }
}
