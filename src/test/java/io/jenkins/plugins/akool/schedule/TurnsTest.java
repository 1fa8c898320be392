package io.jenkins.plugins.akool.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private final Turns turns = new Turns(begun::add, () -> most);

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
        Turns real = new Turns(threads, () -> 1);
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
}
