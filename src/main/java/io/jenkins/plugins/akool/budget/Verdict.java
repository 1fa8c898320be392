package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Reservation;

/** Whether one submission may be paid. */
public sealed interface Verdict {

    /** Yes, and this is what it takes. */
    record Affordable(@NonNull Reservation reservation) implements Verdict {}

    /**
     * Not before AKOOL has said what another one costs, or whether it takes it.
     *
     * @param login whose other one it is; null for one that was asked for together with it
     */
    record Waits(@CheckForNull String login) implements Verdict {}

    /**
     * Not before Jenkins can read again what was spent.
     *
     * @param why a sentence for the user
     */
    record Later(@NonNull String why) implements Verdict {}

    /**
     * No.
     *
     * @param why a sentence for the user
     */
    record TooDear(@NonNull String why) implements Verdict {}
}
