package io.jenkins.plugins.akool.translation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;

/**
 * What one submission takes of what its login may spend, from when its request leaves and until AKOOL says that it did not
 * take it.
 *
 * @param login id of the credential that pays, as it was named when the request left; empty where none was
 * @param leftAt when the request left, which tells the month that it counts in
 * @param credits what it was taken to cost, null where nothing showed that
 */
public record Reservation(
        @NonNull String login,
        @NonNull Instant leftAt,
        @CheckForNull Double credits) {}
