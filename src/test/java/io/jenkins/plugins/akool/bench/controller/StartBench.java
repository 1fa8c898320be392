package io.jenkins.plugins.akool.bench.controller;

import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** What the plugin adds to the start of a Jenkins, and what the records of builds that have ended take of its memory. */
class StartBench {

    private static final int STARTS = 5;
    private static final int JOBS = 20;
    private static final int BUILDS = 1000;

    /** This plugin's. */
    private static final String NAME = "akool-translate";

    @RegisterExtension
    private final RealJenkinsExtension with =
            new RealJenkinsExtension().withTimeout(0).javaOptions("-Dio.jenkins.plugins.akool.firstLook=200");

    @RegisterExtension
    private final RealJenkinsExtension without =
            new RealJenkinsExtension().withTimeout(0).omitPlugins(NAME);

    private final Tables tables = new Tables("start");

    @Test
    void startAndRecords() throws Throwable {
        double[][] seconds = new double[2][STARTS];
        double[][] cpu = new double[2][STARTS];
        // The first of each unpacks its plugins.
        start(with);
        start(without);
        for (int n = 0; n < STARTS; n++) {
            double[] one = start(with);
            double[] other = start(without);
            seconds[0][n] = one[0];
            cpu[0][n] = one[1];
            seconds[1][n] = other[0];
            cpu[1][n] = other[1];
        }
        tables.line("| Start of a Jenkins, median of %d | Seconds | Processor time |", STARTS);
        tables.line("|---|---:|---:|");
        tables.line("| Without this plugin | %.2f | %.2f s |", median(seconds[1]), median(cpu[1]));
        tables.line("| With it | %.2f | %.2f s |", median(seconds[0]), median(cpu[0]));
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ZERO)
                .credit(100L * BUILDS)
                .start()) {
            with.startJenkins();
            with.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
            with.runRemotely(StartBench::build, akool.sourceUrl());
            with.stopJenkins();
        }
        double[] again = start(with);
        tables.line("| With it and %,d builds with a translation each | %.2f | %.2f s |", BUILDS, again[0], again[1]);
        with.startJenkins();
        ArrayList<Double> heap = with.runRemotely(StartBench::heap);
        with.stopJenkins();
        tables.line(
                "%n%,d builds that have ended take %.1f KB each once they are loaded, and %.1f KB more once what they"
                        + " translated was looked at.",
                BUILDS, heap.get(0), heap.get(1));
    }

    /** Seconds and processor time until it answers. */
    private static double[] start(RealJenkinsExtension jenkins) throws Exception {
        long start = System.nanoTime();
        jenkins.startJenkins();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = Snapshot.of(jenkins.getProcess().pid()).seconds();
        jenkins.stopJenkins();
        return new double[] {seconds, cpu};
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void build(JenkinsRule j, String source) throws Throwable {
        List<WorkflowJob> jobs = new ArrayList<>();
        for (int n = 0; n < JOBS; n++) {
            WorkflowJob job = j.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition("akoolTranslate url: '" + source + "', languages: 'ja'", true));
            jobs.add(job);
        }
        for (int n = 0; n < BUILDS / JOBS; n++) {
            List<QueueTaskFuture<WorkflowRun>> running = new ArrayList<>();
            jobs.forEach(job -> running.add(job.scheduleBuild2(0)));
            for (QueueTaskFuture<WorkflowRun> build : running) {
                j.assertBuildStatusSuccess(build);
            }
        }
    }

    /** Kilobytes that each build takes, and each one's record. */
    private static ArrayList<Double> heap(JenkinsRule j) {
        long before = used();
        List<WorkflowRun> builds = new ArrayList<>();
        j.jenkins.getAllItems(WorkflowJob.class).forEach(job -> job.getBuilds().forEach(builds::add));
        long loaded = used();
        long translations = builds.stream()
                .mapToLong(run -> BuildTranslations.find(run).getRecords().size())
                .sum();
        long looked = used();
        if (translations != BUILDS) {
            throw new AssertionError("found: " + translations);
        }
        return new ArrayList<>(
                List.of((loaded - before) / 1024.0 / builds.size(), (looked - loaded) / 1024.0 / builds.size()));
    }

    private static long used() {
        for (int n = 0; n < 3; n++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
