package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.Util;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.WorkspaceList;
import hudson.tasks.Fingerprinter;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.FakeCloud;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** From AKOOL's storage to a build's artifacts: all that was asked for, byte for byte, or nothing. */
@WithJenkins
class DeliveryTest extends StudioScenario {

    @TempDir
    Path bucket;

    private static final String LONGEST = "io.jenkins.plugins.akool.storageReturns";

    @AfterEach
    void leaveTheCloud() {
        System.clearProperty(LONGEST);
        FakeCloud.leave();
    }

    private static byte[] artifact(WorkflowRun run, String path) throws Exception {
        try (InputStream in = run.getArtifactManager().root().child(path).open()) {
            return in.readAllBytes();
        }
    }

    private Map<String, byte[]> served(String stem) {
        String id = akool.newestId("ja");
        Map<String, byte[]> files = new TreeMap<>();
        files.put(stem + ".ja.mp4", akool.resultBytes(id));
        files.put(stem + ".ja.clean.mp4", akool.cleanVideo(id));
        files.put(stem + ".ja.srt", akool.translatedSubtitles("ja").getBytes(StandardCharsets.UTF_8));
        files.put(stem + ".ja.original.srt", akool.originalSubtitles().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Paths of all files that are there, unfinished ones included. */
    private static List<String> files(FilePath folder) throws Exception {
        List<String> paths = new ArrayList<>();
        if (folder.exists()) {
            for (FilePath file : folder.list("**")) {
                paths.add(file.getRemote().substring(folder.getRemote().length() + 1));
            }
        }
        return paths.stream().sorted().toList();
    }

    private static void assertNothingLeft(Slave agent, WorkflowJob job) throws Exception {
        FilePath workspace = agent.getWorkspaceFor(job);
        assertEquals(List.of(), files(workspace));
        assertEquals(List.of(), files(WorkspaceList.tempDir(workspace)));
    }

    private static void assertShowsNoSecret(WorkflowRun run) throws Exception {
        for (String text : List.of(JenkinsRule.getLog(run), page(run).asXml())) {
            for (String secret : List.of(SimulatedAkool.SIGNATURE_MARK, "cloud-secret", "\tat ", "machine/path")) {
                assertFalse(text.contains(secret), text);
            }
        }
    }

    private static HtmlPage page(WorkflowRun run) throws Exception {
        return j.createWebClient().getPage(run, "akool/");
    }

    private static void collectNow(WorkflowRun run) throws Exception {
        j.submit(page(run).getFormByName("collect-ja"));
        Studio.awaitState(run, State.COLLECTED);
    }

    @Test
    void subtitlesAndTheCleanVideoComeBesideTheVideo() throws Exception {
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("""
                node('%s') {
                    for (n in [1, 2]) {
                        def r = akoolTranslate(url: '%s', languages: 'ja', subtitles: true, cleanVideo: true)[0]
                        echo "$r.file $r.subtitles $r.originalSubtitles $r.cleanVideo"
                    }
                }
                """.formatted(agent.getNodeName(), akool.sourceUrl()));
        WorkflowRun run = j.buildAndAssertSuccess(job);
        Map<String, byte[]> second = served("akool/product-tour-2");
        assertEquals(8, run.getArtifacts().size());
        for (Map.Entry<String, byte[]> file : second.entrySet()) {
            assertArrayEquals(file.getValue(), artifact(run, file.getKey()), file.getKey());
            try (InputStream kept =
                    agent.getWorkspaceFor(job).child(file.getKey()).read()) {
                assertArrayEquals(file.getValue(), kept.readAllBytes(), file.getKey());
            }
            String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
            assertTrue(page(run).asNormalizedText().contains(name), name);
        }
        j.assertLogContains(
                "akool/product-tour-2.ja.mp4 akool/product-tour-2.ja.srt akool/product-tour-2.ja.original.srt"
                        + " akool/product-tour-2.ja.clean.mp4",
                run);
        assertEquals(List.of(), files(WorkspaceList.tempDir(agent.getWorkspaceFor(job))));
        Map<String, String> prints =
                run.getAction(Fingerprinter.FingerprintAction.class).getRecords();
        assertEquals(8, prints.size());
        for (Map.Entry<String, byte[]> file : second.entrySet()) {
            String md5 = Util.getDigestOf(new ByteArrayInputStream(file.getValue()));
            assertEquals(md5, prints.get(file.getKey()));
            assertNotNull(j.jenkins.getFingerprintMap().get(md5), file.getKey());
        }
    }

    @Test
    void withoutANodeTheControllerBringsThemAndKeepsNothingElse() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true, cleanVideo: true"
                        .formatted(akool.sourceUrl()));
        for (Map.Entry<String, byte[]> file : served("akool/product-tour").entrySet()) {
            assertArrayEquals(file.getValue(), artifact(run, file.getKey()), file.getKey());
        }
        assertEquals(List.of(), files(PluginFolders.temporary("none").getParent()));
    }

