package io.jenkins.plugins.akool.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.record.OnFailure;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.CaptureEnvironmentBuilder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the later steps of a freestyle build have of the results. */
@WithJenkins
class ResultVariablesTest extends StudioScenario {

    private final CaptureEnvironmentBuilder later = new CaptureEnvironmentBuilder();

    /** A publisher, such as one that sends mails, which runs in any case. */
    public static final class Publishing extends Recorder {

        private EnvVars seen;

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws IOException, InterruptedException {
            seen = build.getEnvironment(listener);
            return true;
        }

        @Override
        public BuildStepMonitor getRequiredMonitorService() {
            return BuildStepMonitor.NONE;
        }

        /** For Jenkins. */
        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Publisher> {
            @Override
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }

    private TranslationOptions options(String languages, String folder) {
        TranslationOptions options = new TranslationOptions(languages);
        options.setUrl(akool.sourceUrl());
        options.setTo(folder);
        return options;
    }

    private FreeStyleProject job(TranslationOptions... steps) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        for (TranslationOptions step : steps) {
            job.getBuildersList().add(new AkoolTranslateBuilder(step));
        }
        job.getBuildersList().add(later);
        return job;
    }

    private static TreeSet<String> names(EnvVars variables) {
        TreeSet<String> names = new TreeSet<>(variables.keySet());
        names.removeIf(name -> !name.startsWith("AKOOL"));
        return names;
    }

    @Test
    void theStepsOfABuildAddUp() throws Exception {
        TranslationOptions first = options("ja, zh-CN-shandong", "akool");
        first.setVoices(List.of(new LanguageVoice("zh-CN-shandong", Voices.of("zh-CN-shandong"))));
        j.buildAndAssertSuccess(job(first, options("ja, es", "more")));
        EnvVars seen = later.getEnvVars();
        assertEquals(
                "akool/product-tour.ja.mp4,akool/product-tour.zh-CN-shandong.mp4,"
                        + "more/product-tour.ja.mp4,more/product-tour.es.mp4",
                seen.get("AKOOL_RESULTS"));
        assertEquals("akool/product-tour.zh-CN-shandong.mp4", seen.get("AKOOL_RESULT_ZH_CN_SHANDONG"));
        assertEquals("more/product-tour.es.mp4", seen.get("AKOOL_RESULT_ES"));
        assertEquals("more/product-tour.ja.mp4", seen.get("AKOOL_RESULT_JA"));
    }

    @Test
    void whereTheFilesAreInTheWorkspaceOfAnAgent() throws Exception {
        Slave agent = j.createOnlineSlave();
        FreeStyleProject job = job(options("ja", "akool"));
        job.setAssignedNode(agent);
        j.buildAndAssertSuccess(job);
        FilePath file = agent.getWorkspaceFor(job).child("akool/product-tour.ja.mp4");
        assertEquals(file.getRemote(), later.getEnvVars().get("AKOOL_FILE_JA"));
        assertTrue(file.exists());
    }

    @Test
    void aLanguageWithoutAResultHasNoVariable() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        TranslationOptions ignored = options("ja, es", "akool");
        ignored.setOnFailure(OnFailure.IGNORE);
        j.buildAndAssertSuccess(job(ignored));
        assertEquals(
                new TreeSet<>(List.of("AKOOL_FILE_ES", "AKOOL_RESULTS", "AKOOL_RESULT_ES")), names(later.getEnvVars()));
    }

    @Test
    void whatRunsAfterAFailureHasThoseThatSucceeded() throws Exception {
        akool.fails("ja", 501312, "No voice was found.");
        FreeStyleProject job = job(options("ja, es", "akool"));
        Publishing publishing = new Publishing();
        job.getPublishersList().add(publishing);
        j.buildAndAssertStatus(Result.FAILURE, job);
        assertEquals("akool/product-tour.es.mp4", publishing.seen.get("AKOOL_RESULTS"));
        assertTrue(new FilePath(new File(publishing.seen.get("AKOOL_FILE_ES"))).exists());
        assertNull(publishing.seen.get("AKOOL_RESULT_JA"));
    }

    @Test
    void thereIsNothingBeforeThereAreResults() throws Exception {
        akool.neverEnds("ja");
        TranslationOptions background = options("ja", "akool");
        background.setWait(false);
        j.buildAndAssertSuccess(job(background));
        assertEquals(new TreeSet<>(), names(later.getEnvVars()));
        while (akool.createCount() == 0) {
            // The step goes on as soon as its order cannot be lost.
            Moment.pass();
        }
        akool.end(akool.newestId("ja"));
    }

    @Test
    void moreThanASystemTakesIsLeftOut() throws Exception {
        String deep = String.join("/", Collections.nCopies(7, "f".repeat(180)));
        j.buildAndAssertSuccess(job(options(
                "ar, bg, cs, da, de, el, en, es, fi, fil, fr, hi, hr, hu, id, it, ja, ko, ms, nl, pl, pt, ro, ru, sk, sv, ta",
                deep)));
        assertFalse(later.getEnvVars().containsKey("AKOOL_RESULTS"));
        assertTrue(later.getEnvVars().get("AKOOL_RESULT_JA").endsWith("/product-tour.ja.mp4"));
    }

    @Test
    void macrosForFieldsOfOtherPlugins() throws Exception {
        FreeStyleBuild build = j.buildAndAssertSuccess(job(options("ja, zh-CN", "akool")));
        assertEquals(
                "akool/product-tour.zh-CN.mp4|akool/product-tour.ja.mp4 and akool/product-tour.zh-CN.mp4||"
                        + "akool/product-tour.ja.mp4,akool/product-tour.zh-CN.mp4",
                TokenMacro.expandAll(
                        build,
                        TaskListener.NULL,
                        "${AKOOL_RESULT,language=\"zh_cn\"}|${AKOOL_RESULTS,separator=\" and \"}|"
                                + "${AKOOL_RESULT,language=\"es\"}|$AKOOL_RESULTS"));
    }

    @Test
    void aPipelineHasItsReturnValueInstead() throws Exception {
        WorkflowRun run = studio.build(
                Result.SUCCESS,
                "akoolTranslate url: '%s', languages: 'ja'\necho \"none: ${env.AKOOL_RESULTS}\""
                        .formatted(akool.sourceUrl()));
        j.assertLogContains("none: null", run);
        assertEquals(
                "akool/product-tour.ja.mp4", TokenMacro.expandAll(run, null, TaskListener.NULL, "${AKOOL_RESULTS}"));
    }
}
