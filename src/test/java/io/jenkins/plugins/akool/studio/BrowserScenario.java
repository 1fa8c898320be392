package io.jenkins.plugins.akool.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One browser for all scenarios of a class, which look at the pages of a Jenkins that serves files itself; see {@link
 * StudioScenario}.
 */
public abstract class BrowserScenario extends StudioScenario {

    private static final Path TOUR = Path.of("src/test/resources/io/jenkins/plugins/akool/simulator/product-tour.mp4");

    protected static Chromium browser;

    @BeforeAll
    // A browser that was told to end may write a little longer.
    static void startBrowser(@TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openDoor() throws Exception {
        browser.look(1280, 1200, false, false);
        AkoolGlobalConfiguration.get().setServeSources(true);
    }

    @AfterEach
    void shutDoor() {
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    /**
     * Starts a build that translates a file of its workspace.
     *
     * @param file its name
     * @param options of the step beside the file, as a script writes them
     */
    protected final WorkflowRun start(String file, String options) throws Exception {
        WorkflowJob job = studio.pipeline("node { akoolTranslate file: '''" + file + "''', " + options + " }");
        j.jenkins.getWorkspaceFor(job).child(file).copyFrom(new FilePath(TOUR.toFile()));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** Text of the first element that matches. */
    protected static String text(String selector) throws Exception {
        return browser.value("document.querySelector('" + selector + "').textContent.trim()")
                .asText();
    }

    /**
     * Asserts that a developer's console would show nothing in red, on any page so far. Where the names of pages above a page
     * have no room, Jenkins 2.568 itself breaks on the menu that is to hold them, whatever the page.
     */
    protected static void assertNoProblems() throws Exception {
        assertEquals(
                List.of(),
                browser.problems().stream()
                        .filter(problem -> !problem.contains("\"functionName\":\"computeBreadcrumbs\""))
                        .toList());
    }
}
