package io.jenkins.plugins.akool.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Items;
import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.service.TranslationService;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.File;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that are renamed, disabled or deleted, and keys that change, while AKOOL works. */
@WithJenkins
class BuildsComeAndGoTest extends StudioScenario {

    @Test
    void aRenamedJobGetsItsResults() throws Exception {
        WorkflowRun run = waiting(true);
        run.getParent().renameTo("renamed");
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
        run.getParent().renameTo("renamed-again");
    }

    @Test
    void aRenamedJobGetsItsResultsAfterItsBuildEnded() throws Exception {
        WorkflowRun run = waiting(false);
        j.waitForCompletion(run);
        run.getParent().renameTo("renamed-later");
        akool.end(akool.newestId("ja"));
        Studio.awaitState(run, State.COLLECTED);
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aHandleFollowsItsBuild() throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("""
                def handle = akoolTranslate url: '%1$s', languages: 'es', wait: false
                akoolAwait handle
                akoolTranslate url: '%1$s', languages: 'ja'
                echo 'handle: ' + handle.translations.collect { it.status }.join(',')
                """.formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.COLLECTED);
        while (BuildTranslations.find(run).getRecords().stream()
                .noneMatch(r -> r.getLanguage().equals("ja") && r.getState() == State.PROCESSING)) {
            Moment.pass();
        }
        run.getParent().renameTo("renamed-with-handle");
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("handle: COLLECTED", run);
    }

    @Test
    void aMovedJobAndAMovedFolderGetTheirResults() throws Exception {
        WorkflowRun later = waiting(false);
        WorkflowRun run = waiting(true);
        MockFolder inner = j.createFolder("inner");
        MockFolder outer = j.createFolder("outer");
        Items.move(run.getParent(), inner);
        Items.move(later.getParent(), inner);
        Items.move(inner, outer);
        akool.createdIds().forEach(akool::end);
        assertEquals("outer/inner", run.getParent().getParent().getFullName());
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
        // Jenkins has read a build anew that ended before it was moved.
        WorkflowRun moved = ((WorkflowJob) inner.getItem(later.getParent().getName())).getLastBuild();
        Studio.awaitState(moved, State.COLLECTED);
        TranslationRecord record = BuildTranslations.find(moved).getRecords().get(0);
        assertEquals(
                akool.resultLength(record.getAkoolId()),
                moved.getArtifactManager().root().child(record.getFile()).length());
    }

    @Test
    void aDeletedFolderIsForgotten() throws Exception {
        WorkflowRun run = waiting(true);
        MockFolder folder = j.createFolder("deleted");
        Items.move(run.getParent(), folder);
        folder.delete();
        while (journalFiles() > 0) {
            Moment.pass();
        }
    }

    @Test
    void aDisabledJobGetsItsResults() throws Exception {
        WorkflowRun run = waiting(true);
        run.getParent().doDisable();
        akool.end(akool.newestId("ja"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aKeyThatIsReplacedWhileWaitingCounts() throws Exception {
        WorkflowRun run = waiting(true);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Studio.addKey(Studio.KEY_ID, "a-key-that-akool-does-not-accept");
        j.waitForMessage("[AKOOL] Waiting for a working login: AKOOL does not accept the API key", run);
        akool.end(akool.newestId("ja"));
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Studio.addKey(Studio.KEY_ID, akool.apiKey());
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        studio.assertArchived(run, "akool", "ja");
    }

    @Test
    void aDeletedBuildIsForgotten() throws Exception {
        WorkflowRun run = waiting(false);
        j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
        String id = BuildTranslations.find(run).getRecords().get(0).getId();
        File folder = run.getRootDir();
        run.delete();
        File entry = PluginFolders.journal().resolve(id + ".json").toFile();
        while (entry.exists()) {
            Moment.pass();
        }
        assertFalse(folder.exists());
        assertEquals("", TranslationService.get().describe(id.substring(0, id.lastIndexOf('.'))));
    }

    private static int journalFiles() {
        return PluginFolders.journal().toFile().list().length;
    }

    private WorkflowRun waiting(boolean step) throws Exception {
        akool.neverEnds("ja");
        WorkflowJob job = studio.pipeline(
                "akoolTranslate url: '%s', languages: 'ja', wait: %s".formatted(akool.sourceUrl(), step));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        return run;
    }
}
