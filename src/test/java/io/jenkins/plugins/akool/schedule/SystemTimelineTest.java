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
    void aClockThatIsSetBackStopsNoTimeAndOneThatIsSetForwardIsFollowed() {
        Instant[] clock = {Instant.parse("2026-01-05T10:00:00Z")};
        long[] nanos = {0};
        try (SystemTimeline timeline = new SystemTimeline(() -> clock[0], () -> nanos[0])) {
            clock[0] = clock[0].minus(Duration.ofDays(3));
            nanos[0] += Duration.ofMinutes(5).toNanos();
            assertEquals(Instant.parse("2026-01-05T10:05:00Z"), timeline.now());
            clock[0] = Instant.parse("2026-01-09T08:00:00Z");
            assertEquals(Instant.parse("2026-01-09T08:00:00Z"), timeline.now());
            nanos[0] += Duration.ofSeconds(1).toNanos();
            assertEquals(Instant.parse("2026-01-09T08:00:01Z"), timeline.now());
        }
    }
}
