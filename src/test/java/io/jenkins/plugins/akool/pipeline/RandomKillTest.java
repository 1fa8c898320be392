package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.akool.engine.State;
import io.jenkins.plugins.akool.jenkins.BuildTranslations;
import io.jenkins.plugins.akool.jenkins.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A controller whose process is killed again and again, at moments that nobody chose, with new builds each time. The
 * property {@code akool.kills} says how often, {@code akool.seed} repeats a run.
 */
@EnabledIfSystemProperty(named = "akool.kills", matches = "\\d+")
class RandomKillTest {

    private static final int KILLS = Integer.getInteger("akool.kills", 10);
    private static final long SEED = Long.getLong("akool.seed", System.nanoTime());

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .javaOptions("-Dio.jenkins.plugins.akool.jenkins.TranslationService.firstLook=200");

    @Test
    void noCreateIsSentTwiceAndNoneIsLost() throws Throwable {
        Random random = new Random(SEED);
        try (SimulatedAkool akool = SimulatedAkool.builder()
                .duration(Duration.ofMillis(700))
                .credit(100_000)
                .start()) {
            // Long enough to be caught in the middle.
            akool.on(Call.CREATE).always(Fault.delay(Duration.ofMillis(200)));
            akool.on(Call.RESULT_VIDEO).always(Fault.trickle(200_000));
            controller.startJenkins();
            controller.runRemotely(CrashTest::open, akool.endpoint().toString(), akool.apiKey());
            for (int kill = 1; kill <= KILLS; kill++) {
                controller.runRemotely(RandomKillTest::schedule, akool.sourceUrl(), kill);
                long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(4000));
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                controller.stopJenkinsForcibly();
                controller.startJenkins();
            }
            Map<String, String> records = new TreeMap<>(controller.runRemotely(RandomKillTest::outcomes));
            Map<String, List<String>> paid = paid(akool);
            System.out.println("Seed " + SEED + ": " + KILLS + " kills, " + akool.createCount()
                    + " translations paid, ended as "
                    + records.values().stream()
                            .map(outcome -> outcome.split(" ")[0])
                            .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting())));

            paid.forEach((translation, ids) -> {
                assertEquals(1, ids.size(), translation + " was paid more than once");
                String outcome = records.get(translation);
                assertTrue(
                        outcome != null
                                && (outcome.equals("COLLECTED " + ids.get(0)) || outcome.equals("UNKNOWN null")),
                        translation + " was paid as " + ids + " and is " + outcome);
            });
            records.forEach((translation, outcome) -> assertTrue(
                    outcome.startsWith("UNKNOWN") || paid.containsKey(translation), translation + " " + outcome));
            long unknown = records.values().stream()
                    .filter(outcome -> outcome.startsWith(State.UNKNOWN.name()))
                    .count();
            assertEquals(unknown, (long) controller.runRemotely(RandomKillTest::journalFiles));
        }
    }

    /** The ids that AKOOL gave out, by build and language. */
    private static Map<String, List<String>> paid(SimulatedAkool akool) {
        Map<String, List<String>> paid = new TreeMap<>();
        for (String id : akool.createdIds()) {
            JsonNode order = akool.order(id);
            String build = order.path("url").asText().replaceFirst(".*build=", "");
            paid.computeIfAbsent(build + " " + order.path("language").asText(), key -> new ArrayList<>())
                    .add(id);
        }
        return paid;
    }

    private static void schedule(JenkinsRule j, String source, int number) throws Throwable {
        for (String kind : List.of("plain", "background")) {
            String build = kind + "-" + number;
            WorkflowJob job = j.createProject(WorkflowJob.class, build);
            job.setDefinition(new CpsFlowDefinition(("""
                    parallel(
                        one: { akoolTranslate url: '%1$s?build=%2$s', languages: ['ja', 'es'], wait: %3$s },
                        two: { akoolTranslate url: '%1$s?build=%2$s', languages: 'fr', wait: %3$s })
                    akoolAwait()
                    """).formatted(source, build, kind.equals("plain")), true));
            job.scheduleBuild2(0).waitForStart();
        }
    }

    /** State and AKOOL's id, by build and language, once every build is over. */
    private static HashMap<String, String> outcomes(JenkinsRule j) throws Throwable {
        HashMap<String, String> outcomes = new HashMap<>();
        for (WorkflowJob job : j.jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                if (run.getExecution() != null) {
                    // Otherwise it was killed before it began, and Jenkins never says that it is over.
                    j.waitForCompletion(run);
                }
                BuildTranslations found = BuildTranslations.find(run);
                for (TranslationRecord record : found == null ? List.<TranslationRecord>of() : found.getRecords()) {
                    while (!found.record(record.getId()).getState().settled()) {
                        Thread.onSpinWait();
                    }
                    TranslationRecord settled = found.record(record.getId());
                    outcomes.put(
                            job.getName() + " " + settled.getLanguage(),
                            settled.getState() + " " + settled.getAkoolId());
                }
            }
        }
        return outcomes;
    }

    private static long journalFiles(JenkinsRule j) {
        return new File(j.jenkins.getRootDir(), "akool-translate/journal").list().length;
    }
}
