package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.Launcher;
import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.artifacts.Patience;
import io.jenkins.plugins.akool.artifacts.Site;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.Owners;
import io.jenkins.plugins.akool.schedule.Pacing;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.translation.Order;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    /** A step that comes back just as the sweep at the start has found that nobody needs what a killed Jenkins left. */
    @Test
    void whatIsCopiedAnewMeanwhileStays(JenkinsRule j) throws Exception {
        AkoolGlobalConfiguration.get().setServeSources(true);
        FreeStyleBuild run = j.buildAndAssertSuccess(j.createFreeStyleProject());
        run.getWorkspace().child("tour.mp4").write("a video", "UTF-8");
        TranslationOptions options = new TranslationOptions("ja");
        options.setFile("tour.mp4");
        Order order = options.toOrder("some-order", Owners.of(run), Instant.now(), List.of());
        File left = new File(PluginFolders.sources(), "some-order");
        assertTrue(left.mkdirs());

        Supplier<Engine> engine = this::slowlyKnowingNothing;
        Patience patience = new Patience(timeline, new Pacing(new Random(1), Duration.ofSeconds(1)));
        SourceStore store = new SourceStore(timeline, engine, new SourceLinks(timeline::now, engine), patience);
        store.journalRead();
        asked.await();
        Site site =
                new Site(run.getWorkspace(), new Launcher.DummyLauncher(TaskListener.NULL), TaskListener.NULL, false);
        store.stored(order, run, new WorkspaceFiles("tour.mp4", null, false), () -> site)
                .toCompletableFuture()
                .join();
        ready.countDown();
        while (sweeping() > 0) {
            Moment.pass();
        }
        assertTrue(new File(left, "video").isFile());
    }

    /** Knows of no order. */
    private Engine slowlyKnowingNothing() {
        asked.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Engine(timeline, new Random(1), Duration.ofSeconds(1), null, null, null, null, null, null, null);
    }

    private static long sweeping() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(SourceStore.class.getName())
                                && frame.getMethodName().equals("sweep")))
                .count();
    }
}
