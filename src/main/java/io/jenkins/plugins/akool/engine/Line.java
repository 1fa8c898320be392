package io.jenkins.plugins.akool.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Those who ask one owner something, few at a time: the others stand in line, unless all that were asked hang. Not for
 * several threads at once.
 */
final class Line {

    /** At a time, those included that hang. One that is submitted asks two questions, while others are looked at. */
    private static final int MOST = 4;

    /** After which an owner is asked once more though none of its answers came, since what hung for good may be well again. */
    private static final Duration ONE_MORE = Duration.ofMinutes(15);

    /**
     * Of the hung questions, how many may be taken for lost once others are answered: what hung for a while is no reason to
     * ask little for good, and each that hangs has a thread.
     */
    private static final int MOST_FORGIVEN = 32;

    /** How many were asked whose limit is not over. */
    private int open;

    /** How many were asked whose limit is over, and have not ended. */
    private int hung;

    /** Those of the hung that do not count, since another was answered after them. */
    private int forgiven;

    /** When the last of all was asked. */
    private Instant latest = Instant.MIN;

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** Whether somebody may ask at once; it is taken for asked then. */
    boolean asks(Instant now) {
        if (open + hung - forgiven >= MOST && now.isBefore(latest.plus(ONE_MORE))) {
            return false;
        }
        open++;
        latest = now;
        return true;
    }

    /** Whether a place may become free: those that hang give none back. */
    boolean moves() {
        return open > 0;
    }

    /**
     * Behind all others.
     *
     * @param question asks it
     */
    void stand(Runnable question) {
        waiting.add(question);
    }

    /** Returns whether it stood there. */
    boolean leave(Runnable question) {
        return waiting.remove(question);
    }

    /** The first in line, taken for asked now; null where none is or may. */
    Runnable next(Instant now) {
        return waiting.isEmpty() || !asks(now) ? null : waiting.remove();
    }

    /** The limit of one that was asked is over. */
    void late() {
        open--;
        hung++;
    }

    /** One was answered in time. */
    void answered() {
        open--;
        forgiven = Math.min(hung, MOST_FORGIVEN);
    }

    /** One was answered after its limit. */
    void answeredLate() {
        hung--;
        forgiven = Math.min(forgiven, hung);
    }

    /** Whether nobody asks and nobody stands here. */
    boolean isEmpty() {
        return open + hung == 0 && waiting.isEmpty();
    }
}
