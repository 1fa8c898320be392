package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A controller whose process is killed again and again, at moments that nobody chose, with new builds each time. The
 * property {@code akool.kills} says how often, {@code akool.seed} repeats a run.
 */
class RandomKillTest {

    private static final int KILLS = Integer.getInteger("akool.kills", 4);
    private static final String STOPPED = " with its step";
    private static final long SEED = Long.getLong("akool.seed", System.nanoTime());

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(600)
            .javaOptions("-Dio.jenkins.plugins.akool.firstLook=200", "-Dio.jenkins.plugins.akool.agentReturns=2000");

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
            controller.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
            for (int kill = 1; kill <= KILLS; kill++) {
                controller.runRemotely(RandomKillTest::schedule, akool.sourceUrl(), kill);
                long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(4000));
                while (System.nanoTime() < moment) {
                    Moment.pass();
                }
                controller.stopJenkinsForcibly();
                controller.startJenkins();
            }
            List<String> unfinished = controller.runRemotely(RandomKillTest::waitForBuilds);
            Map<String, String> records = new TreeMap<>(controller.runRemotely(RandomKillTest::outcomes));
            Map<String, List<String>> paid = paid(akool);
            System.out.println("Seed " + SEED + ": " + KILLS + " kills, " + akool.createCount()
                    + " translations paid, ended as "
                    + records.values().stream()
                            .map(outcome -> outcome.split(" ")[0])
                            .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()))
                    + ", builds that Jenkins never ends: " + unfinished);

            paid.forEach((translation, ids) -> {
                assertEquals(1, ids.size(), translation + " was paid more than once");
                String outcome = String.valueOf(records.get(translation));
                assertTrue(
                        Set.of("COLLECTED " + ids.get(0), "UNKNOWN null", "UNCOLLECTED " + ids.get(0) + STOPPED)
                                .contains(outcome),
                        translation + " was paid as " + ids + " and is " + outcome);
            });
            records.forEach((translation, outcome) -> assertTrue(
                    paid.containsKey(translation)
                            || Set.of("UNKNOWN null", "FAILED null" + STOPPED).contains(outcome),
                    translation + " " + outcome));
            long open = records.values().stream()
                    .filter(outcome -> outcome.startsWith("UN"))
                    .count();
            controller.runRemotely(RandomKillTest::waitForJournal, (int) open);
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

    /** Waits until no build has anything to do any more; those that Jenkins never ends are the answer. */
    private static ArrayList<String> waitForBuilds(JenkinsRule j) throws Throwable {
        ArrayList<String> unfinished = new ArrayList<>();
        for (WorkflowJob job : j.jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                while (run.isBuilding() && !leftByJenkins(run)) {
                    Moment.pass();
                }
                if (run.isBuilding()) {
                    unfinished.add(job.getName());
                }
            }
        }
        return unfinished;
    }

    /**
     * Whether the build was killed before it had a program, or at a moment from which Jenkins does not go on: it saves
     * the program between the end of the last branch and the end of {@code parallel}, and after a step whose node is not
     * in the build yet. Whatever a program has still to do passes through the one queue that
     * {@code getCurrentExecutions} asks, too, so what is the same after several questions is not on its way.
     */
    static boolean leftByJenkins(WorkflowRun run) throws Exception {
        CpsFlowExecution execution = (CpsFlowExecution) run.getExecution();
        if (execution == null) {
            return true;
        }
        List<FlowNode> heads = execution.getCurrentHeads();
        for (int question = 0; question < 3; question++) {
            for (StepExecution step : execution.getCurrentExecutions(true).get()) {
                if (isWaiting(step)) {
                    return false;
                }
            }
            if (execution.isPaused() || execution.isComplete()) {
                return false;
            }
        }
        return heads.equals(execution.getCurrentHeads());
    }

    private static boolean isWaiting(StepExecution step) throws InterruptedException {
        try {
            return step.getClass().getPackageName().equals(RandomKillTest.class.getPackageName())
                    && step.getContext().get(FlowNode.class) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** State and AKOOL's id, by build and language, once every translation has one that stays. */
    private static HashMap<String, String> outcomes(JenkinsRule j) {
        HashMap<String, String> outcomes = new HashMap<>();
        for (WorkflowJob job : j.jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                BuildTranslations found = BuildTranslations.find(run);
                for (TranslationRecord record : found == null ? List.<TranslationRecord>of() : found.getRecords()) {
                    while (!found.record(record.getId()).getState().settled()) {
                        Moment.pass();
                    }
                    TranslationRecord last = found.record(record.getId());
                    outcomes.put(
                            job.getName() + " " + last.getLanguage(),
                            last.getState() + " " + last.getAkoolId() + (wasStopped(run, last) ? STOPPED : ""));
                }
            }
        }
        return outcomes;
    }

    /**
     * Whether Jenkins ended the step itself: a crash between the program and the build that go together lets it number
     * its nodes anew, and fail on that at the end of a branch. Then what is paid can still be collected by a person.
     */
    private static boolean wasStopped(WorkflowRun run, TranslationRecord record) {
        return run.getResult() == Result.FAILURE
                && String.valueOf(record.getReason()).startsWith(Messages.stopped());
    }

    /** What settled leaves the journal once its build is saved; what a person may still take up stays. */
    private static void waitForJournal(JenkinsRule j, int open) {
        while (journal(j).list().length != open) {
            Moment.pass();
        }
    }

    private static File journal(JenkinsRule j) {
        return new File(j.jenkins.getRootDir(), "akool-translate/journal");
    }
}
