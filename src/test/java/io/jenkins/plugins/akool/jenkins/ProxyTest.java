package io.jenkins.plugins.akool.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.ProxyConfiguration;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.akool.Studio;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
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
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jenkins' proxy settings lead every request, those of an agent too. */
@WithJenkins
class ProxyTest {

    /** Forwards plain HTTP and remembers what it forwarded. */
    private static final class ForwardProxy implements AutoCloseable {
        private final HttpServer server;
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<URI> forwarded = new CopyOnWriteArrayList<>();

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
            j.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), null, null, "127.0.0.1"));
            studio.assertArchived(studio.build(Result.SUCCESS, script), "akool", "ja");
            assertEquals(List.of(), proxy.forwarded);
            assertFalse(akool.received().isEmpty());
        }
    }
}
