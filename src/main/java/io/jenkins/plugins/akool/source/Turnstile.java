package io.jenkins.plugins.akool.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets in so many readers at a time and so many requests in a while, for each link and for all together. Far more than AKOOL
 * needs for a video in many languages, and few enough that a link in the wrong hands keeps nobody from using Jenkins.
 */
final class Turnstile {

    /** At a time, all links together; each takes a thread of the web server. */
    static final int MOST_READERS = 32;

    /** At a time, for one link. */
    static final int MOST_READERS_OF_ONE = 16;

    /** For one link in {@link #WHILE}. */
    static final int MOST_REQUESTS = 600;

    static final Duration WHILE = Duration.ofMinutes(1);

    /** What becomes of a request. */
    enum Verdict {
        /** It is let in, and has to {@link #leave}. */
        IN,
        TOO_MANY_READERS,
        TOO_MANY_REQUESTS
    }

    /** What is remembered of a link, for as long as {@link #WHILE} and its readers last. */
    private static final class Visits {
        private final Instant since;
        private int requests;
        private int readers;

        Visits(Instant since) {
            this.since = since;
        }
    }

    private final InstantSource clock;

    /** By link; only those that are good come here, so strangers add none. */
    private final Map<String, Visits> visits = new HashMap<>();

    private int readers;

    Turnstile(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Verdict enter(String link) {
        Instant now = clock.instant();
        visits.values().removeIf(v -> v.readers == 0 && isOver(v, now));
        Visits of = visits.computeIfAbsent(link, l -> new Visits(now));
        if (isOver(of, now)) {
            Visits next = new Visits(now);
            next.readers = of.readers;
            visits.put(link, next);
            of = next;
        }
        if (++of.requests > MOST_REQUESTS) {
            return Verdict.TOO_MANY_REQUESTS;
        }
        if (readers >= MOST_READERS || of.readers >= MOST_READERS_OF_ONE) {
            return Verdict.TOO_MANY_READERS;
        }
        readers++;
        of.readers++;
        return Verdict.IN;
    }

    synchronized void leave(String link) {
        readers--;
        visits.get(link).readers--;
    }

    private static boolean isOver(Visits v, Instant now) {
        return !now.isBefore(v.since.plus(WHILE));
    }
}
