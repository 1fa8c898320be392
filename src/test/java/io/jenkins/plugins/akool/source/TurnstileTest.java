package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.source.Turnstile.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who is let in, in a time that only passes when a scenario says so. */
class TurnstileTest {

    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private final Turnstile turnstile = new Turnstile(() -> now);

    private void enter(Verdict expected, String link, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(expected, turnstile.enter(link), link + " " + i);
        }
    }

    private void visit(String link, int times) {
        for (int i = 0; i < times; i++) {
            enter(Verdict.IN, link, 1);
            turnstile.leave(link);
        }
    }

    @Test
    void oneLinkHasSoManyReadersAndAllTogetherHaveNotManyMore() {
        enter(Verdict.IN, "a", Turnstile.MOST_READERS_OF_ONE);
        enter(Verdict.TOO_MANY_READERS, "a", 2);
        enter(Verdict.IN, "b", Turnstile.MOST_READERS - Turnstile.MOST_READERS_OF_ONE);
        enter(Verdict.TOO_MANY_READERS, "c", 1);
        turnstile.leave("a");
        enter(Verdict.IN, "c", 1);
        enter(Verdict.TOO_MANY_READERS, "a", 1);
        turnstile.leave("c");
        enter(Verdict.IN, "a", 1);
    }

    @Test
    void oneLinkIsUsedSoOftenInAWhile() {
        visit("a", Turnstile.MOST_REQUESTS);
        enter(Verdict.TOO_MANY_REQUESTS, "a", 3);
        visit("b", 1);
        now = now.plus(Turnstile.WHILE).minusMillis(1);
        enter(Verdict.TOO_MANY_REQUESTS, "a", 1);
        now = now.plusMillis(1);
        visit("a", Turnstile.MOST_REQUESTS);
    }

    @Test
    void whoReadsForLongIsNotForgotten() {
        enter(Verdict.IN, "a", Turnstile.MOST_READERS_OF_ONE);
        now = now.plus(Turnstile.WHILE.multipliedBy(3));
        enter(Verdict.TOO_MANY_READERS, "a", 1);
        for (int i = 0; i < Turnstile.MOST_READERS_OF_ONE; i++) {
            turnstile.leave("a");
        }
        enter(Verdict.IN, "a", Turnstile.MOST_READERS_OF_ONE);
    }
}
