package io.jenkins.plugins.akool.simulation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.Map;

/** Who may have paid already for what another order wants, too. */
final class SharedWishes {

    /** Before AKOOL deletes a result, from when on it is not worth following any more. */
    private static final long TOO_LATE = 7 * World.DAY - World.HOUR;

    private final World world;
    private final Asks asks;

    /** As last told, by id. */
    private final Map<String, State> told;

    SharedWishes(World world, Asks asks, Map<String, State> told) {
        this.world = world;
        this.asks = asks;
        this.told = told;
    }

    /** The build that the engine had to follow instead of paying, null where it had to follow none. */
    @CheckForNull
    Build payer(Build build, String language) {
        String key = build.order.keys().get(language);
        boolean excused = key == null
                || asks.isDecided(build.order.id(), language)
                || world.hadClockTrouble()
                // Whose login cannot be read passes for somebody else's after a while.
                || world.troubles.lasting(Port.LOGIN) >= 0;
        return excused
                ? null
                : world.builds.all().stream()
                        .filter(other -> other != build
                                && key.equals(other.order.keys().get(language))
                                && asks.isOpen(other.order.id(), language)
                                && isThere(other, language))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the engine knows it, and AKOOL has it or may have it. What is collected is for others to find. */
    private boolean isThere(Build other, String language) {
        String id = other.order.translationId(language);
        State state = told.get(id);
        boolean lost = other.deleted
                || other.wasSetAside
                || other.unreadable
                || other.decided.contains(language)
                || world.journal.wasSetAside(id);
        boolean settled = state != null && state.settled() && state != State.UNKNOWN && state != State.UNCOLLECTED;
        return !lost && !settled && !isOver(other, language);
    }

    private boolean isOver(Build other, String language) {
        long placed = Duration.between(World.START, other.order.placedAt()).toMillis();
        if (world.now >= placed + other.order.terms().timeLimit().toMillis() + 7 * World.DAY) {
            return true;
        }
        for (Vendor.Job job : world.vendor.jobs()) {
            if (job.order.equals(other.order.id()) && job.language.equals(language)) {
                return job.toldFailed || world.now >= job.created + TOO_LATE;
            }
        }
        return false;
    }
}
