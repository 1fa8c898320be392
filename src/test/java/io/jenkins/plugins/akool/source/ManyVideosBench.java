package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import io.jenkins.plugins.akool.studio.Studio;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What 200 videos in ten languages cost one step on an agent; prints figures, and asserts only that all came. */
@WithJenkins
class ManyVideosBench extends SourceScenario {

    private static final int VIDEOS = 200;

    private static final String LANGUAGES = "['ja', 'es', 'fr', 'de', 'hi', 'it', 'ko', 'pt', 'ru', 'ar']";

    @Override
    protected SimulatedAkoolBuilder options() {
        return super.options().duration(Duration.ofSeconds(20));
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    @Test
    void manyVideosInOneStep() throws Exception {
        WorkflowJob job = job(
                "def r = akoolTranslate files: 'v/*.mp4', languages: " + LANGUAGES + "; echo \"came: ${r.size()}\"");
        FilePath folder = workspace(job).child("v");
        byte[] bytes = new byte[2000];
        for (int n = 0; n < VIDEOS; n++) {
            new Random(n).nextBytes(bytes);
            folder.child("video-" + n + ".mp4").copyFrom(new java.io.ByteArrayInputStream(bytes));
        }
        long before = heap();
        long start = System.nanoTime();
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        while (akool.createCount() < VIDEOS * 10) {
            Moment.pass();
        }
        long submitted = System.nanoTime();
        long during = heap();
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        long end = System.nanoTime();
        Path root = run.getRootDir().toPath();
        System.out.printf(
                "%d videos x 10 languages: submitted after %d s, all archived after %d s; heap %d MB before, %d MB while all"
                        + " wait; record %d KB, program %d KB, log %d lines of the plugin, %d KB%n",
                VIDEOS,
                (submitted - start) / 1_000_000_000,
                (end - start) / 1_000_000_000,
                before,
                during,
                Files.size(root.resolve("akool-translations.json")) >> 10,
                Files.exists(root.resolve("program.dat")) ? Files.size(root.resolve("program.dat")) >> 10 : 0,
                Studio.lines(run).size(),
                Files.size(root.resolve("log")) >> 10);
        assertEquals(VIDEOS * 10, akool.createCount());
        j.assertLogContains("came: " + VIDEOS * 10, run);
    }
}
