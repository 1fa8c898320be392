package io.jenkins.plugins.akool.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.engine.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemTimelineTest {

    private Instant clock = Instant.parse("2026-01-05T10:00:00Z");
    private long nanos;
    private final SteadyClock steady = new SteadyClock(() -> clock, () -> nanos);

    @Test
    void tasksRunOneAfterTheOtherInTheirOrder() throws Exception {
        try (SystemTimeline timeline = new SystemTimeline()) {
            List<Integer> ran = new CopyOnWriteArrayList<>();
            CountDownLatch done = new CountDownLatch(1000);
            IntStream.range(0, 1000)
                    .forEach(i -> timeline.execute(() -> {
                        ran.add(i);
                        done.countDown();
                    }));
            done.await();
            assertEquals(IntStream.range(0, 1000).boxed().toList(), ran);
        }
    }

    @Test
    void aTaskThatBreaksDoesNotStopTheNextAndIsLogged() throws Exception {
        try (SystemTimeline timeline = new SystemTimeline();
                Logs logs = new Logs()) {
            CompletableFuture<String> next = new CompletableFuture<>();
            timeline.execute(() -> {
                throw new IllegalStateException("boom");
            });
            timeline.execute(() -> next.complete("ran"));
            assertEquals("ran", next.get());
            assertTrue(logs.everything().contains("boom"));
        }
    }

    @Test
    void nothingRunsBeforeItIsDue() throws Exception {
        try (SystemTimeline timeline = new SystemTimeline()) {
            CompletableFuture<Boolean> early = new CompletableFuture<>();
            var due = timeline.now().plus(Duration.ofMillis(50));
            timeline.wakeAt(due, () -> early.complete(timeline.now().isBefore(due)));
            assertFalse(early.get());
        }
    }

    /** An interrupt in the middle of a write would close the journal's file and lose an id that is paid for. */
    @Test
    void aTaskUnderWayIsNotInterruptedByTheClose() throws Exception {
        SystemTimeline timeline = new SystemTimeline();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        timeline.execute(() -> {
            started.countDown();
            try {
                interrupted.complete(!closed.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        started.await();
        timeline.wakeAt(timeline.now().plusSeconds(3600), () -> interrupted.complete(true));
        timeline.close();
        closed.countDown();
        assertFalse(interrupted.get());
        timeline.execute(() -> interrupted.complete(true));
    }

    @Test
    void aClockThatIsSetBackStopsNoTimeAndSmallStepsForwardAreFollowedAtOnce() {
        clock = clock.minus(Duration.ofDays(3));
        passes(Duration.ofMinutes(5));
        assertEquals(Instant.parse("2026-01-05T10:05:00Z"), steady.instant());
        clock = Instant.parse("2026-01-05T10:06:00Z");
        assertEquals(clock, steady.instant());
        passes(Duration.ofSeconds(1));
        assertEquals(Instant.parse("2026-01-05T10:06:01Z"), steady.instant());
    }

    @Test
    void aClockThatIsWrongForAMomentIsNotFollowed() {
        for (Duration wrong : List.of(Duration.ofHours(10), Duration.ofDays(10))) {
            Instant before = steady.instant();
            clock = clock.plus(wrong);
            assertEquals(before, steady.instant());
            passes(Duration.ofSeconds(1));
            assertEquals(before.plusSeconds(1), steady.instant());
            clock = clock.minus(wrong);
            assertEquals(before.plusSeconds(1), steady.instant());
            passes(Duration.ofHours(1));
            assertEquals(clock, steady.instant());
        }
    }

    /** As with a clock that is wrong now and then, each time by as much. */
    @Test
    void whatAClockSaidBeforeItWasRightAgainCountsNoMore() {
        for (int times = 0; times < 3; times++) {
            clock = clock.plus(Duration.ofDays(10));
            steady.instant();
            passes(Duration.ofMinutes(4));
            steady.instant();
            clock = clock.minus(Duration.ofDays(10));
            assertEquals(clock, steady.instant());
        }
    }

    @Test
    void aClockThatStaysAheadIsFollowedAsAfterTheMachineSlept() {
        clock = clock.plus(Duration.ofHours(8));
        assertTrue(steady.instant().isBefore(clock));
        passes(Duration.ofMinutes(2));
        assertTrue(steady.instant().isBefore(clock));
        passes(Duration.ofMinutes(3));
        assertEquals(clock, steady.instant());
        passes(Duration.ofSeconds(1));
        assertEquals(clock, steady.instant());
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
        clock = clock.plus(time);
    }
}
