package io.jenkins.plugins.akool.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Options between scripts and forms. */
@WithJenkins
class ScriptFormTest {

    @Test
    void everyOptionOfTheFormCanBeWritten(JenkinsRule j) {
        for (DescribableParameter option : new DescribableModel<>(TranslationOptions.class).getParameters()) {
            assertEquals(Map.of(), ScriptForm.read(Collections.singletonMap(option.getName(), null)));
        }
    }

    @Test
    void whatWasReadIsReadAgainAsTheSame(JenkinsRule j) {
        Map<String, Object> read = ScriptForm.read(Map.of(
                "languages",
                new String[] {"ja", "es"},
                "voices",
                Map.of("ja", "x"),
                "keepWords",
                List.of("a", "b"),
                "onFailure",
                "ignore",
                "wait",
                "false",
                "speakers",
                "3"));
        assertEquals(read, ScriptForm.read(read));
        assertEquals("IGNORE", read.get("onFailure"));
        assertEquals(false, read.get("wait"));
    }
}
