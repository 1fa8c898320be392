package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The log of a build that goes on after a restart while nobody waits for its translations. */
class BackgroundLogRestartTest {

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void whatHappensAfterARestartIsTold() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("zh-CN");
            sessions.then(j -> {
                WorkflowRun run = Studio.open(j, akool)
                        .pipeline("""
                                def handle = akoolTranslate url: '%s', languages: 'ZH_cn', wait: false
                                semaphore 'after'
                                echo handle.translations.toString()
                                """.formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .waitForStart();
                SemaphoreStep.waitForStart("after/1", run);
                Studio.awaitState(run, State.PROCESSING);
            });
            akool.end(akool.newestId("zh-CN"));
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.waitForMessage("[AKOOL] zh-CN: archived akool/product-tour.zh-CN.mp4", run);
                SemaphoreStep.success("after/1", null);
                j.assertBuildStatusSuccess(j.waitForCompletion(run));
                j.assertLogContains("status:COLLECTED", run);
                assertEquals(
                        1,
                        Studio.lines(run).stream()
                                .filter(line -> line.contains(": submitted"))
                                .count());
            });
            assertEquals(1, akool.createCount());
        }
    }
}
