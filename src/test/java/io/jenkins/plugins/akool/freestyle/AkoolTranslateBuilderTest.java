package io.jenkins.plugins.akool.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.akool.options.LanguageVoice;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.options.WordPair;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the owner of a freestyle job does and sees. */
@WithJenkins
class AkoolTranslateBuilderTest extends StudioScenario {

    @Test
    void formKeepsEveryOption() throws Exception {
        TranslationOptions options = new TranslationOptions("ja, es");
        options.setUrl("https://example.com/tour.mp4");
        options.setCredentialsId(Studio.KEY_ID);
        options.setSourceLanguage("en-US");
        options.setLipsync(true);
        options.setTo("videos");
        options.setTimeoutMinutes(42);
        options.setSpeakers(2);
        options.setRemoveBackgroundMusic(true);
        options.setCaptions("replace");
        options.setCaptionFile("https://example.com/tour.srt");
        options.setVoices(List.of(new LanguageVoice("ja", "voice-1"), new LanguageVoice("es", "voice-2")));
        options.setStyle("calm");
        options.setKeepWords("Jenkins\nAKOOL");
        options.setFixedWords(List.of(new WordPair("build", "ビルド")));
        options.setPronouncedWords(List.of(new WordPair("CI", "see eye")));
        options.setGlossary("videos/words.csv");
        options.setDynamicDuration(true);
        options.setSubtitles(true);
        options.setCleanVideo(true);
        options.setSingleRequest(true);
        options.setDryRun(true);
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));

        j.configRoundtrip(job);

        TranslationOptions kept =
                job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
        j.assertEqualDataBoundBeans(options, kept);
    }

    @Test
    void formKeepsAFileOfTheWorkspace() throws Exception {
        TranslationOptions options = new TranslationOptions("ja");
        options.setFile("videos/tour.mp4");
        options.setArchiveSource(false);
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));

        j.configRoundtrip(job);

        TranslationOptions kept =
                job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
        j.assertEqualDataBoundBeans(options, kept);
    }

    @Test
    void formKeepsDefaults() throws Exception {
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl("https://example.com/tour.mp4");
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));

        j.configRoundtrip(job);

        TranslationOptions kept =
                job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions();
        j.assertEqualDataBoundBeans(options, kept);
    }

    @Test
    void anEmptiedTimeLimitIsTheDefault() throws Exception {
        TranslationOptions options = new TranslationOptions("ja");
        options.setUrl(akool.sourceUrl());
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        HtmlForm form = j.createWebClient().getPage(job, "configure").getFormByName("config");
        form.getInputByName("_.timeoutMinutes").setValue("");
        j.submit(form);

        studio.assertArchived(j.buildAndAssertSuccess(job), "akool", "ja");
        assertEquals(
                180,
                job.getBuildersList()
                        .get(AkoolTranslateBuilder.class)
                        .getOptions()
                        .getTimeoutMinutes());
    }

    @Test
    void configurationWrittenByHandNeedsNoDefaults() throws Exception {
        String xml = """
                <project><builders>
                  <io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder>
                    <options><url>%s</url><languages>ja</languages></options>
                  </io.jenkins.plugins.akool.freestyle.AkoolTranslateBuilder>
                </builders></project>
                """.formatted(akool.sourceUrl());
        FreeStyleProject job = (FreeStyleProject) j.jenkins.createProjectFromXML(
                "by-hand", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        studio.assertArchived(j.buildAndAssertSuccess(job), "akool", "ja");
    }

    @Test
    void onTheController() throws Exception {
        FreeStyleBuild build = j.buildAndAssertSuccess(job(akool.sourceUrl(), "ja, es, fr"));
        studio.assertArchived(build, "akool", "ja", "es", "fr");
        assertEquals(8 + 4, Studio.lines(build).size(), Studio.lines(build)::toString);
    }

    @Test
    void onAnAgentWithVariables() throws Exception {
        Slave agent = j.createOnlineSlave();
        FreeStyleProject job = job("${VIDEO}", "$LANGUAGES");
        job.setAssignedNode(agent);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("VIDEO", akool.sourceUrl()),
                new StringParameterDefinition("LANGUAGES", "de, hi")));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        studio.assertArchived(build, "akool", "de", "hi");
        assertEquals(2, agent.getWorkspaceFor(job).child("akool").list().size());
    }

    @Test
    void oneFailedLanguageFailsTheBuildAfterTheOthersAreArchived() throws Exception {
        akool.fails("es", 501312, "The speech could not be recognised.");
        FreeStyleBuild build = failing(job(akool.sourceUrl(), "ja, es, fr"));
        studio.assertArchived(build, "akool", "ja", "fr");
        j.assertLogContains("1 of 3 translations have no result. es: The speech could not be recognised.", build);
    }

    @Test
    void wrongKey() throws Exception {
        Studio.addKey("wrong", "not-the-key");
        FreeStyleProject job = job(akool.sourceUrl(), "ja");
        job.getBuildersList().get(AkoolTranslateBuilder.class).getOptions().setCredentialsId("wrong");
        j.assertLogContains("AKOOL does not accept the API key; check the credential", failing(job));
    }

    @Test
    void badInputSendsNothing() throws Exception {
        j.assertLogContains("No target language is set", failing(job(akool.sourceUrl(), " , ")));
        j.assertLogContains(
                "The video must be given as an absolute http or https URL.", failing(job("tour.mp4", "ja")));
        assertEquals(0, akool.received().size());
    }

    private static FreeStyleProject job(String url, String languages) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        TranslationOptions options = new TranslationOptions(languages);
        options.setUrl(url);
        job.getBuildersList().add(new AkoolTranslateBuilder(options));
        return job;
    }

    private static FreeStyleBuild failing(FreeStyleProject job) throws Exception {
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        String log = JenkinsRule.getLog(build);
        assertFalse(log.contains("\tat ") || log.contains("Exception"), log);
        return build;
    }
}
