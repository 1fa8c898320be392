package io.jenkins.plugins.akool.studio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** A Jenkins that is set up the way a studio would: an endpoint and one API key as the default. */
public record Studio(JenkinsRule jenkins, SimulatedAkool akool) {

    public static final String KEY_ID = "akool";

    /** Points the running Jenkins at the simulated AKOOL. */
    public static Studio open(JenkinsRule jenkins, SimulatedAkool akool) throws Exception {
        connect(jenkins, akool.endpoint().toString(), akool.apiKey());
        return new Studio(jenkins, akool);
    }

    /** The same for a Jenkins of another process. */
    public static void connect(JenkinsRule jenkins, String endpoint, String apiKey) throws Exception {
        addKey(KEY_ID, apiKey);
        AkoolGlobalConfiguration configuration = AkoolGlobalConfiguration.get();
        configuration.setEndpoint(endpoint);
        configuration.setCredentialsId(KEY_ID);
    }

    public static void addKey(String id, String apiKey) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, id, "AKOOL API key", Secret.fromString(apiKey)));
        store.save();
    }

    public WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    public WorkflowRun build(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, pipeline(script));
    }

    /** Asserts that the build kept exactly the videos that AKOOL served, one for each language. */
    public void assertArchived(Run<?, ?> run, String folder, String... languages) throws IOException {
        for (String language : languages) {
            String path = folder + "/product-tour." + language + ".mp4";
            assertArrayEquals(served(language), artifact(run, path), path);
        }
    }

    private byte[] served(String language) {
        return akool.resultBytes(akool.newestId(language));
    }

    private static byte[] artifact(Run<?, ?> run, String path) throws IOException {
        VirtualFile file = run.getArtifactManager().root().child(path);
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }

    /** The plugin's own lines of a build's log. */
    public static List<String> lines(Run<?, ?> run) throws IOException {
        return run.getLog(10_000).stream()
                .filter(line -> line.startsWith("[AKOOL]"))
                .toList();
    }

    /** Returns when the build's log says so; fails where it ends without. */
    public static void awaitLine(Run<?, ?> run, String part) throws IOException {
        boolean building = true;
        while (building) {
            building = run.isBuilding();
            if (Files.exists(run.getRootDir().toPath().resolve("log"))
                    && lines(run).stream().anyMatch(line -> line.contains(part))) {
                return;
            }
            Moment.pass();
        }
        throw new AssertionError("ended without saying: " + part + "\n" + lines(run));
    }

    /** All that the controller logs from now on and that may show a secret. */
    public static LogRecorder everyLog() {
        return new LogRecorder()
                .record("io.jenkins", Level.ALL)
                .record("okhttp3", Level.ALL)
                .record("hudson", Level.INFO)
                .record("jenkins", Level.INFO)
                .record("org.jenkinsci", Level.INFO)
                .record("org.kohsuke", Level.INFO)
                .capture(100_000);
    }

    /** The files below a folder that hold a text, as they are named from there; drafts come and go meanwhile. */
    public static List<String> filesWith(Path root, String text) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && contains(file, text)) {
                    found.add(root.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns when a translation of the build stands there. */
    public static void awaitState(Run<?, ?> run, State state) {
        BuildTranslations found = BuildTranslations.find(run);
        while (found == null || found.getRecords().stream().noneMatch(r -> r.getState() == state)) {
            Moment.pass();
            found = BuildTranslations.find(run);
        }
    }
}
