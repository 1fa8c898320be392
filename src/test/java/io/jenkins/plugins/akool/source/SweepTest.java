package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import java.io.File;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How copies that nobody needs are cleared away. */
@WithJenkins
class SweepTest {

    private final SystemTimeline timeline = new SystemTimeline();

    /** Lets the sweep go on. */
    private final CountDownLatch ready = new CountDownLatch(1);

    private final CountDownLatch asked = new CountDownLatch(1);

    @AfterEach
    void stop() {
        ready.countDown();
        timeline.close();
    }

    private Engine slowEngine() {
        asked.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("the test is over");
    }

    @Test
    void aThousandChangesTakeOneThread(JenkinsRule j) throws Exception {
        assertTrue(new File(PluginFolders.sources(), "some-order").mkdirs());
        Supplier<Engine> engine = this::slowEngine;
        SourceStore store = new SourceStore(timeline, engine, new SourceLinks(timeline::now, engine), null);
        store.journalRead();
        asked.await();
        for (int n = 0; n < 1000; n++) {
            store.sweepSoon();
            CountDownLatch told = new CountDownLatch(1);
            timeline.execute(told::countDown);
            told.await();
        }
        assertEquals(1, sweeping());
    }

    private static long sweeping() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(SourceStore.class.getName())
                                && frame.getMethodName().equals("sweep")))
                .count();
    }
}
