package io.jenkins.plugins.akool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the README shows is what runs. */
@WithJenkins
class ReadmeTest {

    private static final String VIDEO = "https://example.com/videos/tour.mp4";

    @Test
    void everyPipelineRuns(JenkinsRule j) throws Exception {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            Studio studio = Studio.open(j, akool);
            List<String> pipelines = blocks("groovy");
            assertEquals(4, pipelines.size());
            for (String pipeline : pipelines) {
                assertTrue(pipeline.contains(VIDEO), pipeline);
                int before = akool.createCount();
                studio.build(Result.SUCCESS, pipeline.replace(VIDEO, akool.sourceUrl()));
                assertTrue(akool.createCount() > before, pipeline);
            }
        }
    }

    @Test
    void configurationAsCodeApplies(JenkinsRule j, @TempDir Path folder) throws Exception {
        List<String> configurations = blocks("yaml");
        assertEquals(1, configurations.size());
        Path yaml = Files.writeString(folder.resolve("jenkins.yaml"), configurations.get(0));
        ConfigurationAsCode.get().configure(yaml.toString());
        assertEquals(Studio.KEY_ID, AkoolGlobalConfiguration.get().getCredentialsId());
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
