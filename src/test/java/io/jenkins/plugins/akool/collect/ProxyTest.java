package io.jenkins.plugins.akool.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.ProxyConfiguration;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.studio.Studio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import okhttp3.Credentials;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jenkins' proxy settings lead every request, those of an agent too. */
@WithJenkins
class ProxyTest {

    /** Forwards plain HTTP and remembers what it forwarded. */
    private static final class ForwardProxy implements AutoCloseable {
        private final HttpServer server;
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<URI> forwarded = new CopyOnWriteArrayList<>();

        /** What it wants to be told before it forwards anything, null for nothing. */
        private volatile String login;

        /** How many requests came without. */
        private final AtomicInteger refused = new AtomicInteger();

        ForwardProxy() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", this::forward);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        private void forward(HttpExchange exchange) throws IOException {
            try (exchange) {
                URI target = exchange.getRequestURI();
                String told = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                if (login != null && !login.equals(told)) {
                    refused.incrementAndGet();
                    exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"studio\"");
                    exchange.sendResponseHeaders(407, -1);
                    return;
                }
                forwarded.add(target);
                HttpRequest.Builder request = HttpRequest.newBuilder(target)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
                for (String name : List.of("x-api-key", "Content-Type")) {
                    String value = exchange.getRequestHeaders().getFirst(name);
                    if (value != null) {
                        request.header(name, value);
                    }
                }
                HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void everyRequestTakesTheProxyUnlessItsHostIsExempt(JenkinsRule j) throws Exception {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                        .duration(Duration.ofMillis(300))
                        .start();
                ForwardProxy proxy = new ForwardProxy()) {
            Studio studio = Studio.open(j, akool);
            Slave agent = j.createOnlineSlave();
            String script = "node('%s') { akoolTranslate url: '%s', languages: 'ja' }"
                    .formatted(agent.getNodeName(), akool.sourceUrl());

            j.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port()));
            WorkflowRun run = studio.build(Result.SUCCESS, script);
            studio.assertArchived(run, "akool", "ja");
            assertEquals(akool.received().size(), proxy.forwarded.size());
            assertTrue(proxy.forwarded.stream().anyMatch(uri -> uri.getPath().startsWith("/results/")));

            proxy.forwarded.clear();
            akool.clear();
            j.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), null, null, "127.0.0.1"));
            studio.assertArchived(studio.build(Result.SUCCESS, script), "akool", "ja");
            assertEquals(List.of(), proxy.forwarded);
            assertFalse(akool.received().isEmpty());
        }
    }

    @Test
    void aProxyThatAsksForALoginGetsItAndNobodyElseDoes(JenkinsRule j) throws Exception {
        try (SimulatedAkool akool = SimulatedAkool.builder()
                        .duration(Duration.ofMillis(300))
                        .start();
                ForwardProxy proxy = new ForwardProxy();
                LogRecorder logs = new LogRecorder()
                        .record("io.jenkins.plugins", Level.ALL)
                        .record("okhttp3", Level.ALL)
                        .capture(10_000)) {
            Studio studio = Studio.open(j, akool);
            proxy.login = Credentials.basic("studio", "proxy-secret");
            Slave agent = j.createOnlineSlave();
            String script = "node('%s') { akoolTranslate url: '%s', languages: 'ja', subtitles: true }"
                    .formatted(agent.getNodeName(), akool.sourceUrl());

            j.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), "studio", "proxy-secret"));
            WorkflowRun run = studio.build(Result.SUCCESS, script);
            studio.assertArchived(run, "akool", "ja");
            assertEquals(akool.received().size(), proxy.forwarded.size());
            assertEquals(1, akool.createCount());
            assertTrue(akool.received().stream()
                    .allMatch(request -> request.header("Proxy-Authorization").isEmpty()));

            proxy.forwarded.clear();
            proxy.refused.set(0);
            j.jenkins.setProxy(
                    new ProxyConfiguration("127.0.0.1", proxy.port(), "studio", "proxy-secret", "127.0.0.1"));
            studio.assertArchived(studio.build(Result.SUCCESS, script), "akool", "ja");
            assertEquals(0, proxy.forwarded.size() + proxy.refused.get());
            assertTrue(akool.received().stream()
                    .allMatch(request -> request.header("Proxy-Authorization").isEmpty()));

            j.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), "studio", "no-longer-so"));
            WorkflowRun locked = studio.build(Result.FAILURE, script);
            assertEquals(2, akool.createCount());
            for (String shown : List.of(
                    JenkinsRule.getLog(run),
                    JenkinsRule.getLog(locked),
                    agent.toComputer().getLog(),
                    logs.getMessages().toString())) {
                assertFalse(shown.contains("proxy-secret"));
                assertFalse(shown.contains("no-longer-so"));
                assertFalse(shown.contains(proxy.login));
            }
        }
    }
}
