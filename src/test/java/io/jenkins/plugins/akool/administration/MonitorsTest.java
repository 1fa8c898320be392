package io.jenkins.plugins.akool.administration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.AdministrativeMonitor;
import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Warnings that come with their cause and go with it. */
@WithJenkins
class MonitorsTest extends StudioScenario {

    @Test
    void aRefusedLoginIsToldUntilAkoolAcceptsIt() throws Exception {
        LoginMonitor monitor = monitor(LoginMonitor.class);
        assertFalse(monitor.isActivated());
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Studio.addKey(Studio.KEY_ID, "wrong-key");
        String script = "akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl());
        studio.build(Result.FAILURE, script);
        assertTrue(monitor.isActivated());
        String text = message();
        assertTrue(text.contains("AKOOL refuses the login") && text.contains(Studio.KEY_ID), text);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Studio.addKey(Studio.KEY_ID, akool.apiKey());
        assertFalse(monitor.isActivated());
        studio.build(Result.SUCCESS, script);
        assertFalse(monitor.isActivated());
    }

    @Test
    void aJournalThatCannotBeWrittenIsToldUntilItIsWritten() throws Exception {
        log.expect("could not be written to the journal");
        JournalMonitor monitor = monitor(JournalMonitor.class);
        akool.neverEnds("ja");
        WorkflowRun run = studio.pipeline("akoolTranslate url: '%s', languages: 'ja'".formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        assertFalse(monitor.isActivated());
        Path journal = PluginFolders.journal();
        Path kept = journal.resolveSibling("journal-kept");
        Files.move(journal, kept);
        Files.writeString(journal, "in the way");
        run.doStop();
        while (!monitor.isActivated()) {
            Moment.pass();
        }
        String text = message();
        assertTrue(text.contains("cannot be written"), text);
        Files.delete(journal);
        Files.move(kept, journal);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        akool.end(akool.newestId("ja"));
        j.submit(j.createWebClient().getPage(run, "akool").getFormByName("collect-ja"));
        Studio.awaitState(run, State.COLLECTED);
        assertFalse(monitor.isActivated());
    }

    @Test
    void eachCanBeDismissed() throws Exception {
        for (AdministrativeMonitor monitor : new AdministrativeMonitor[] {
            monitor(DeadlineMonitor.class), monitor(LoginMonitor.class), monitor(JournalMonitor.class)
        }) {
            assertTrue(monitor.isEnabled());
            monitor.disable(true);
            assertFalse(monitor.isEnabled());
            monitor.disable(false);
        }
    }

    private static <T extends AdministrativeMonitor> T monitor(Class<T> type) {
        return j.jenkins.getExtensionList(AdministrativeMonitor.class).get(type);
    }

    private static String message() throws Exception {
        HtmlPage page = j.createWebClient().goTo("manage");
        return page.asNormalizedText();
    }
}
