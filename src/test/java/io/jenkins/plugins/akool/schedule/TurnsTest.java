package io.jenkins.plugins.akool.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may download when. */
class TurnsTest {

    /** What was begun and is not done, the first begun first. */
    private final Queue<Runnable> begun = new ArrayDeque<>();

    private final List<String> done = new ArrayList<>();
    private int most = 1;
    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final Turns turns = new Turns(timeline, begun::add, () -> most);

    /** Ends what no interrupt does. */
    private final CountDownLatch end = new CountDownLatch(1);

    private Future<?> take(String node, String owner, String task) {
        return turns.take(node, owner, () -> done.add(task));
    }

    private void runAll() {
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
    }

    @Test
    void ownersTakeTurns() {
        for (String task : List.of("a1", "a2", "a3", "a4")) {
            take("n", "a", task);
        }
        take("n", "b", "b1");
        take("n", "b", "b2");
        take("n", "c", "c1");
        runAll();
        assertEquals(List.of("a1", "a2", "b1", "c1", "a3", "b2", "a4"), done);
    }

    @Test
    void noMoreRunAtATimeThanMay() {
        most = 2;
        for (String task : List.of("a1", "a2", "a3")) {
            take("n", "a", task);
        }
        assertEquals(2, begun.size());
        begun.remove().run();
        assertEquals(2, begun.size());
        most = 1;
        begun.remove().run();
        assertEquals(1, begun.size());
    }

    @Test
    void nodesDoNotWaitForEachOther() {
        take("n", "a", "a1");
        take("m", "a", "a2");
        assertEquals(2, begun.size());
    }

    @Test
    void whatIsCancelledNeverBeginsAndTakesNoTurn() {
        take("n", "a", "a1");
        take("n", "a", "a2").cancel(true);
        take("n", "a", "a3");
        runAll();
        assertEquals(List.of("a1", "a3"), done);
    }

    @Test
    void whatBreaksGivesItsTurnBack() {
        turns.take("n", "a", () -> {
            throw new IllegalStateException("broken");
        });
        take("n", "b", "b1");
        runAll();
        assertEquals(List.of("b1"), done);
    }

    @Test
    void whatRunsIsInterruptedWhenItIsCancelled() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Turns real = new Turns(timeline, threads, () -> 1);
        Future<?> task = real.take("n", "a", () -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        running.await();
        task.cancel(true);
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
        CountDownLatch next = new CountDownLatch(1);
        real.take("n", "a", next::countDown);
        assertTrue(next.await(20, TimeUnit.SECONDS));
        threads.shutdown();
    }

    /** Begins on a thread of its own, is cancelled, and goes on. */
    private Thread hung(String node, String owner) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Future<?> task = turns.take(node, owner, () -> {
            running.countDown();
            boolean over = false;
            while (!over) {
                try {
                    end.await();
                    over = true;
                } catch (InterruptedException e) {
                    // As a transfer does whose agent's channel hangs.
                    over = false;
                }
            }
        });
        Thread thread = new Thread(begun.remove());
        thread.start();
        running.await();
        task.cancel(true);
        return thread;
    }

    @Test
    void whatIsCancelledAndDoesNotEndLosesItsTurn() throws Exception {
        most = 4;
        List<Thread> threads = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            threads.add(hung("n", "a"));
        }
        take("n", "b", "b1");
        timeline.advance(Turns.GRACE.minusMillis(1));
        runAll();
        assertEquals(List.of(), done);
        assertEquals(0, turns.leftBehind());

        timeline.advance(Duration.ofMillis(1));
        runAll();
        assertEquals(List.of("b1"), done);
        assertEquals(4, turns.leftBehind());

        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, turns.leftBehind());
    }

    @Test
    void whatEndsAfterItLostItsTurnGivesNoneBack() throws Exception {
        Thread late = hung("n", "a");
        take("n", "b", "b1");
        take("n", "b", "b2");
        timeline.advance(Turns.GRACE);
        assertEquals(1, begun.size());
        end.countDown();
        late.join();
        assertEquals(1, begun.size());
        runAll();
        assertEquals(List.of("b1", "b2"), done);
    }

    @Test
    void whatEndsInTimeKeepsItsTurnUntilThen() throws Exception {
        Thread soon = hung("n", "a");
        take("n", "b", "b1");
        assertEquals(0, begun.size());
        end.countDown();
        soon.join();
        take("n", "c", "c1");
        timeline.advance(Turns.GRACE);
        assertEquals(1, begun.size());
        assertEquals(0, turns.leftBehind());
        runAll();
        assertEquals(List.of("b1", "c1"), done);
    }
}
