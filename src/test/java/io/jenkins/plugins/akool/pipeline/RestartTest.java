package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A Pipeline that waits while Jenkins restarts. */
class RestartTest {

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static final String PATIENCE = "io.jenkins.plugins.akool.agentReturns";

    @AfterEach
    void patientAgain() {
        System.clearProperty(PATIENCE);
    }

    @Test
    void waitingStepGoesOnAndItsResultsAreReadable() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            akool.neverEnds("es");
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                WorkflowJob job = studio.pipeline("""
                        def results = akoolTranslate url: '%s', languages: ['ja', 'es']
                        semaphore 'after'
                        echo results.collect { "${it.language} ${it.status} ${it.file}" }.join('; ')
                        """.formatted(akool.sourceUrl()));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                j.waitForMessage("es: submitted to AKOOL as ", run);
            });
            akool.end(akool.newestId("ja"));
            akool.end(akool.newestId("es"));
            sessions.then(j -> {
                SemaphoreStep.waitForStart("after/1", (WorkflowRun)
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild());
            });
            sessions.then(j -> {
                SemaphoreStep.success("after/1", null);
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
                j.assertLogContains(
                        "ja COLLECTED akool/product-tour.ja.mp4; es COLLECTED akool/product-tour.es.mp4", run);
                new Studio(j, akool).assertArchived(run, "akool", "ja", "es");
            });
            assertEquals(2, akool.createCount());
        }
    }

    @Test
    void aJobThatWasRenamedWhileJenkinsWasDownGetsItsResults() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                WorkflowRun run = studio.pipeline(
                                "akoolTranslate url: '%s', languages: 'ja', wait: false".formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .get();
                Studio.awaitState(run, State.PROCESSING);
                while (Studio.filesWith(run.getRootDir().toPath(), akool.newestId("ja")).stream()
                        .noneMatch("akool-translations.json"::equals)) {
                    Moment.pass();
                }
                Files.move(
                        run.getParent().getRootDir().toPath(),
                        j.jenkins.getRootDir().toPath().resolve("jobs/renamed"));
            });
            akool.end(akool.newestId("ja"));
            sessions.then(j -> {
                WorkflowRun run = j.jenkins
                        .getItemByFullName("renamed", WorkflowJob.class)
                        .getLastBuild();
                Studio.awaitState(run, State.COLLECTED);
                new Studio(j, akool).assertArchived(run, "akool", "ja");
            });
            assertEquals(1, akool.createCount());
        }
    }

    /** A crash between two of the files that Jenkins writes about a step leaves one that has no log any more. */
    @Test
    void aStepThatJenkinsLostKeepsNoResultFromItsBuild() throws Throwable {
        log.expect("so it will not be resumed");
        System.setProperty(PATIENCE, "1");
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            AtomicReference<Path> build = new AtomicReference<>();
            sessions.then(j -> {
                WorkflowRun run = Studio.open(j, akool)
                        .pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .waitForStart();
                Studio.awaitState(run, State.PROCESSING);
                build.set(run.getRootDir().toPath());
            });
            Path saved = build.get().resolve("build.xml");
            Files.writeString(
                    saved,
                    Files.readString(saved)
                            .replace("<head>1:3</head>", "<head>1:2</head>")
                            .replace("<iota>3</iota>", "<iota>2</iota>"));
            Files.delete(build.get().resolve("workflow/3.xml"));
            akool.end(akool.newestId("ja"));
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                Studio.awaitState(run, State.COLLECTED);
                new Studio(j, akool).assertArchived(run, "akool", "ja");
                run.doKill();
                j.waitForCompletion(run);
            });
            assertEquals(1, akool.createCount());
        }
    }

    @Test
    void resultsThatAreReadyBeforeTheAgentIsBackWaitForIt() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                j.createOnlineSlave(Label.get("studio"));
                WorkflowJob job = studio.pipeline(
                        "node('studio') { akoolTranslate url: '%s', languages: 'ja' }".formatted(akool.sourceUrl()));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                j.waitForMessage("ja: submitted to AKOOL as ", run);
            });
            akool.end(akool.newestId("ja"));
            sessions.then(j -> {
                WorkflowJob job = j.jenkins.getAllItems(WorkflowJob.class).get(0);
                WorkflowRun run = job.getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
                new Studio(j, akool).assertArchived(run, "akool", "ja");
                assertEquals(
                        1,
                        j.jenkins
                                .getNodes()
                                .get(0)
                                .getWorkspaceFor(job)
                                .child("akool")
                                .list()
                                .size());
            });
            assertEquals(1, akool.createCount());
        }
    }

    @Test
    void aDeclarativePipelineGoesOnInEachOfItsStages() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            List<String> languages = List.of("ja", "es");
            languages.forEach(akool::neverEnds);
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                WorkflowRun run = studio.pipeline("""
                        pipeline {
                            agent none
                            stages {
                                stage('Both') {
                                    parallel {
                                        stage('One') {
                                            steps { akoolTranslate url: '%1$s', languages: 'ja' }
                                        }
                                        stage('Two') {
                                            agent any
                                            steps { akoolTranslate url: '%1$s', languages: 'es' }
                                        }
                                    }
                                }
                            }
                        }
                        """.formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .waitForStart();
                j.waitForMessage("ja: submitted to AKOOL as ", run);
                j.waitForMessage("es: submitted to AKOOL as ", run);
            });
            languages.forEach(language -> akool.end(akool.newestId(language)));
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatusSuccess(j.waitForCompletion(run));
                new Studio(j, akool).assertArchived(run, "akool", "ja", "es");
            });
            assertEquals(2, akool.createCount());
        }
    }

    @Test
    void branchesAndAnAwaitInOneBuildAllGoOn() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            for (String language : List.of("ja", "es", "fr")) {
                akool.neverEnds(language);
            }
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                WorkflowJob job = studio.pipeline("""
                        def handle = akoolTranslate url: '%1$s', languages: 'ja', wait: false
                        parallel(
                            one: { akoolTranslate url: '%1$s', languages: 'es' },
                            two: { akoolTranslate url: '%1$s', languages: 'fr' },
                            three: { echo 'awaited: ' + akoolAwait(handle).collect { it.status }.join(',') })
                        echo 'handle: ' + handle.translations.collect { "$it.language $it.status" }.join(',')
                        """.formatted(akool.sourceUrl()));
                WorkflowRun run = job.scheduleBuild2(0).waitForStart();
                j.waitForMessage("es: submitted to AKOOL as ", run);
                j.waitForMessage("fr: submitted to AKOOL as ", run);
                j.waitForMessage("akoolAwait", run);
            });
            for (String language : List.of("ja", "es", "fr")) {
                akool.end(akool.newestId(language));
            }
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatusSuccess(j.waitForCompletion(run));
                j.assertLogContains("awaited: COLLECTED", run);
                j.assertLogContains("handle: ja COLLECTED", run);
                new Studio(j, akool).assertArchived(run, "akool", "ja", "es", "fr");
            });
            assertEquals(3, akool.createCount());
        }
    }
}
