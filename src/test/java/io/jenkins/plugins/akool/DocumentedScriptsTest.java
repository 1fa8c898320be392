package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.record.TranslationRecord;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every script and every configuration that the documents show is one that runs. */
@WithJenkins
class DocumentedScriptsTest extends StudioScenario {

    private static final String VIDEOS = "https://example.com/videos/";

    /** What brings files into a reader's workspace. */
    private static final Pattern BRINGS_FILES = Pattern.compile("checkout scm|unstash '\\w+'");

    private static final String FILES = "writeFile file: 'videos/tour.mp4', text: 'AAAA', encoding: 'Base64';"
            + " writeFile file: 'videos/tour.srt', text: '00:00:00,000 --> 00:00:01,000\\nHello';"
            + " writeFile file: 'videos/words.csv', text: 'kind,word\\nkeep,Jenkins'";

    /** What publishes files for a reader; here it shows that they are there. */
    private static final Pattern PUBLISHES = Pattern.compile("rsync -a videos/ [^\\s']+");

    @BeforeEach
    void letWorkspaceFilesBeFetched() {
        AkoolGlobalConfiguration.get().setServeSources(true);
    }

    @AfterEach
    void closeTheDoor() {
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    @Test
    void everyPipelineRuns() throws Exception {
        List<String> pipelines = blocks("groovy");
        assertTrue(pipelines.size() > 15, pipelines.size() + " scripts");
        for (String pipeline : pipelines) {
            WorkflowRun run = studio.build(Result.SUCCESS, runnable(pipeline));
            if (pipeline.contains("dryRun: ")) {
                j.assertLogContains("[AKOOL] The dry run found nothing wrong", run);
            } else {
                assertCollected(pipeline, run);
            }
        }
    }

    private static void assertCollected(String pipeline, WorkflowRun run) {
        BuildTranslations found = BuildTranslations.find(run);
        assertNotNull(found, pipeline);
        List<TranslationRecord> records = found.getRecords();
        assertTrue(records.size() > 0, pipeline);
        assertTrue(records.stream().allMatch(record -> record.getState() == State.COLLECTED), pipeline + records);
    }

    private String runnable(String pipeline) {
        String here = pipeline.replace(VIDEOS, akool.endpoint() + "/source/");
        return PUBLISHES
                .matcher(BRINGS_FILES.matcher(here).replaceAll(Matcher.quoteReplacement(FILES)))
                .replaceAll("ls videos/tour.ja.mp4 videos/tour.es.mp4");
    }

    @Test
    void everyConfigurationAsCodeApplies(@TempDir Path folder) throws Exception {
        List<String> configurations = blocks("yaml");
        assertEquals(3, configurations.size());
        AkoolGlobalConfiguration.get().setCredentialsId(null);
        AkoolGlobalConfiguration.get().setServeSources(false);
        for (String configuration : configurations) {
            Path yaml = Files.writeString(folder.resolve("jenkins.yaml"), configuration);
            ConfigurationAsCode.get().configure(yaml.toString());
        }
        assertEquals(Studio.KEY_ID, AkoolGlobalConfiguration.get().getCredentialsId());
        assertTrue(AkoolGlobalConfiguration.get().isServeSources());
        assertEquals(1, AkoolGlobalConfiguration.get().getBudgets().size());
        AkoolGlobalConfiguration.get().setBudgets(List.of());
    }

    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("( *)```" + language + "\n(.*?)\\1```", Pattern.DOTALL);
        List<String> blocks = new ArrayList<>();
        for (Path document : documents()) {
            block.matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(2).stripTrailing().stripIndent())
                    .forEach(blocks::add);
        }
        return blocks;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("."), 2)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
