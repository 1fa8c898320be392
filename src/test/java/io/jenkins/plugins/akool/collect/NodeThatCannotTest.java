package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.DumbSlave;
import hudson.slaves.RetentionStrategy;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SimpleCommandLauncher;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Agents that are online and cannot do what they are asked to: real processes, each set up so that it cannot. */
@WithJenkins
class NodeThatCannotTest extends StudioScenario {

    /** All its sockets lead to a port where nobody listens. */
    private static final String NO_NETWORK = "-DsocksProxyHost=127.0.0.1 -DsocksProxyPort=1 -DsocksNonProxyHosts=";

    private static final byte[] PAGE = "<html><body>Blocked by policy</body></html>".getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void leave() throws Exception {
        AkoolGlobalConfiguration.get().setCollectOnController(false);
        for (Node node : j.jenkins.getNodes()) {
            j.jenkins.removeNode(node);
        }
    }

    private static Slave agent(String environment, String options) throws Exception {
        SimpleCommandLauncher usual = (SimpleCommandLauncher) j.createComputerLauncher(null);
        DumbSlave agent = new DumbSlave(
                "studio",
                new File(j.jenkins.getRootDir(), "agent-work-dirs/studio").getAbsolutePath(),
                new SimpleCommandLauncher(environment + usual.cmd.replaceFirst(" -jar ", " " + options + " -jar ")));
        agent.setRetentionStrategy(RetentionStrategy.NOOP);
        j.jenkins.addNode(agent);
        j.waitOnline(agent);
        return agent;
    }

    private WorkflowJob job(String source, String options) throws Exception {
        return studio.pipeline(
                "node('studio') { akoolTranslate url: '%s', languages: 'ja', %s }".formatted(source, options));
    }

    private static byte[] read(FilePath file) throws Exception {
        try (InputStream in = file.read()) {
            return in.readAllBytes();
        }
    }

