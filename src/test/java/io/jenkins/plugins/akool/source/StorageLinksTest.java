package io.jenkins.plugins.akool.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.LinkedArtifacts;
import java.util.List;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Artifacts that lie in a storage which AKOOL can reach by itself. */
@WithJenkins
class StorageLinksTest extends SourceScenario {

    /** Keeps the artifacts of all builds in a storage with links. */
    public static final class Storage extends ArtifactManagerFactory {

        private final String base;

        Storage(String base) {
            this.base = base;
        }

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new LinkedArtifacts(build, base);
        }

        @TestExtension
        public static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}
    }

    @BeforeEach
    void useStorage() {
        ArtifactManagerConfiguration.get()
                .getArtifactManagerFactories()
                .add(new Storage(akool.sourceUrl() + "?Signature=" + SimulatedAkool.SIGNATURE_MARK + "&n="));
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    @AfterEach
    void leaveStorage() {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().clear();
    }

    @Test
    void akoolGetsAFreshLinkOfTheStorageEachTimeAndNobodySeesIt() throws Exception {
        WorkflowRun run = j.buildAndAssertSuccess(job("akoolTranslate file: 'tour.mp4', languages: ['ja', 'es']"));
        List<String> links = akool.received(Call.CREATE).stream()
                .map(request -> request.json().path("url").asText())
                .toList();
        assertEquals(2, links.stream().distinct().count(), "one that is made early may be spent when it is used");
        for (String link : links) {
            assertEquals(akool.sourceUrl(), link.replaceFirst("\\?.*", ""));
        }
        assertArrayEquals(VIDEO, artifact(run, "akool/source/tour.mp4"));
        String page =
                j.createWebClient().getPage(run, "akool/").getWebResponse().getContentAsString();
        String log = JenkinsRule.getLog(run);
        assertFalse(page.contains(SimulatedAkool.SIGNATURE_MARK), page);
        assertFalse(log.contains(SimulatedAkool.SIGNATURE_MARK), log);
    }

    @Test
    void whatIsNotArchivedHasNoLink() throws Exception {
        WorkflowRun run = j.buildAndAssertStatus(
                Result.FAILURE, job("akoolTranslate file: 'tour.mp4', languages: 'ja', archiveSource: false"));
        j.assertLogContains("AKOOL has no way to fetch the file from Jenkins", run);
        assertEquals(0, akool.createCount());
    }
}
