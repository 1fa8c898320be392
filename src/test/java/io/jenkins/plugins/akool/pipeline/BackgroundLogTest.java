package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build's log tells of translations that no step waits for, and of those that were given up. */
@WithJenkins
class BackgroundLogTest extends StudioScenario {

    private static List<String> about(Run<?, ?> run, String part) throws Exception {
        return Studio.lines(run).stream().filter(line -> line.contains(part)).toList();
    }

    @Test
    void aPipelineThatGoesOnTellsWhatHappensMeanwhile() throws Exception {
        akool.neverEnds("es");
        WorkflowRun run = studio.pipeline("""
                akoolTranslate url: '%1$s', languages: 'ja', wait: false
                akoolTranslate url: '%1$s', languages: 'es'
                """.formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("[AKOOL] ja: submitted to AKOOL as ", run);
        j.waitForMessage("[AKOOL] ja: archived akool/product-tour.ja.mp4", run);
        akool.end(akool.newestId("es"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertEquals(2, about(run, "] ja: ").size(), Studio.lines(run)::toString);
        assertEquals(2, about(run, "] es: ").size(), Studio.lines(run)::toString);
    }

    @Test
    void soDoesAFreestyleBuild() throws Exception {
        akool.neverEnds("es");
        FreeStyleProject job = j.createFreeStyleProject();
        for (String language : List.of("ja", "es")) {
            TranslationOptions options = new TranslationOptions(language);
            options.setUrl(akool.sourceUrl());
            options.setWait(language.equals("es"));
            job.getBuildersList().add(new AkoolTranslateBuilder(options));
        }
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("[AKOOL] ja: archived akool/product-tour.ja.mp4", build);
        akool.end(akool.newestId("es"));
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertEquals(2, about(build, "] ja: ").size(), Studio.lines(build)::toString);
    }

    @Test
    void aFailureBeforeAnybodyAwaitsIsTold() throws Exception {
        akool.neverEnds("es");
        akool.on(Call.CREATE).next(Fault.code(1009, "You do not have permission"));
        WorkflowRun run = studio.pipeline("""
                akoolTranslate url: '%1$s', languages: 'ja', wait: false
                akoolTranslate url: '%1$s', languages: 'es'
                """.formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("(code 1009", run);
        assertEquals(1, about(run, "] ja: ").size(), Studio.lines(run)::toString);
        Studio.awaitState(run, State.PROCESSING);
        akool.end(akool.newestId("es"));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void whatIsPaidIsToldOnceWhereAStepIsStopped() throws Exception {
        akool.neverEnds("ja");
        akool.neverEnds("es");
        WorkflowRun run = studio.pipeline("""
                parallel one: {
                    catchError { akoolTranslate url: '%1$s', languages: ['ja', 'es'] }
                }, other: {
                    akoolTranslate url: '%1$s', languages: 'fr'
                }
                """.formatted(akool.sourceUrl()))
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("es: submitted to AKOOL as ", run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        Studio.awaitState(run, State.UNCOLLECTED);
        for (String language : List.of("ja", "es")) {
            List<String> told = about(run, "] " + language + ": The step was stopped.");
            assertEquals(1, told.size(), Studio.lines(run)::toString);
            assertTrue(told.get(0)
                    .contains("AKOOL cannot cancel what it was paid for. AKOOL keeps it as " + akool.newestId(language)
                            + " until "));
            assertEquals(
                    1,
                    about(run, "AKOOL keeps it as " + akool.newestId(language)).size());
        }
    }

    @Test
    void namesAreShownAsPeopleWriteThem() throws Exception {
        akool.on(Call.SOURCE).always(Fault.body("video/mp4", new byte[1000]));
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s/source/%%E6%%97%%A5%%E6%%9C%%AC%%20caf%%C3%%A9%%20(1).mp4?Signature=x', languages: 'ja'"
                        .formatted(akool.endpoint()));
        j.assertLogContains("[AKOOL] Translating 日本 café (1).mp4 into ja", run);
        j.assertLogContains("archived akool/日本 café _1_.ja.mp4", run);
        HtmlPage page = j.createWebClient().getPage(run, "akool");
        DomElement source = page.getFirstByXPath("//section[@data-source]");
        String text = source.asNormalizedText();
        assertTrue(text.startsWith("日本 café (1).mp4\n" + akool.endpoint() + "/source/日本 café (1).mp4?…"), text);
        assertTrue(!JenkinsRule.getLog(run).contains("%E6"));
    }
}
