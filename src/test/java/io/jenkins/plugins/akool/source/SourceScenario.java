package io.jenkins.plugins.akool.source;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.Slave;
import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** Videos in the workspace of an agent, a Jenkins that serves them, and an AKOOL that fetches it. */
abstract class SourceScenario extends StudioScenario {

    /** Any bytes at all; AKOOL only keeps them here. */
    static final byte[] VIDEO = new byte[300_000];

    static {
        new Random(20260105).nextBytes(VIDEO);
    }

    static final HttpClient HTTP = HttpClient.newHttpClient();

    static Slave agent;

    private final List<WorkflowRun> waiting = new ArrayList<>();

    @BeforeAll
    static void startAgent() throws Exception {
        agent = j.createOnlineSlave();
    }

    @BeforeEach
    void openDoor() {
        AkoolGlobalConfiguration.get().setServeSources(true);
    }

    @AfterEach
    void endWhatWaits() throws Exception {
        akool.createdIds().forEach(akool::end);
        for (WorkflowRun run : waiting) {
            j.waitForCompletion(run);
            while (isUnderWay(run)) {
                Moment.pass();
            }
        }
        awaitNoControllerCopy(j);
        AkoolGlobalConfiguration.get().setServeSources(false);
    }

    private static boolean isUnderWay(WorkflowRun run) {
        return Run.fromExternalizableId(run.getExternalizableId()) != null
                && BuildTranslations.find(run).getRecords().stream()
                        .anyMatch(record -> !record.getState().settled());
    }

    /** A job that takes one step on the agent, with a video in its workspace. */
    WorkflowJob job(String step) throws Exception {
        WorkflowJob job = studio.pipeline("node('" + agent.getNodeName() + "') { " + step + " }");
        put(job, "tour.mp4", VIDEO);
        return job;
    }

    static FilePath workspace(WorkflowJob job) {
        return agent.getWorkspaceFor(job);
    }

    static void put(WorkflowJob job, String path, byte[] content) throws Exception {
        workspace(job).child(path).copyFrom(new ByteArrayInputStream(content));
    }

    /** A build whose translation into Japanese AKOOL has and does not finish before the scenario ends. */
    WorkflowRun waiting(WorkflowJob job) throws Exception {
        akool.neverEnds("ja");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        waiting.add(run);
        Studio.awaitState(run, State.PROCESSING);
        return run;
    }

    /** Takes no executor. */
    WorkflowRun waiting() throws Exception {
        return waiting(job("akoolTranslate file: 'tour.mp4', languages: 'ja', wait: false"));
    }

    /** What AKOOL was last given to fetch. */
    String link() {
        return sent("url");
    }

    String sent(String field) {
        List<String> all = akool.received(Call.CREATE).stream()
                .map(request -> request.json().path(field).asText())
                .toList();
        return all.get(all.size() - 1);
    }

    static HttpResponse<byte[]> ask(String method, String url, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static HttpResponse<byte[]> get(String url, String... headers) throws Exception {
        return ask("GET", url, headers);
    }

    static int status(String url) throws Exception {
        return get(url).statusCode();
    }

    /** A connection on which a request is sent as it stands, which no proper client would let through. */
    static Socket send(String target) throws IOException {
        URL root = j.getURL();
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: " + root.getHost() + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    static int rawStatus(String target) throws IOException {
        try (Socket socket = send(target);
                BufferedReader answer = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        }
    }

    static byte[] artifact(Run<?, ?> run, String path) throws IOException {
        return run.getArtifactManager().root().child(path).open().readAllBytes();
    }

    /** What the controller keeps for AKOOL, an entry for each order. */
    static List<String> controllerCopies(JenkinsRule jenkins) {
        String[] orders = new File(jenkins.jenkins.getRootDir(), "akool-translate/sources").list();
        return orders == null ? List.of() : List.of(orders);
    }

    static void awaitNoControllerCopy(JenkinsRule jenkins) {
        while (!controllerCopies(jenkins).isEmpty()) {
            Moment.pass();
        }
    }
}
