package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller whose process is killed, as by {@code kill -9}, while many builds spend what one login may. */
class BudgetCrashTest {

    private static final int BUDGET = 42;

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(600)
            .javaOptions("-Dio.jenkins.plugins.akool.firstLook=200", "-Dio.jenkins.plugins.akool.agentReturns=2000");

    @Test
    void fiftyPipelinesAndTwoKillsDoNotPassIt() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(700)).start()) {
            controller.startJenkins();
            controller.runRemotely(BudgetCrashTest::open, akool.endpoint().toString(), akool.apiKey());
            controller.runRemotely(BudgetCrashTest::build, akool.sourceUrl(), 1);
            controller.runRemotely(BudgetCrashTest::waitForNewest, 1);
            assertEquals(1, akool.createCount(), "the first shows the price");

            akool.on(Call.CREATE).always(Fault.delay(Duration.ofMillis(150)));
            controller.runRemotely(BudgetCrashTest::build, akool.sourceUrl(), 50);
            for (int submitted : new int[] {4, 8}) {
                while (akool.received(Call.CREATE).size() < submitted) {
                    Moment.pass();
                }
                controller.stopJenkinsForcibly();
                controller.startJenkins();
            }
            controller.runRemotely(BudgetCrashTest::waitForAll);
            assertWithinTheBudget(akool);

            controller.runRemotely(BudgetCrashTest::build, akool.sourceUrl(), 5);
            controller.runRemotely(BudgetCrashTest::waitForNewest, 5);
            assertWithinTheBudget(akool);
        }
    }

    @Test
    void whileItsFileIsDamagedNothingIsSubmitted() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            controller.startJenkins();
            controller.runRemotely(BudgetCrashTest::open, akool.endpoint().toString(), akool.apiKey());
            controller.runRemotely(BudgetCrashTest::build, akool.sourceUrl(), 1);
            controller.runRemotely(BudgetCrashTest::waitForNewest, 1);
            controller.stopJenkins();
            Path file = controller.getHome().toPath().resolve("akool-translate/budget.json");
            String whole = Files.readString(file);
            Files.writeString(file, whole.substring(1));
            controller.startJenkins();
            controller.runRemotely(BudgetCrashTest::build, akool.sourceUrl(), 1);
            controller.runRemotely(
                    BudgetCrashTest::waitForLine,
                    "[AKOOL] Not submitted yet: Jenkins cannot read what the login akool has spent this month");
            assertEquals(1, akool.createCount());
            Files.writeString(file, whole);
            controller.runRemotely(BudgetCrashTest::waitForNewest, 1);
            assertEquals(2, akool.createCount());
            assertEquals(8, controller.runRemotely(BudgetCrashTest::spent));
        }
    }

    private static void waitForLine(JenkinsRule j, String part) throws Throwable {
        Studio.awaitLine(
                j.jenkins.getItemByFullName("build-1", WorkflowJob.class).getLastBuild(), part.substring(8));
    }

    private void assertWithinTheBudget(SimulatedAkool akool) throws Throwable {
        int paid = akool.received(Call.CREATE).size();
        double counted = controller.runRemotely(BudgetCrashTest::spent);
        System.out.println(paid + " create calls, " + counted + " credits counted of " + BUDGET);
        assertTrue(paid * 4 <= BUDGET, paid + " create calls at 4 credits each");
        assertTrue(paid * 4 <= counted && counted <= BUDGET, counted + " credits are counted");
    }

    private static void open(JenkinsRule j, String endpoint, String apiKey) throws Throwable {
        Studio.connect(j, endpoint, apiKey);
        AkoolGlobalConfiguration.get().setBudgets(List.of(new Budget(Studio.KEY_ID, BUDGET)));
    }

    private static void build(JenkinsRule j, String source, int count) throws Throwable {
        int before = j.jenkins.getAllItems(WorkflowJob.class).size();
        for (int n = 0; n < count; n++) {
            WorkflowJob job = j.createProject(WorkflowJob.class, "build-" + (before + n));
            job.setDefinition(new CpsFlowDefinition(
                    "akoolTranslate url: '%s?n=%s', languages: 'ja', wait: false\nakoolAwait()"
                            .formatted(source, before + n),
                    true));
            job.scheduleBuild2(0).waitForStart();
        }
    }

    private static void waitForNewest(JenkinsRule j, int count) {
        int all = j.jenkins.getAllItems(WorkflowJob.class).size();
        for (int n = all - count; n < all; n++) {
            while (j.jenkins
                    .getItemByFullName("build-" + n, WorkflowJob.class)
                    .getLastBuild()
                    .isBuilding()) {
                Moment.pass();
            }
        }
    }

    /** Waits until every translation that was ordered has an end. What Jenkins never took up again after a kill has none. */
    private static void waitForAll(JenkinsRule j) throws Throwable {
        for (WorkflowJob job : j.jenkins.getAllItems(WorkflowJob.class)) {
            for (WorkflowRun run : job.getBuilds()) {
                while (run.isBuilding() && !isSettled(run) && !RandomKillTest.leftByJenkins(run)) {
                    Moment.pass();
                }
            }
        }
    }

    private static boolean isSettled(WorkflowRun run) {
        BuildTranslations found = BuildTranslations.find(run);
        List<TranslationRecord> records = found == null ? List.of() : found.getRecords();
        return !records.isEmpty() && records.stream().allMatch(r -> r.getState().settled());
    }

    private static double spent(JenkinsRule j) {
        assertTrue(TranslationService.get().overview().translations().stream()
                .noneMatch(t -> t.state() == State.SUBMITTING));
        return TranslationService.get().overview().budgets().get(0).spent().credits();
    }
}
