package io.jenkins.plugins.akool.studio;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * One Jenkins for all scenarios of a class, since starting it takes long, and an AKOOL of its own for each. The class
 * itself says {@code @WithJenkins}.
 */
public abstract class StudioScenario {

    protected static JenkinsRule j;

    @RegisterExtension
    protected final QuietLog log = new QuietLog();

    protected SimulatedAkool akool;
    protected Studio studio;

    @BeforeAll
    static void start(JenkinsRule rule) {
        j = rule;
    }

    @BeforeEach
    void open() throws Exception {
        akool = options().start();
        studio = Studio.open(j, akool);
    }

    /** What the AKOOL of each scenario is like. */
    protected SimulatedAkoolBuilder options() {
        return SimulatedAkool.builder().duration(Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        akool.close();
        SystemCredentialsProvider.getInstance().getCredentials().clear();
    }
}
