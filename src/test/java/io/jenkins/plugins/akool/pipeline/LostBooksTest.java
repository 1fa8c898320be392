package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart that finds the journal, a build's record or the build itself damaged, or older than it was. */
class LostBooksTest {

    private static final String RECORD = "akool-translations.json";

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private SimulatedAkool akool;

    /** The directory of the build of the scenario. */
    private final AtomicReference<Path> build = new AtomicReference<>();

    private Path home;

    @BeforeEach
    void open() throws IOException {
        akool = SimulatedAkool.builder().duration(Duration.ofMillis(300)).start();
        akool.neverEnds("ja");
    }

    @AfterEach
    void close() {
        akool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", wait: false; akoolAwait()"})
    void whatTheJournalLostIsTakenUpFromTheRecordByWhoeverWaits(String waiting) throws Throwable {
        log.expect("cannot be read");
        begin("akoolTranslate url: '%s', languages: 'ja'" + waiting);
        damageJournal();
        akool.end(akool.newestId("ja"));
        sessions.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            new Studio(j, akool).assertArchived(run, "akool", "ja");
        });
        assertEquals(1, akool.createCount());
    }

    @Test
    void whatTheJournalLostOfAnEndedBuildIsCollectedByAPerson() throws Throwable {
        log.expect("cannot be read");
        begin("akoolTranslate url: '%s', languages: 'ja', wait: false");
        damageJournal();
        akool.end(akool.newestId("ja"));
        sessions.then(j -> {
            WorkflowRun run = run(j);
            j.submit(j.createWebClient().getPage(run, "akool").getFormByName("collect-ja"));
            Studio.awaitState(run, State.COLLECTED);
            new Studio(j, akool).assertArchived(run, "akool", "ja");
        });
        assertEquals(1, akool.createCount());
    }

    @Test
    void whatTheRecordLostIsNotPaidASecondTime() throws Throwable {
        log.expect("remembers of its AKOOL translations cannot be read");
        begin("akoolTranslate url: '%s', languages: 'ja,es'", State.COLLECTED, false);
        Files.writeString(build.get().resolve(RECORD), "{\"format\":1,\"orders\":[");
        akool.end(akool.newestId("ja"));
        sessions.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("es: What Jenkins wrote down of it cannot be read.", run);
            assertTrue(Files.exists(build.get().resolve(RECORD + ".unreadable")));
        });
        assertEquals(2, akool.createCount());
    }

    /** As the README says to start a copy, or a restored backup. */
    @Test
    void aCopyWithoutTheJournalCollectsWhatIsUnderWayAndPaysNothingAgain() throws Throwable {
        akool.on(Call.CREATE).forLanguage("es").always(Fault.code(1005, "Frequent operation"));
        begin("akoolTranslate url: '%s', languages: ['ja', 'es'], onFailure: 'IGNORE'");
        FileUtils.deleteDirectory(home.resolve("akool-translate/journal").toFile());
        akool.clearFaults();
        akool.end(akool.newestId("ja"));
        sessions.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            new Studio(j, akool).assertArchived(run, "akool", "ja");
            j.assertLogContains("es: What Jenkins wrote down of it cannot be read.", run);
        });
        assertEquals(1, akool.createCount());
    }

    @Test
    void aBuildThatCannotBeLoadedKeepsItsTranslations() throws Throwable {
        log.expect("cannot be loaded now");
        log.expect("could not load");
        begin("akoolTranslate url: '%s', languages: 'ja', wait: false");
        Path saved = build.get().resolve("build.xml");
        String whole = Files.readString(saved);
        Files.writeString(saved, "");
        akool.end(akool.newestId("ja"));
        try (LogRecorder told =
                new LogRecorder().record("io.jenkins", Level.WARNING).capture(10)) {
            sessions.then(j -> {
                while (told.getMessages().stream().noneMatch(m -> m.contains("AKOOL id " + akool.newestId("ja")))) {
                    Moment.pass();
                }
            });
        }
        Files.writeString(saved, whole);
        sessions.then(j -> {
            Studio.awaitState(run(j), State.COLLECTED);
            new Studio(j, akool).assertArchived(run(j), "akool", "ja");
        });
        assertEquals(1, akool.createCount());
    }

    @Test
    void aLostBuildIsFoundWithoutLoadingOthers() throws Throwable {
        begin("akoolTranslate url: '%s', languages: 'ja', wait: false");
        sessions.then(j -> {
            WorkflowJob bystander = j.createProject(WorkflowJob.class, "bystander");
            bystander.setDefinition(new CpsFlowDefinition("echo 'x'", true));
            j.buildAndAssertSuccess(bystander);
        });
        Path job = build.get().getParent().getParent();
        Files.move(job, job.resolveSibling("renamed"));
        akool.end(akool.newestId("ja"));
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("renamed", WorkflowJob.class).getLastBuild();
            Studio.awaitState(run, State.COLLECTED);
            assertEquals(
                    0,
                    j.jenkins
                            .getItemByFullName("bystander", WorkflowJob.class)
                            .getLazyBuildMixIn()
                            .getRunMap()
                            .getLoadedBuilds()
                            .size());
        });
    }

    @Test
    void aListOfBuildsReadsNoRecord() throws Throwable {
        log.expect("remembers of its AKOOL translations cannot be read");
        begin("akoolTranslate url: '%s', languages: 'es'", State.COLLECTED, true);
        Path record = build.get().resolve(RECORD);
        Files.writeString(record, "damaged");
        sessions.then(j -> {
            JenkinsRule.WebClient web = j.createWebClient();
            web.getPage(run(j).getParent());
            web.goTo("api/json?depth=3", "application/json");
            assertEquals("damaged", Files.readString(record));
            web.getPage(run(j), "akool");
            assertTrue(Files.exists(build.get().resolve(RECORD + ".unreadable")));
        });
    }

    private void begin(String script) throws Throwable {
        begin(script, State.PROCESSING, false);
    }

    /** Runs a build until a translation stands there, or to its end. */
    private void begin(String script, State state, boolean ends) throws Throwable {
        sessions.then(j -> {
            home = j.jenkins.getRootDir().toPath();
            WorkflowRun run = Studio.open(j, akool)
                    .pipeline(script.formatted(akool.sourceUrl()))
                    .scheduleBuild2(0)
                    .waitForStart();
            Studio.awaitState(run, state);
            if (ends) {
                j.waitForCompletion(run);
            }
            while (state == State.COLLECTED
                    && journal().length
                            >= BuildTranslations.find(run).getRecords().size()) {
                // What is done is safe in the record.
                Moment.pass();
            }
            build.set(run.getRootDir().toPath());
        });
    }

    private void damageJournal() throws IOException {
        for (File entry : journal()) {
            Files.writeString(entry.toPath(), "{");
        }
    }

    private File[] journal() {
        return home.resolve("akool-translate/journal").toFile().listFiles();
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
    }
}
