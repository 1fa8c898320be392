package io.jenkins.plugins.akool.bookkeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Builds whose disks hang, and others. */
class BuildQueuesTest {

    private final BuildQueues queues = new BuildQueues();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aBuildWhoseDiskHangsHoldsUpItselfOnly() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        for (String order : List.of("one", "two", "three", "four")) {
            queues.execute("slow#1", order, () -> await(disk));
        }
        queues.execute("slow#1", "one", () -> done.add("slow"));
        for (String build : List.of("a#1", "b#1")) {
            queues.execute(build, build, others::countDown);
        }
        others.await();
        assertEquals(List.of(), done);
        disk.countDown();
        end("slow#1");
        assertEquals(List.of("slow"), done);
    }

    @Test
    void anOrderKeepsItsPlaceWhenItsBuildGetsAnotherName() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        queues.execute("old#1", "order", () -> await(disk));
        queues.execute("old#1", "order", () -> done.add("first"));
        queues.execute("new#1", "order", () -> done.add("second"));
        end("another#1");
        disk.countDown();
        end("old#1");
        assertEquals(List.of("first", "second"), done);
    }

    @Test
    void whatBreaksKeepsNothingElseFromBeingDone() throws Exception {
        queues.execute("a#1", "order", () -> {
            throw new IllegalStateException("said in the log");
        });
        queues.execute("a#1", "order", () -> {
            throw new NoClassDefFoundError("com/example/Listener");
        });
        queues.execute("a#1", "order", () -> done.add("next"));
        end("a#1");
        assertEquals(List.of("next"), done);
    }

    private void end(String build) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        queues.execute(build, build, end::countDown);
        end.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
