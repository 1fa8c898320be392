package io.jenkins.plugins.akool.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Computer;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.schedule.SystemTimeline;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller with a thousand translations that AKOOL works on. */
class WaitingIsFreeTest {

    private static final int BUILDS = 100;
    private static final List<String> LANGUAGES = List.of("ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt");

    /** Of the test harness, seconds; a thousand files are written, read and archived on whatever machine this is. */
    private static final String TIMEOUT = "jenkins.test.timeout";

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private Timeline timeline;

    /** What other Jenkins in this process have left. */
    private Set<Thread> before;

    @BeforeEach
    void hurry() {
        before = Thread.getAllStackTraces().keySet();
        EngineLife.timelines = () -> timeline = new FastTimeline(10);
        System.setProperty(TIMEOUT, "600");
    }

    @AfterEach
    void slowDown() {
        EngineLife.timelines = SystemTimeline::new;
        System.clearProperty(TIMEOUT);
    }

    @Test
    void aThousandTranslationsTakeNoThreadNoExecutorNoFileAndFewLines() throws Throwable {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ofMillis(300))
                .credit(100_000)
                .start()) {
            LANGUAGES.forEach(akool::neverEnds);
            sessions.then(j -> {
                Studio studio = Studio.open(j, akool);
                List<WorkflowRun> runs = new ArrayList<>();
                for (int n = 0; n < BUILDS; n++) {
                    runs.add(studio.pipeline("akoolTranslate url: '%s', languages: '%s', timeoutMinutes: 10080"
                                    .formatted(akool.sourceUrl(), String.join(",", LANGUAGES)))
                            .scheduleBuild2(0)
                            .waitForStart());
                }
                for (WorkflowRun run : runs) {
                    awaitAll(run, State.PROCESSING);
                }
                waiting(j, akool);
                akool.createdIds().forEach(akool::end);
                for (WorkflowRun run : runs) {
                    j.assertBuildStatusSuccess(j.waitForCompletion(run));
                    for (String language : LANGUAGES) {
                        List<String> lines = Studio.lines(run).stream()
                                .filter(line -> line.contains(language + ": "))
                                .toList();
                        assertTrue(lines.size() <= 6, lines::toString);
                    }
                    assertTrue(Studio.lines(run).size() <= 6 * LANGUAGES.size());
                }
                assertEquals(BUILDS * LANGUAGES.size(), akool.createCount());
            });
        }
    }

    private void waiting(JenkinsRule j, SimulatedAkool akool) throws IOException {
        Map<Path, String> files = files(j);
        for (Map<Path, String> before = null; !files.equals(before); files = files(j)) {
            // What Jenkins itself writes late, of builds that have just begun.
            before = files;
        }
        while (threads() > 3) {
            // Has written down what has just begun, and will end.
            Moment.pass();
        }
        int looks = akool.received(Call.STATUS).size();
        long most = 0;
        for (Instant end = timeline.now().plusSeconds(60); timeline.now().isBefore(end); ) {
            most = Math.max(most, threads());
        }
        assertTrue(akool.received(Call.STATUS).size() > looks, "nobody looked");
        assertTrue(most <= 3, () -> "threads: " + Thread.getAllStackTraces().keySet());
        for (Computer computer : j.jenkins.getComputers()) {
            assertEquals(0, computer.countBusy());
            computer.getOneOffExecutors().forEach(executor -> assertFalse(executor.isAlive()));
        }
        assertEquals(files, files(j));
    }

    /** Of the plugin: the engine's, downloads, and requests to AKOOL. OkHttp has one more for all that use it. */
    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("AKOOL") || name.startsWith("OkHttp http"))
                .count();
    }

    /** All that the plugin and the builds have on the disk, with time and length. */
    private static Map<Path, String> files(JenkinsRule j) throws IOException {
        Map<Path, String> found = new TreeMap<>();
        for (String folder : List.of("akool-translate", "jobs")) {
            try (Stream<Path> all = Files.walk(j.jenkins.getRootDir().toPath().resolve(folder))) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    found.put(path, attributes.lastModifiedTime() + " " + attributes.size());
                }
            }
        }
        return found;
    }

    private static void awaitAll(WorkflowRun run, State state) {
        BuildTranslations found = BuildTranslations.find(run);
        while (found == null
                || found.getRecords().size() < LANGUAGES.size()
                || found.getRecords().stream().anyMatch(r -> r.getState() != state)) {
            Moment.pass();
            found = BuildTranslations.find(run);
        }
    }
}
