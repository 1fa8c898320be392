package io.jenkins.plugins.akool.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How often a task runs that many ask for. */
class ErrandTest {

    private final Queue<Runnable> timeline = new ArrayDeque<>();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private int runs;

    private final Errand errand = new Errand(timeline::add, threads::add, () -> {
        runs++;
        meanwhile.run();
    });

    private static void runAll(Queue<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private void askOften() {
        for (int i = 0; i < 1000; i++) {
            errand.ask();
        }
    }

    @Test
    void whatIsAskedForAThousandTimesRunsOnceAfterAllThatIsUnderWay() {
        timeline.add(() -> assertEquals(0, runs));
        askOften();
        assertEquals(2, timeline.size());
        runAll(timeline);
        assertEquals(1, threads.size());
        runAll(threads);
        assertEquals(1, runs);
    }

    @Test
    void whileItRunsOneMoreWaitsAndNoThread() {
        meanwhile = () -> {
            meanwhile = () -> {};
            for (int i = 0; i < 10; i++) {
                askOften();
                runAll(timeline);
            }
            assertEquals(0, threads.size());
        };
        errand.ask();
        runAll(timeline);
        threads.remove().run();
        assertEquals(1, runs);
        assertEquals(1, threads.size());
        runAll(threads);
        assertEquals(2, runs);
    }

    /** A change that the timeline makes now is seen by a run that begins after it. */
    @Test
    void whoAsksOnTheTimelineIsHeardAfterwards() {
        errand.ask();
        timeline.add(errand::ask);
        runAll(timeline);
        runAll(threads);
        askOften();
        runAll(timeline);
        runAll(threads);
        assertEquals(2, runs);
    }

    @Test
    void whatBreaksRunsAgainForWhoeverAsks() {
        meanwhile = () -> {
            askOften();
            runAll(timeline);
            throw new IllegalStateException("broken");
        };
        errand.ask();
        runAll(timeline);
        assertThrows(IllegalStateException.class, () -> threads.remove().run());
        meanwhile = () -> {};
        runAll(threads);
        errand.ask();
        runAll(timeline);
        runAll(threads);
        assertEquals(3, runs);
    }
}
