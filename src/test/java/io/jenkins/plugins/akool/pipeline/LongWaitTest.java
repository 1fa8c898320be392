package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What the log of a step tells while nothing happens, and at the end. */
class LongWaitTest {

    private static final String HEARTBEAT = "io.jenkins.plugins.akool.heartbeat";

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeEach
    void beOften() {
        System.setProperty(HEARTBEAT, "300");
    }

    @AfterEach
    void beAsEver() {
        System.clearProperty(HEARTBEAT);
    }

    @Test
    void theLogTellsWhatIsWaitedForAndWhatCameOfIt() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("ja");
            akool.fails("fr", 1204, "too long");
            sessions.then(j -> {
                WorkflowRun run = Studio.open(j, akool)
                        .pipeline("akoolTranslate url: '%s', languages: ['es', 'fr', 'ja'], onFailure: 'IGNORE'"
                                .formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .waitForStart();
                j.waitForMessage("[AKOOL] Still waiting: ja processing", run);
                j.waitForMessage(". The time limit ends at 20", run);
                akool.end(akool.newestId("ja"));
                j.assertBuildStatusSuccess(j.waitForCompletion(run));
                List<String> lines = Studio.lines(run);
                int summary = lines.indexOf("[AKOOL] 2 of 3 languages have their result, 12 credits in all:");
                assertEquals(
                        List.of(
                                "[AKOOL]   es: akool/product-tour.es.mp4, 4 credits",
                                "[AKOOL]   fr: no result",
                                "[AKOOL]   ja: akool/product-tour.ja.mp4, 4 credits"),
                        lines.subList(summary + 1, summary + 4),
                        lines::toString);
            });
        }
    }
}
