package io.jenkins.plugins.akool.bench.controller;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.time.Duration;
import java.util.Arrays;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A large result from AKOOL to the build's artifacts by way of an agent: this plugin, and what people write instead. With the
 * storage that Jenkins comes with, and with S3 where {@link S3Server#isThere}. AKOOL is done at once, so that it is the way of
 * the bytes that takes the time.
 */
class AgentBench {

    private static final int RUNS = 5;
    private static final long BYTES = 512L << 20;
    private static final String AGENT = "studio";

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @RegisterExtension
    private final RealJenkinsExtension ownDisk = controller();

    @RegisterExtension
    private final RealJenkinsExtension cloud = controller();

    private final Tables tables = new Tables("agent");

    private static RealJenkinsExtension controller() {
        return new RealJenkinsExtension()
                .withTimeout(0)
                .javaOptions("-Xmx1g", "-Dio.jenkins.plugins.akool.firstLook=200");
    }

    /**
     * What one build cost.
     *
     * @param moved bytes that the controller read and wrote, files and sockets together
     */
    private record Taken(double seconds, long moved) {}

    @Test
    void resultByWayOfAnAgent() throws Throwable {
        measure(ownDisk, "Jenkins' own storage");
        ownDisk.stopJenkins();
        if (!S3Server.isThere()) {
            tables.line("%nNot with S3: neither its plugin nor a server is there.");
            return;
        }
        try (S3Server s3 = new S3Server()) {
            s3.keepArtifactsOf(cloud);
            measure(cloud, "artifact-manager-s3");
            if (s3.size() < BYTES * 2 * RUNS) {
                throw new AssertionError("The bucket has only " + s3.size() + " bytes");
            }
            cloud.stopJenkins();
        }
    }

    private void measure(RealJenkinsExtension controller, String storage) throws Throwable {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ZERO)
                .credit(1_000_000)
                .start()) {
            akool.resultSize("ja", BYTES);
            controller.startJenkins();
            controller.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
            agents.createAgent(
                    controller,
                    InboundAgentExtension.Options.newBuilder().name(AGENT).build());
            String ours =
                    "node('%s') { akoolTranslate url: '%s', languages: 'ja' }".formatted(AGENT, akool.sourceUrl());
            String theirs = Scripted.atOnce(AGENT, akool);
            Taken[] plugin = new Taken[RUNS];
            Taken[] scripted = new Taken[RUNS];
            build(controller, ours);
            build(controller, theirs);
            for (int n = 0; n < RUNS; n++) {
                plugin[n] = build(controller, ours);
                scripted[n] = build(controller, theirs);
            }
            tables.line(
                    "%n| A result of %d MiB, an agent, %s, %d builds | Median | Least | Most | Moved by the controller |",
                    BYTES >> 20, storage, RUNS);
            tables.line("|---|---:|---:|---:|---:|");
            row("`sh 'curl'` and `archiveArtifacts`", scripted);
            row("This plugin", plugin);
        }
    }

    private void row(String words, Taken[] builds) throws Exception {
        double[] seconds =
                Arrays.stream(builds).mapToDouble(Taken::seconds).sorted().toArray();
        long[] moved = Arrays.stream(builds).mapToLong(Taken::moved).sorted().toArray();
        tables.line(
                "| %s | %.1f s | %.1f s | %.1f s | %.1f MiB |",
                words, seconds[RUNS / 2], seconds[0], seconds[RUNS - 1], moved[RUNS / 2] / (double) (1 << 20));
    }

    private static Taken build(RealJenkinsExtension controller, String script) throws Throwable {
        long pid = controller.getProcess().pid();
        long before = Snapshot.of(pid).moved();
        double seconds = controller.runRemotely(AgentBench::run, script);
        return new Taken(seconds, Snapshot.of(pid).moved() - before);
    }

    /** Seconds that the build took. */
    private static double run(JenkinsRule j, String script) throws Throwable {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, false));
        WorkflowRun run = j.buildAndAssertSuccess(job);
        if (run.getArtifacts().size() != 1) {
            throw new AssertionError("archived: " + run.getArtifacts());
        }
        return run.getDuration() / 1000.0;
    }
}
