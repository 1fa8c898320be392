package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Results are named after files of workspaces, and numbered only where two would have one name. */
@WithJenkins
class SourceNamesTest extends SourceScenario {

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aNameChangesOnlyWhereAResultOfThatNameExists(String archived) throws Exception {
        WorkflowJob job = job("""
                def steps = [:]
                for (pair in [['a', 'ja'], ['b', 'fr'], ['c', 'es']]) {
                    def (folder, language) = pair
                    steps[folder] = {
                        akoolTranslate file: folder + '/intro.v1.mp4', languages: language, archiveSource: %s
                    }
                }
                parallel steps
                akoolTranslate file: 'b/intro.v1.mp4', languages: 'ja', archiveSource: %1$s
                """.formatted(archived));
        for (String folder : List.of("a", "b", "c")) {
            put(job, folder + "/intro.v1.mp4", VIDEO);
        }
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertEquals(
                List.of("intro.v1-2.ja.mp4", "intro.v1.es.mp4", "intro.v1.fr.mp4", "intro.v1.ja.mp4"),
                run.getArtifacts().stream()
                        .map(artifact -> artifact.relativePath)
                        .filter(path -> path.matches("akool/[^/]+"))
                        .map(path -> path.substring("akool/".length()))
                        .sorted()
                        .toList());
    }
}