    @Test
    void whatAkoolDidNotMakeIsSaidAndTheVideoCounts() throws Exception {
        akool.withoutExtras();
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true".formatted(akool.sourceUrl()));
        studio.assertArchived(run, "akool", "ja");
        assertEquals(1, run.getArtifacts().size());
        j.assertLogContains("[AKOOL] ja: AKOOL made nothing of this kind: Translated subtitles.", run);
        j.assertLogContains("[AKOOL] ja: AKOOL made nothing of this kind: Original subtitles.", run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSES | The artifact storage (Cloud) failed: PUT https://bucket.example/x?… from ….",
                "LOSES   | The artifact storage (Cloud) did not keep akool/product-tour.ja.mp4.",
                "CUTS    | of the",
            })
    void aStorageThatFailsLeavesTheResultAtAkool(FakeCloud.Trouble trouble, String sentence) throws Exception {
        FakeCloud.use(bucket);
        FakeCloud.trouble = trouble;
        log.expect("The artifact storage (Cloud)");
        System.setProperty(LONGEST, "1");
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("node('%s') { akoolTranslate url: '%s', languages: 'ja' }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
        WorkflowRun run;
        try (LogRecorder told =
                new LogRecorder().record("io.jenkins.plugins.akool", Level.INFO).capture(100)) {
            run = j.buildAndAssertStatus(Result.FAILURE, job);
            assertFalse(told.getMessages().toString().contains("cloud-secret"), told.getMessages()::toString);
        }
        j.assertLogContains("The translation is done, but its video could not be collected: ", run);
        j.assertLogContains(sentence, run);
        assertNothingLeft(agent, job);
        assertShowsNoSecret(run);

        FakeCloud.trouble = FakeCloud.Trouble.NONE;
        collectNow(run);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aBuildThatIsStoppedWhileItDownloadsLeavesNothingAndCanBeCollectedLater() throws Exception {
        akool.on(Call.RESULT_VIDEO).next(Fault.trickle(20_000));
        akool.resultSize("ja", 1 << 20);
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("node('%s') { akoolTranslate url: '%s', languages: 'ja' }"
                .formatted(agent.getNodeName(), akool.sourceUrl()));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        FilePath temporary = WorkspaceList.tempDir(agent.getWorkspaceFor(job));
        while (files(temporary).isEmpty()) {
            Moment.pass();
        }
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        while (!files(temporary).isEmpty()) {
            Moment.pass();
        }
        assertNothingLeft(agent, job);
        assertShowsNoSecret(run);
        collectNow(run);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aStorageThatTakesThePathAmongTheArtifactsForTheOneInTheWorkspaceGetsAll() throws Exception {
        FakeCloud.use(bucket);
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja', subtitles: true, to: 'a/b'".formatted(akool.sourceUrl()));
        studio.assertArchived(run, "a/b", "ja");
        assertEquals(3, files(new FilePath(bucket.toFile())).size());
    }
}
