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
 * A large result from AKOOL to the build's artifacts by way of an agent, with the storage that Jenkins comes with: this
 * plugin, and what people write instead. AKOOL is done at once, so that it is the way of the bytes that takes the time.
 */
class AgentBench {

    private static final int RUNS = 5;
    private static final long BYTES = 512L << 20;
    private static final String AGENT = "studio";

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @RegisterExtension
    private final RealJenkinsExtension controller =
            new RealJenkinsExtension().withTimeout(0).javaOptions("-Xmx1g", "-Dio.jenkins.plugins.akool.firstLook=200");

    @Test
    void resultByWayOfAnAgent() throws Throwable {
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
            double[] plugin = new double[RUNS];
            double[] scripted = new double[RUNS];
            controller.runRemotely(AgentBench::build, ours);
            controller.runRemotely(AgentBench::build, theirs);
            for (int n = 0; n < RUNS; n++) {
                plugin[n] = controller.runRemotely(AgentBench::build, ours);
                scripted[n] = controller.runRemotely(AgentBench::build, theirs);
            }
            Tables tables = new Tables("agent");
            tables.line(
                    "| A result of %d MiB by way of an agent, %d builds | Median | Least | Most |", BYTES >> 20, RUNS);
            tables.line("|---|---:|---:|---:|");
            row(tables, "`sh 'curl'` and `archiveArtifacts`", scripted);
            row(tables, "This plugin", plugin);
        }
    }

    private static void row(Tables tables, String words, double[] seconds) throws Exception {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        tables.line("| %s | %.1f s | %.1f s | %.1f s |", words, sorted[RUNS / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** Seconds that the build took. */
    private static double build(JenkinsRule j, String script) throws Throwable {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, false));
        WorkflowRun run = j.buildAndAssertSuccess(job);
        if (run.getArtifacts().size() != 1) {
            throw new AssertionError("archived: " + run.getArtifacts());
        }
        double seconds = run.getDuration() / 1000.0;
        job.delete();
        return seconds;
    }
}
