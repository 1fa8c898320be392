package io.jenkins.plugins.akool.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookReplayTest {

    private static final Duration INSTANT = Duration.ofMillis(1);

    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private final ReplayMemory memory = new ReplayMemory(() -> now);

    private boolean admits(Instant sent, String payload) {
        return memory.admit(new WebhookCall("68da", sent, payload));
    }

    @Test
    void eachPayloadPassesOnce() {
        assertTrue(admits(now, "a"));
        assertFalse(admits(now, "a"));
        assertFalse(admits(now.plusSeconds(1), "a"), "with a new time");
        assertTrue(admits(now, "b"));
        now = now.plusSeconds(60);
        assertFalse(admits(now, "a"));
    }

    @Test
    void onlyTheWindowIsOpen() {
        assertFalse(admits(now.minus(ReplayMemory.WINDOW).minus(INSTANT), "a"));
        assertFalse(admits(now.plus(ReplayMemory.WINDOW).plus(INSTANT), "a"));
        assertTrue(admits(now.minus(ReplayMemory.WINDOW), "a"));
        assertTrue(admits(now.plus(ReplayMemory.WINDOW), "b"));
        assertFalse(admits(Instant.ofEpochMilli(999_999_999_999_999L), "c"));
        assertFalse(admits(Instant.EPOCH, "c"));
        assertTrue(admits(now, "c"), "what was turned away was not remembered");
    }

    /** A call from ahead stays within the window longest. */
    @Test
    void nothingIsForgottenWhileItCouldPassAgain() {
        Instant ahead = now.plus(ReplayMemory.WINDOW);
        assertTrue(admits(ahead, "a"));
        now = ahead.plus(ReplayMemory.WINDOW);
        assertFalse(admits(ahead, "a"));
        now = now.plus(INSTANT);
        assertFalse(admits(ahead, "a"));
        assertTrue(admits(now, "a"), "by then it is forgotten");
    }

    @Test
    void theOldestMakeRoomForTheNewest() {
        for (int i = 0; i <= ReplayMemory.MOST; i++) {
            assertTrue(admits(now, "call " + i));
        }
        assertFalse(admits(now, "call 1"));
        assertTrue(admits(now, "call 0"));
    }

    @Test
    void whatIsTurnedAwayPushesNothingOut() {
        for (int i = 0; i < ReplayMemory.MOST; i++) {
            admits(now, "call " + i);
        }
        for (int i = 0; i < 100; i++) {
            assertFalse(admits(now, "call 7"));
            assertFalse(admits(Instant.EPOCH, "old " + i));
        }
        assertFalse(admits(now, "call 0"));
    }

    @Test
    void ofManyAtOnceOnePasses() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Stream<Callable<Long>> callers = IntStream.range(0, 8)
                    .mapToObj(n -> () -> IntStream.range(0, 1000)
                            .filter(i -> admits(now, "call " + i))
                            .count());
            long passed = 0;
            for (Future<Long> caller : threads.invokeAll(callers.toList())) {
                passed += caller.get();
            }
            assertEquals(1000, passed);
        } finally {
            threads.shutdownNow();
        }
    }
}