    private static byte[] artifact(WorkflowRun run, String path) throws Exception {
        try (InputStream in = run.getArtifactManager().root().child(path).open()) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(FilePath folder) throws Exception {
        return Arrays.stream(folder.list("**")).map(FilePath::getName).sorted().toList();
    }

    private void assertCollected(Slave agent, WorkflowRun run) throws Exception {
        studio.assertArchived(run, "v", "ja");
        FilePath workspace = agent.getWorkspaceFor((WorkflowJob) run.getParent());
        assertArrayEquals(akool.resultVideo("ja"), read(workspace.child("v/product-tour.ja.mp4")));
        assertTrue(workspace.child("v/product-tour.ja.srt").exists());
        for (FilePath left : List.of(
                WorkspaceList.tempDir(workspace),
                PluginFolders.temporary("none").getParent())) {
            while (!names(left).isEmpty()) {
                Moment.pass();
            }
        }
        assertEquals(1, akool.createCount());
    }

    @Test
    void whereItsNetworkLetsNothingOutTheControllerFetches() throws Exception {
        Slave agent = agent("", NO_NETWORK);
        WorkflowRun run = j.buildAndAssertSuccess(job(akool.sourceUrl(), "to: 'v', subtitles: true"));
        j.assertLogContains(
                "[AKOOL] ja: the node studio cannot fetch it, so the controller does. The connection broke", run);
        assertCollected(agent, run);
        assertEquals(1, akool.received(Call.RESULT_VIDEO).size());
    }

    static Stream<Arguments> saidByAgents() {
        Fault page = new Fault.Answered(200, Map.of(), "text/html", PAGE);
        return Stream.of(
                Arguments.of(
                        Call.RESULT_VIDEO, page, Result.FAILURE, "so the controller does. The link leads to an HTML"),
                Arguments.of(Call.RESULT_SUBTITLE, page, Result.SUCCESS, "and not to a subtitle file."),
                Arguments.of(Call.SOURCE, page, Result.FAILURE, "leads to an HTML page, and not to a video."));
    }

    @ParameterizedTest
    @MethodSource("saidByAgents")
    void theControllerSaysItInItsOwnLanguage(Call call, Fault fault, Result expected, String line) throws Exception {
        agent("", "-Duser.language=ja");
        akool.on(call).next(fault, fault);
        String options = "subtitles: true, dryRun: " + (call == Call.SOURCE);
        WorkflowRun run = j.buildAndAssertStatus(expected, job(akool.sourceUrl(), options));
        j.assertLogContains(line, run);
    }

    static Stream<Arguments> blocked() {
        return Stream.of(
                Arguments.of(
                        new Fault.Answered(403, Map.of(), "text/html", PAGE),
                        "something on the way does not let it through"),
                Arguments.of(new Fault.Answered(200, Map.of(), "text/html; charset=utf-8", PAGE), "an HTML page"),
                Arguments.of(new Fault.Answered(407, Map.of(), "text/plain", new byte[0]), "The proxy wants a login"),
                Arguments.of(Fault.redirect("http://10.0.0.1/login"), "not"),
                Arguments.of(Fault.reset(), "The connection broke"));
    }

    @ParameterizedTest
    @MethodSource("blocked")
    void whatStandsBetweenItAndTheServerCostsOneRequest(Fault first, String why) throws Exception {
        Slave agent = agent("", "");
        akool.on(Call.RESULT_VIDEO).next(first);
        WorkflowRun run = j.buildAndAssertSuccess(job(akool.sourceUrl(), "to: 'v', subtitles: true"));
        j.assertLogContains("[AKOOL] ja: the node studio cannot fetch it, so the controller does. ", run);
        j.assertLogContains(why, run);
        assertCollected(agent, run);
        assertEquals(2, akool.received(Call.RESULT_VIDEO).size());
    }

    /** Then it is no fault of the node's, and it is not asked for more often than before. */
    @Test
    void aLinkThatIsDeadForBothIsReadAnew() throws Exception {
        Slave agent = agent("", "");
        akool.on(Call.RESULT_VIDEO).next(Fault.status(403), Fault.status(403));
        WorkflowRun run = j.buildAndAssertSuccess(job(akool.sourceUrl(), "to: 'v', subtitles: true"));
        assertCollected(agent, run);
        assertEquals(3, akool.received(Call.RESULT_VIDEO).size());
    }

    @Test
    void aNodeThatIsNotToDownloadGetsItsFilesAllTheSame() throws Exception {
        AkoolGlobalConfiguration.get().setCollectOnController(true);
        Slave agent = agent("", NO_NETWORK);
        WorkflowJob job = job(akool.sourceUrl(), "to: 'v', subtitles: true, reuse: true");
        for (int n = 0; n < 2; n++) {
            WorkflowRun run = j.buildAndAssertSuccess(job);
            j.assertLogNotContains("cannot", run);
            assertCollected(agent, run);
            agent.getWorkspaceFor(job).deleteContents();
        }
    }

    @Test
    void aNameThatItsJavaCannotWriteIsKeptAmongTheArtifacts() throws Exception {
        Slave agent = agent("env LC_ALL=C LANG=C ", "");
        String source = akool.sourceUrl().replace("product-tour", "%E6%97%A5%E6%9C%AC");
        WorkflowJob job = job(source, "to: 'видео', subtitles: true");
        WorkflowRun run = j.buildAndAssertSuccess(job);
        byte[] video = akool.resultVideo("ja");
        assertArrayEquals(video, artifact(run, "видео/日本.ja.mp4"));
        assertEquals(3, run.getArtifacts().size());
        String folder = "_432_438_434_435_43e";
        j.assertLogContains(
                "[AKOOL] The node studio cannot write the name видео/日本.ja.mp4, so its workspace has it as " + folder
                        + "/_65e5_672c.ja.mp4.",
                run);
        FilePath kept = agent.getWorkspaceFor(job).child(folder);
        assertEquals(List.of("_65e5_672c.ja.mp4", "_65e5_672c.ja.original.srt", "_65e5_672c.ja.srt"), names(kept));
        assertArrayEquals(video, read(kept.child("_65e5_672c.ja.mp4")));
        assertTrue(!JenkinsRule.getLog(run).contains("unexpected"));
    }

    @Test
    void aResultThatIsTakenOverIsNoOther() throws Exception {
        Slave agent = agent("env LC_ALL=C LANG=C ", "");
        String source = akool.sourceUrl().replace("product-tour", "%C3%9Cbung");
        j.buildAndAssertSuccess(job(source, "reuse: true"));
        WorkflowJob job = job(source, "reuse: true");
        j.buildAndAssertSuccess(job);
        agent.getWorkspaceFor(job).deleteContents();
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertArrayEquals(akool.resultVideo("ja"), artifact(run, "akool/Übung.ja.mp4"));
        assertEquals(List.of("_dcbung.ja.mp4"), names(agent.getWorkspaceFor(job)));
    }

    @Test
    void aFileThatItsJavaCannotOpenIsNamed() throws Exception {
        agent("env LC_ALL=C LANG=C ", "");
        AkoolGlobalConfiguration.get().setServeSources(true);
        WorkflowJob job = studio.pipeline("node('studio') { akoolTranslate file: '日本.mp4', languages: 'ja' }");
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        AkoolGlobalConfiguration.get().setServeSources(false);
        j.assertLogContains("The node cannot open a file '日本.mp4': its Java was started in a locale without", run);
        j.assertLogNotContains("write down", run);
        assertEquals(0, akool.createCount());
    }
}
