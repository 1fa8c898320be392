package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Links that live through a restart of Jenkins, are written nowhere, and end with their time. */
class SourceRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private String path;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLinkIsGoodAfterTheRestartAndNotAfterItsTime(boolean archived) throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                WorkflowRun run = place(j, akool, "wait: false, archiveSource: " + archived);
                Studio.awaitState(run, State.PROCESSING);
                path = linkPath(j, akool);
                assertServed(j);
                assertNowhereWritten(j);
            });
            sessions.then(j -> {
                assertServed(j);
                assertNowhereWritten(j);
                ageJournal(j);
            });
            sessions.then(j -> {
                assertEquals(404, SourceScenario.status(root(j) + path));
                assertEquals(
                        archived,
                        j.jenkins
                                .getAllItems(WorkflowJob.class)
                                .get(0)
                                .getLastBuild()
                                .getArtifactManager()
                                .root()
                                .child("akool/source/tour.mp4")
                                .exists());
                SourceScenario.awaitNoControllerCopy(j);
            });
        }
    }

    @Test
    void whatWasNotSubmittedBeforeTheRestartGetsTheSameCopyAfterwards() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.on(Call.CREATE).always(Fault.code(1005, "Frequent operation"));
            sessions.then(j -> {
                place(j, akool, "wait: true");
                while (akool.received(Call.CREATE).isEmpty()) {
                    Moment.pass();
                }
            });
            akool.clearFaults();
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
                assertArrayEquals(SourceScenario.VIDEO, akool.fetchedSource(akool.newestId("ja")));
                assertEquals(1, akool.createCount());
                assertEquals(2, run.getArtifacts().size());
            });
        }
    }

    @Test
    void whatWasBeingCopiedWhenJenkinsStoppedIsCopiedAgain() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.on(Call.CREDIT).next(Fault.hang());
            sessions.then(j -> {
                WorkflowRun run = place(j, akool, "maxCredits: 100, archiveSource: false");
                while (akool.received(Call.CREDIT).isEmpty()) {
                    Moment.pass();
                }
                FilePath workspace = ((Slave) j.jenkins.getNodes().get(0)).getWorkspaceFor(run.getParent());
                String order = BuildTranslations.find(run).getOrders().get(0).getId();
                // As a copy leaves it whose Jenkins was killed.
                WorkspaceList.tempDir(workspace)
                        .child("akool-" + order + "/video")
                        .write("half", "UTF-8");
            });
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
                assertArrayEquals(SourceScenario.VIDEO, akool.fetchedSource(akool.newestId("ja")));
                assertEquals(1, akool.createCount());
            });
        }
    }

    @Test
    void whileTheJournalCannotBeReadNoCopyIsDeleted() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            AtomicReference<Path> journal = new AtomicReference<>();
            sessions.then(j -> {
                Studio.awaitState(place(j, akool, "wait: false, archiveSource: false"), State.PROCESSING);
                path = linkPath(j, akool);
                journal.set(j.jenkins.getRootDir().toPath().resolve("akool-translate/journal"));
            });
            Path kept = journal.get().resolveSibling("kept");
            Files.move(journal.get(), kept);
            Files.createFile(journal.get());
            sessions.then(j -> {
                WorkflowRun second = place(j, akool, "archiveSource: false");
                j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(second));
                j.assertLogContains("Nothing was submitted", second);
            });
            Files.delete(journal.get());
            Files.move(kept, journal.get());
            sessions.then(this::assertServed);
        }
    }

    private static WorkflowRun place(JenkinsRule j, SimulatedAkool akool, String options) throws Exception {
        Studio studio = Studio.open(j, akool);
        AkoolGlobalConfiguration.get().setServeSources(true);
        Slave agent = j.createOnlineSlave();
        WorkflowJob job = studio.pipeline("node('" + agent.getNodeName()
                + "') { akoolTranslate file: 'tour.mp4', languages: 'ja', " + options + " }");
        agent.getWorkspaceFor(job).child("tour.mp4").copyFrom(new ByteArrayInputStream(SourceScenario.VIDEO));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static String root(JenkinsRule j) throws IOException {
        return j.getURL().toString();
    }

    /** Below the root, whose port is another after a restart. */
    private static String linkPath(JenkinsRule j, SimulatedAkool akool) throws IOException {
        String link = akool.received(Call.CREATE).get(0).json().path("url").asText();
        assertTrue(link.startsWith(root(j) + "akool-source/"), link);
        return URI.create(link).getPath().replaceFirst(".*/akool-source/", "akool-source/");
    }

    private void assertServed(JenkinsRule j) throws Exception {
        assertArrayEquals(
                SourceScenario.VIDEO, SourceScenario.get(root(j) + path).body());
    }

    /** The key in the link stands in no file, neither whole nor without what tells the order. */
    private void assertNowhereWritten(JenkinsRule j) throws IOException {
        String token = path.split("/")[1];
        String key = token.substring(token.length() - 64);
        try (Stream<Path> files = Files.walk(j.jenkins.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(key),
                        file::toString);
            }
        }
    }

    /** As if all that is under way had been ordered a day ago. */
    private static void ageJournal(JenkinsRule j) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path journal = j.jenkins.getRootDir().toPath().resolve("akool-translate/journal");
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.toList()) {
                ObjectNode entry = (ObjectNode) json.readTree(Files.readAllBytes(file));
                ((ObjectNode) entry.path("order"))
                        .put("placedAt", Instant.now().minus(Duration.ofDays(1)).toString());
                Files.write(file, json.writeValueAsBytes(entry));
            }
        }
    }
}
