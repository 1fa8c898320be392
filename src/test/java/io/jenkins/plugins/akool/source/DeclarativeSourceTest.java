package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Declarative Pipeline checks each step's arguments before it runs any. */
@WithJenkins
class DeclarativeSourceTest extends SourceScenario {

    @Test
    void aFileNeedsNoAddress() throws Exception {
        WorkflowJob job = job("");
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                    agent { label '%s' }
                    stages {
                        stage('Translate') {
                            steps {
                                akoolTranslate file: 'tour.mp4', languages: 'ja'
                            }
                        }
                    }
                }
                """.formatted(agent.getNodeName()), true));
        WorkflowRun run = j.buildAndAssertSuccess(job);
        assertArrayEquals(akool.resultBytes(akool.newestId("ja")), artifact(run, "akool/tour.ja.mp4"));
        assertArrayEquals(VIDEO, akool.fetchedSource(akool.newestId("ja")));
    }
}
