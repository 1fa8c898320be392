package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Slave;
import hudson.remoting.Channel;
import hudson.remoting.Command;
import hudson.slaves.DumbSlave;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SimpleCommandLauncher;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** With an agent and a storage that agents reach, a result passes neither the controller nor anybody's memory. */
@WithJenkins
class ShortestWayTest extends StudioScenario {

    /**
     * Bytes in which two builds may differ besides their results: class files come when they are first needed, and
     * Jenkins looks after a new node.
     */
    private static final long NOISE = 1_000_000;

    /** Of the largest result, bytes; four times what the agent's process has. */
    private static final long LARGE = 1L << 28;

    @TempDir
    Path bucket;

    private final AtomicLong carried = new AtomicLong();

    @BeforeEach
    void useTheCloud() {
        FakeCloud.use(bucket);
    }

    @AfterEach
    void leaveTheCloud() throws Exception {
        FakeCloud.leave();
        j.jenkins.removeNode(j.jenkins.getNode("small"));
    }

    /** The whole heap of its process is what a result may make it grow by. */
    private Slave smallAgent() throws Exception {
        SimpleCommandLauncher usual = (SimpleCommandLauncher) j.createComputerLauncher(null);
        DumbSlave agent = new DumbSlave(
                "small",
                new File(j.jenkins.getRootDir(), "agent-work-dirs/small").getAbsolutePath(),
                new SimpleCommandLauncher(usual.cmd.replaceFirst("-Xmx\\S+", "-Xmx64m")));
        agent.setRetentionStrategy(RetentionStrategy.NOOP);
        j.jenkins.addNode(agent);
        j.waitOnline(agent);
        return agent;
    }

    private void countTraffic(Slave agent) {
        ((Channel) agent.getChannel()).addListener(new Channel.Listener() {
            @Override
            public void onRead(Channel channel, Command command, long size) {
                carried.addAndGet(size);
            }

            @Override
            public void onWrite(Channel channel, Command command, long size) {
                carried.addAndGet(size);
            }
        });
    }

    @Test
    void aResultLargerThanTheAgentsMemoryTakesNoneAndNothingOfTheController() throws Exception {
        Slave agent = smallAgent();
        WorkflowJob job = studio.pipeline(
                "node('small') { akoolTranslate url: '%s', languages: 'ja', to: 'v' }".formatted(akool.sourceUrl()));
        akool.resultSize("ja", 1 << 16);
        j.buildAndAssertSuccess(job);
        countTraffic(agent);
        j.buildAndAssertSuccess(job);
        long small = carried.getAndSet(0);
        assertTrue(small > 0, "the counter counts");

        akool.resultSize("ja", LARGE);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertTrue(carried.get() < small + NOISE, "through the controller went " + carried.get() + ", not " + small);
        String sum = akool.resultSha256(akool.newestId("ja"));
        try (InputStream in =
                run.getArtifactManager().root().child("v/product-tour.ja.mp4").open()) {
            assertEquals(sum, sha256(in));
        }
        FilePath kept = agent.getWorkspaceFor(job).child("v/product-tour.ja.mp4");
        assertEquals(LARGE, kept.length());
        kept.delete();
    }

    @Test
    void whatAnEarlierBuildHasComesToTheAgentFromTheStorage() throws Exception {
        FakeCloud.giveLinks(bucket);
        Slave agent = smallAgent();
        WorkflowJob job =
                studio.pipeline("node('small') { akoolTranslate url: '%s', languages: 'ja', to: 'v', reuse: true }"
                        .formatted(akool.sourceUrl()));
        akool.resultSize("ja", 1 << 24);
        j.buildAndAssertSuccess(job);
        agent.getWorkspaceFor(job).deleteContents();
        countTraffic(agent);
        int read = FakeCloud.count(FakeCloud.Question.OPEN);
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertEquals(1, akool.createCount());
        assertEquals(read, FakeCloud.count(FakeCloud.Question.OPEN), "the controller read from the storage");
        assertTrue(carried.get() < NOISE, "through the controller went " + carried.get());
        String sum = akool.resultSha256(akool.newestId("ja"));
        try (InputStream in =
                run.getArtifactManager().root().child("v/product-tour.ja.mp4").open()) {
            assertEquals(sum, sha256(in));
        }
        FilePath kept = agent.getWorkspaceFor(job).child("v/product-tour.ja.mp4");
        assertEquals(1 << 24, kept.length());
        assertEquals(
                List.of("v"),
                kept.getParent().getParent().list().stream()
                        .map(FilePath::getName)
                        .toList());
        assertFalse(JenkinsRule.getLog(run).contains("cloud-secret"));
    }

    private static String sha256(InputStream in) throws Exception {
        DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        byte[] buffer = new byte[1 << 16];
        while (digest.read(buffer) >= 0) {
            // Only the digest matters.
        }
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }
}
