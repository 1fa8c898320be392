package io.jenkins.plugins.akool.bench.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.model.Slave;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What 200 videos in ten languages cost one step on an agent. */
@WithJenkins
class ManyBench extends StudioScenario {

    private static final int VIDEOS = 200;

    /** Few, since the simulated AKOOL is in the same process and keeps what it fetched. */
    private static final int VIDEO_BYTES = 1000;

    private static final String LANGUAGES = "['ja', 'es', 'fr', 'de', 'hi', 'it', 'ko', 'pt', 'ru', 'ar']";
    private static final int TRANSLATIONS = VIDEOS * 10;

    @Override
    protected SimulatedAkoolBuilder options() {
        // Longer than it takes to submit them all, at the ten requests a second that the engine allows itself.
        return super.options().duration(Duration.ofMinutes(5)).credit(10L * TRANSLATIONS);
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }

    @Test
    void manyVideosInOneStep() throws Exception {
        AkoolGlobalConfiguration.get().setServeSources(true);
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("node('" + agent.getNodeName() + "') {"
                + " def r = akoolTranslate files: 'v/*.mp4', languages: " + LANGUAGES
                + "; echo \"came: ${r.size()}\" }");
        FilePath folder = agent.getWorkspaceFor(job).child("v");
        byte[] bytes = new byte[VIDEO_BYTES];
        for (int n = 0; n < VIDEOS; n++) {
            new Random(n).nextBytes(bytes);
            folder.child("video-" + n + ".mp4").copyFrom(new ByteArrayInputStream(bytes));
        }
        double before = heap();
        long start = System.nanoTime();
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        double first = Double.NaN;
        while (akool.createCount() < TRANSLATIONS && run.isBuilding()) {
            if (Double.isNaN(first) && akool.createCount() > 0) {
                first = seconds(start);
            }
            Moment.pass();
        }
        double submitted = seconds(start);
        double during = heap();
        Path root = run.getRootDir().toPath();
        long program = Files.size(root.resolve("program.dat"));
        akool.createdIds().forEach(akool::end);
        long collecting = System.nanoTime();
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        Tables tables = new Tables("many");
        tables.line("| 200 videos in ten languages, on an agent | |");
        tables.line("|---|---:|");
        tables.line("| Until the first is submitted | %.1f s |", first);
        tables.line("| Until all %,d are submitted | %.0f s |", TRANSLATIONS, submitted);
        tables.line("| From then until all are archived, all done at once | %.0f s |", seconds(collecting));
        tables.line("| Heap of the controller while all wait, more than before | %.1f MB |", during - before);
        tables.line("| The build's record | %,d KB |", Files.size(root.resolve("akool-translations.json")) >> 10);
        tables.line("| The Pipeline's program | %,d KB |", program >> 10);
        tables.line("| Log lines of the plugin | %,d |", Studio.lines(run).size());
        tables.line("| The whole log | %,d KB |", Files.size(root.resolve("log")) >> 10);
        assertEquals(TRANSLATIONS, akool.createCount());
        j.assertLogContains("came: " + TRANSLATIONS, run);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
