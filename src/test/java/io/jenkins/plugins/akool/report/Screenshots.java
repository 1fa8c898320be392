package io.jenkins.plugins.akool.report;

import hudson.FilePath;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.studio.Chromium;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Takes the pictures of the documents, {@code make screenshots}: the pages with one build that has something of
 * everything. No test: it asserts nothing but that the pages come up, and writes into {@code docs}.
 */
@WithJenkins
class Screenshots extends StudioScenario {

    private static final Path TOUR = Path.of("src/test/resources/io/jenkins/plugins/akool/simulator/product-tour.mp4");

    private static final Path IMAGES = Path.of("docs", "images");

    /** Of a laptop, and of a phone; CSS pixels. */
    private static final int WIDE = 1280;

    private static final int NARROW = 390;

    /** Those that are there to be seen. */
    private static final String VIDEOS = "[...document.querySelectorAll('.akool-grid video')]";

    @Test
    void take(@TempDir Path profile) throws Exception {
        AkoolGlobalConfiguration.get().setServeSources(true);
        WorkflowJob tour = j.createProject(WorkflowJob.class, "product-tour");
        tour.setDefinition(new CpsFlowDefinition("""
                node {
                    akoolTranslate file: 'product-tour.mp4', languages: ['ja', 'es', 'de', 'fr'],
                        subtitles: true, onFailure: 'UNSTABLE'
                }
                """, true));
        j.jenkins.getWorkspaceFor(tour).child("product-tour.mp4").copyFrom(new FilePath(TOUR.toFile()));
        akool.neverEnds("de");
        akool.fails("fr", 501312, "The speech could not be separated from the music.");
        WorkflowRun run = tour.scheduleBuild2(0).waitForStart();
        for (State state : new State[] {State.COLLECTED, State.FAILED, State.PROCESSING}) {
            Studio.awaitState(run, state);
        }
        try (Chromium browser = Chromium.start(profile)) {
            String build = j.getURL() + run.getUrl();
            String job = j.getURL() + run.getParent().getUrl();
            photograph(browser, build + "akool/", ".akool-entry--running", "build-page", WIDE);
            photograph(browser, build + "akool/", ".akool-entry--running", "build-page-phone", NARROW);
            photograph(browser, job + "akool/", ".akool-rows", "job-page", WIDE);
            photograph(browser, j.getURL() + "manage/akool/", ".akool-unfinished", "administration", WIDE);
        }
        akool.end(akool.newestId("de"));
        j.waitForCompletion(run);
    }

    /** Players show a picture of their video and not its first, which is black in many. */
    private static void photograph(Chromium browser, String page, String shown, String name, int width)
            throws Exception {
        browser.look(width, 900, false, true);
        browser.open(page);
        browser.await("document.querySelector('" + shown + "')");
        browser.value(VIDEOS + ".forEach(video => { video.preload = 'auto'; video.load(); })");
        browser.await(VIDEOS + ".every(video => video.readyState > 0)");
        browser.value(VIDEOS + ".forEach(video => { video.currentTime = 1; })");
        browser.await(VIDEOS + ".every(video => video.readyState > 2 && !video.seeking)");
        browser.photograph(IMAGES.resolve(name + ".png"));
    }
}
