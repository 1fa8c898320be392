package io.jenkins.plugins.akool.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.akool.access.AkoolGlobalConfiguration;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkoolBuilder;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.studio.StudioScenario;
import io.jenkins.plugins.akool.translation.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A studio whose login is a client id with its secret, and whose Jenkins lets AKOOL report changes. */
abstract class WebhookStudio extends StudioScenario {

    static final String UNKNOWN_TOKEN = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** AKOOL calls only when a test says so, so that looks can be counted. */
    @Override
    protected SimulatedAkoolBuilder options() {
        return super.options().webhooks(false);
    }

    @BeforeEach
    void openDoor() throws Exception {
        addClient(akool.clientId(), akool.clientSecret());
        AkoolGlobalConfiguration.get().setCredentialsId("client");
        AkoolGlobalConfiguration.get().setWebhooks(true);
    }

    @AfterEach
    void closeDoor() {
        AkoolGlobalConfiguration.get().setWebhooks(false);
    }

    static void addClient(String id, String secret) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "client", "AKOOL client", id, secret));
        store.save();
    }

    /** A build that waits for a translation which AKOOL never ends, and has had its first look at it. */
    WorkflowRun waiting(String language) throws Exception {
        akool.neverEnds(language);
        WorkflowRun run = studio.pipeline(step(language)).scheduleBuild2(0).waitForStart();
        Studio.awaitState(run, State.PROCESSING);
        return run;
    }

    /** Ends what {@link #waiting} began; AKOOL tells, and the build gets its result. */
    void end(WorkflowRun run, String language) throws Exception {
        akool.end(akool.newestId(language));
        assertEquals(200, post(webhook(language), call(language)));
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    String step(String languages) {
        return "akoolTranslate url: '%s', languages: '%s'".formatted(akool.sourceUrl(), languages);
    }

    int looks() {
        return akool.received(Call.STATUS).size();
    }

    String webhook(String language) {
        return akool.webhookUrl(akool.newestId(language));
    }

    byte[] call(String language) {
        return akool.webhook(akool.newestId(language)).bytes();
    }

    URI door(String rest) throws IOException {
        return URI.create(j.getURL() + "akool-webhook/" + rest);
    }

    int post(String url, byte[] body) throws Exception {
        return status(request(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    int get(URI url) throws Exception {
        return status(request(url).GET().build());
    }

    private int status(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder request(URI url) {
        return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json");
    }

    /** One of many calls, and what to do with its answer. */
    record Posted(URI url, HttpRequest.BodyPublisher body, IntConsumer answered) {}

    /**
     * Sends many calls, some at a time, and returns when all are answered; 0 stands for a connection that broke.
     */
    void flood(int calls, int atOnce, IntFunction<Posted> call) throws InterruptedException {
        Semaphore callers = new Semaphore(atOnce);
        for (int i = 0; i < calls; i++) {
            callers.acquire();
            Posted next = call.apply(i);
            http.sendAsync(request(next.url()).POST(next.body()).build(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, error) -> {
                        next.answered().accept(error == null ? answer.statusCode() : 0);
                        callers.release();
                    });
        }
        callers.acquire(atOnce);
    }
}
