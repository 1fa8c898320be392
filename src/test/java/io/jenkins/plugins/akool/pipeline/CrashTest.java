package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller whose process is killed, as by {@code kill -9}, while translations are at each state of their life. */
class CrashTest {

    private static final String AGENT = "studio";

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    @RegisterExtension
    private final RealJenkinsExtension controller =
            new RealJenkinsExtension().javaOptions("-Dio.jenkins.plugins.akool.firstLook=200");

    @Test
    void nothingIsPaidTwiceAndNothingPaidIsLost() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.takes("ru", Duration.ofHours(1));
            akool.neverEnds("fr");
            akool.neverEnds("ko");
            akool.neverEnds("pt");
            akool.on(Call.RESULT_VIDEO).forLanguage("it").always(Fault.status(429, Map.of("Retry-After", "300")));
            akool.on(Call.RESULT_VIDEO).forLanguage("de").always(Fault.trickle(500));
            akool.on(Call.CREATE).forLanguage("es").always(Fault.delay(Duration.ofSeconds(60)));
            akool.on(Call.CREATE).forLanguage("ja").always(Fault.status(429, Map.of("Retry-After", "60")));

            controller.startJenkins();
            controller.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
            begin(akool, "ru", "ru queued");
            begin(akool, "fr", "fr processing");
            begin(akool, "it", "it completed");
            begin(akool, "de", "de collecting");
            begin(akool, "pt", "pt processing");
            controller.runRemotely(CrashTest::abort, "pt");
            await("pt", "pt uncollected");
            begin(akool, "hi,ko", "ko processing");
            begin(akool, "es", "es submitting");
            begin(akool, "ja", "ja planned");
            // Stands at that before and after AKOOL puts it off; from then on nothing else goes on either.
            while (akool.received(Call.CREATE).stream().noneMatch(r -> r.body().contains("\"ja\""))) {
                Moment.pass();
            }
            await("ja", "ja planned");
            controller.stopJenkinsForcibly();

            akool.clearFaults();
            for (String language : List.of("ru", "fr", "ko", "pt")) {
                akool.end(akool.newestId(language));
            }
            controller.startJenkins();
            for (String language : List.of("ru", "fr", "it", "de", "ja")) {
                // First the end: what was planned is submitted only when its step is back.
                String end = ended(language);
                assertEquals("SUCCESS: " + collected(akool, language), end);
            }
            assertEquals("SUCCESS: " + collected(akool, "hi") + ", " + collected(akool, "ko"), ended("hi,ko"));
            assertEquals("FAILURE: es UNKNOWN -1", ended("es"));
            assertEquals("ABORTED: pt UNCOLLECTED -1", ended("pt"));
            controller.runRemotely(CrashTest::collect, "pt");
            assertEquals("ABORTED: " + collected(akool, "pt"), ended("pt"));
            assertEquals(9, akool.createCount());
            assertEquals("", controller.runRemotely(CrashTest::warnings));
        }
    }

    @Test
    void anAgentGetsItsFilesAfterTheCrash() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            akool.neverEnds("fr");
            akool.on(Call.RESULT_VIDEO).forLanguage("de").always(Fault.trickle(500));
            controller.startJenkins();
            controller.runRemotely(Studio::connect, akool.endpoint().toString(), akool.apiKey());
            agents.createAgent(
                    controller,
                    InboundAgentExtension.Options.newBuilder().name(AGENT).build());
            begin(akool, "de,fr", "node('" + AGENT + "') {%s}", "de collecting.*fr processing");
            controller.stopJenkinsForcibly();

            akool.clearFaults();
            akool.end(akool.newestId("fr"));
            controller.startJenkins();
            assertEquals("SUCCESS: " + collected(akool, "de") + ", " + collected(akool, "fr"), ended("de,fr"));
            for (int i : List.of(0, 1)) {
                assertEquals(akool.resultLength(akool.createdIds().get(i)), (long)
                        controller.runRemotely(CrashTest::kept, "de,fr", i));
            }
            assertEquals(2, akool.createCount());
        }
    }

    private void begin(SimulatedAkool akool, String languages, String state) throws Throwable {
        begin(akool, languages, "%s", state);
    }

    /** Starts a build, which is named after its languages, and returns when what the engine says of them begins so. */
    private void begin(SimulatedAkool akool, String languages, String around, String state) throws Throwable {
        String step = "akoolTranslate url: '%s', languages: '%s'".formatted(akool.sourceUrl(), languages);
        controller.runRemotely(CrashTest::schedule, around.formatted(step), languages);
        await(languages, state);
    }

    private void await(String languages, String state) throws Throwable {
        while (!controller.runRemotely(CrashTest::state, languages).matches(state + ".*")) {
            Moment.pass();
        }
    }

    private String ended(String languages) throws Throwable {
        return controller.runRemotely(CrashTest::outcome, languages);
    }

    private static String collected(SimulatedAkool akool, String language) {
        return language + " COLLECTED " + akool.resultLength(akool.newestId(language));
    }

    private static void schedule(JenkinsRule j, String script, String languages) throws Throwable {
        WorkflowJob job = j.createProject(WorkflowJob.class, languages);
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static void abort(JenkinsRule j, String languages) throws Throwable {
        WorkflowRun run = run(j, languages);
        run.doStop();
        j.waitForCompletion(run);
    }

    private static void collect(JenkinsRule j, String languages) throws Throwable {
        TranslationRecord record =
                BuildTranslations.find(run(j, languages)).getRecords().get(0);
        TranslationService.get()
                .decisions()
                .collect(record.getId())
                .toCompletableFuture()
                .get();
        Studio.awaitState(run(j, languages), State.COLLECTED);
    }

    /** What the engine says of a build's order; empty as long as there is none. */
    private static String state(JenkinsRule j, String languages) {
        BuildTranslations found = BuildTranslations.find(run(j, languages));
        return found == null || found.getOrders().isEmpty()
                ? ""
                : TranslationService.get().describe(found.getOrders().get(0).getId());
    }

    /** The build's result, and the state and the archived bytes of each translation. */
    private static String outcome(JenkinsRule j, String languages) throws Throwable {
        WorkflowRun run = run(j, languages);
        j.waitForCompletion(run);
        List<String> translations = new ArrayList<>();
        for (TranslationRecord record : BuildTranslations.find(run).getRecords()) {
            translations.add(record.getLanguage() + " " + record.getState() + " " + archived(run, record.getFile()));
        }
        return run.getResult() + ": " + String.join(", ", translations);
    }

    private static long archived(WorkflowRun run, String file) throws Exception {
        return file == null ? -1 : run.getArtifactManager().root().child(file).length();
    }

    /** Length of a result in the agent's workspace. */
    private static long kept(JenkinsRule j, String languages, int index) throws Throwable {
        WorkflowRun run = run(j, languages);
        String file = BuildTranslations.find(run).getRecords().get(index).getFile();
        return j.jenkins
                .getNode(AGENT)
                .getWorkspaceFor(run.getParent())
                .child(file)
                .length();
    }

    private static WorkflowRun run(JenkinsRule j, String languages) {
        return j.jenkins.getItemByFullName(languages, WorkflowJob.class).getLastBuild();
    }

    static String warnings(JenkinsRule j) {
        return Jenkins.logRecords.stream()
                .filter(logged -> logged.getLevel().intValue() >= Level.WARNING.intValue())
                .filter(QuietLog::isOurs)
                .map(QuietLog::whole)
                .collect(Collectors.joining("\n"));
    }
}
