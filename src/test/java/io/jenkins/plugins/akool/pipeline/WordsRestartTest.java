package io.jenkins.plugins.akool.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.simulator.Voices;
import io.jenkins.plugins.akool.studio.QuietLog;
import io.jenkins.plugins.akool.studio.Studio;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What was found out when an order was placed is what is sent, though a restart lies between. */
class WordsRestartTest {

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void wordsAndVoicesAreSentAsTheyWereWhenTheOrderWasPlaced() throws Throwable {
        try (SimulatedAkool akool =
                SimulatedAkool.builder().duration(Duration.ofMillis(300)).start()) {
            // Busy, so that nothing is accepted before the restart.
            akool.on(Call.CREATE).always(Fault.code(1005, "frequent operation"));
            sessions.then(j -> {
                WorkflowRun run = Studio.open(j, akool)
                        .pipeline("""
                                node {
                                    writeFile file: 'words.csv', text: 'kind,word,replacement,language\\nfixed,build,Bau,ja\\nkeep,CI,,'
                                    akoolTranslate url: '%s', languages: 'ja', glossary: 'words.csv', voices: [ja: 'Alba']
                                }
                                """.formatted(akool.sourceUrl()))
                        .scheduleBuild2(0)
                        .waitForStart();
                while (run.isBuilding() && akool.received(Call.CREATE).isEmpty()) {
                    Moment.pass();
                }
                j.jenkins
                        .getWorkspaceFor(run.getParent())
                        .child("words.csv")
                        .write("kind,word,replacement\nfixed,build,other\n", "UTF-8");
            });
            int before = akool.received(Call.CREATE).size();
            akool.clearFaults();
            akool.on(Call.VOICES_TRANSLATION).always(Fault.status(503));
            sessions.then(j -> {
                WorkflowRun run =
                        j.jenkins.getAllItems(WorkflowJob.class).get(0).getLastBuild();
                j.assertBuildStatus(Result.SUCCESS, j.waitForCompletion(run));
            });
            JsonNode sent = new ObjectMapper()
                    .readTree(akool.received(Call.CREATE).get(before).body());
            assertEquals(
                    "{\"build\":\"Bau\"}", sent.at("/studio_voice/fixed_words").toString());
            assertEquals("[\"CI\"]", sent.at("/studio_voice/no_translate_words").toString());
            assertEquals(Voices.of("ja"), sent.at("/voices_map/ja/voice_id").asText());
            assertEquals(1, akool.createCount());
        }
    }
}
