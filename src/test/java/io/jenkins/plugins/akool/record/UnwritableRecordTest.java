package io.jenkins.plugins.akool.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A disk that does not take a build's record for a while. */
@WithJenkins
class UnwritableRecordTest extends StudioScenario {

    @Test
    void theStepEndsAndTheJournalKeepsItUntilTheRecordIsWritten() throws Exception {
        log.expect("cannot be written down in its directory");
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        Path record = run.getRootDir().toPath().resolve("akool-translations.json");
        Files.delete(record);
        Files.createDirectory(record);
        Path inTheWay = Files.createFile(record.resolve("in-the-way"));
        akool.end(akool.newestId("ja"));
        j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
        File entry = PluginFolders.journal()
                .resolve(BuildTranslations.find(run).getRecords().get(0).id() + ".json")
                .toFile();
        assertTrue(entry.exists());

        Files.delete(inTheWay);
        Files.delete(record);
        while (entry.exists()) {
            Moment.pass();
        }
        assertEquals(
                BuildTranslations.find(run).getRecords(),
                new RecordFile(run.getRootDir().toPath()).read().translations());
    }
}
