package io.jenkins.plugins.akool.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.Moment;
import io.jenkins.plugins.akool.record.BuildTranslations;
import io.jenkins.plugins.akool.simulator.SealedWebhook;
import io.jenkins.plugins.akool.studio.Studio;
import io.jenkins.plugins.akool.translation.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever calls, however often and with whatever: builds, memory and log stay as they are. */
@WithJenkins
class WebhookFloodTest extends WebhookStudio {

    private static final int CALLS = 10_000;

    /** At the same time; more than are let in. */
    private static final int CALLERS = 16;

    /** Bytes; far more than what is kept of calls, far less than their bodies. */
    private static final long MEMORY = 48L << 20;

    private final Random random = new Random(20260105);
    private final Map<String, Map<Integer, Integer>> answers = new ConcurrentHashMap<>();

    @Test
    void tenThousandBadCallsChangeNothing() throws Exception {
        WorkflowRun run = waiting("ja");
        byte[] accepted = call("ja");
        assertEquals(200, post(webhook("ja"), accepted));
        while (looks() < 2) {
            Moment.pass();
        }
        String console = run.getLog(10_000).toString();
        long memory = usedMemory();
        try (LogRecorder log = new LogRecorder().record("", Level.INFO).capture(CALLS)) {
            flood(CALLS, CALLERS, i -> bad(i, accepted));
            assertAnswers();
            assertTrue(log.getMessages().size() <= 5, () -> String.join("\n", log.getMessages()));
        }
        assertEquals(2, looks());
        assertEquals(
                State.PROCESSING,
                BuildTranslations.find(run).getRecords().get(0).getState());
        assertEquals(console, run.getLog(10_000).toString());
        long more = usedMemory() - memory;
        assertTrue(more < MEMORY, more + " bytes more");
        end(run, "ja");
        studio.assertArchived(run, "akool", "ja");
    }

    private Posted bad(int i, byte[] accepted) {
        String good = webhook("ja");
        SealedWebhook call = akool.webhook(akool.newestId("ja"));
        return switch (i % 10) {
            case 0, 1 -> bad("wrong token", tokened(), accepted);
            case 2 -> bad("forged signature", good, call.signature(hex(40)).bytes());
            case 3 ->
                bad(
                        "forged payload",
                        good,
                        call.secret("another-secret-of-32-characters-").bytes());
            case 4 ->
                bad(
                        "of an id that is not its",
                        good,
                        call.payload("{\"_id\":\"" + hex(24) + "\"}").bytes());
            case 5 -> bad("replayed", good, accepted);
            case 6 -> bad("malformed", good, noise(200));
            case 7 -> bad("empty", good, new byte[0]);
            case 8 -> bad("replayed to a wrong token", tokened(), accepted);
            default ->
                i % 50 == 9
                        ? bad(
                                "oversized in chunks",
                                good,
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[200_000])))
                        : bad("oversized", good, new byte[66_000]);
        };
    }

    private Posted bad(String what, String url, byte[] body) {
        return bad(what, url, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private Posted bad(String what, String url, HttpRequest.BodyPublisher body) {
        return new Posted(URI.create(url), body, status -> count(what, status));
    }

    private String tokened() {
        return webhook("ja").replaceFirst("[^/]+$", hex(43));
    }

    private String hex(int digits) {
        StringBuilder text = new StringBuilder();
        random.ints(digits, 0, 16).forEach(digit -> text.append(Character.forDigit(digit, 16)));
        return text.toString();
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private void count(String what, int status) {
        answers.computeIfAbsent(what, w -> new ConcurrentHashMap<>()).merge(status, 1, Integer::sum);
    }

    /** The right one, or, where too many are there at once, not now. Who sends too much may lose the connection. */
    private void assertAnswers() {
        answers.forEach((what, statuses) -> {
            int expected = what.contains("token") ? 404 : what.equals("replayed") ? 200 : 403;
            Map<Integer, Integer> others = new TreeMap<>(statuses);
            int right = others.remove(expected);
            others.remove(503);
            if (what.startsWith("oversized")) {
                others.remove(0);
            }
            assertTrue(right > 0 && others.isEmpty(), what + ": " + statuses);
        });
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whoSendsMoreThanACallHasIsNotListenedTo() throws Exception {
        WorkflowRun run = waiting("ja");
        try (Socket announced = connect();
                Socket endless = connect()) {
            send(announced, "Content-Length: 10000000000\r\n\r\n");
            assertTrue(status(announced).startsWith("HTTP/1.1 403 "));
            send(endless, "Transfer-Encoding: chunked\r\n\r\n10001\r\n" + " ".repeat(0x10001) + "\r\n");
            assertTrue(status(endless).startsWith("HTTP/1.1 403 "));
        }
        end(run, "ja");
    }

    /** What breaks while it is read must not end in a log line with the address. */
    @Test
    void aBodyThatBreaksOffLeavesNoTrace() throws Exception {
        WorkflowRun run = waiting("ja");
        String token = webhook("ja").replaceFirst(".*/", "");
        try (LogRecorder log = Studio.everyLog()) {
            for (String rest : List.of(
                    "Transfer-Encoding: chunked\r\n\r\nno number\r\n",
                    "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n-5\r\n",
                    "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n{}{",
                    "Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}{",
                    "Content-Length: -3\r\n\r\n{}{")) {
                try (Socket socket = connect()) {
                    send(socket, rest);
                    assertTrue(status(socket).matches("HTTP/1.1 40[03] .*"), rest);
                }
            }
            Socket cut = connect();
            send(cut, "Content-Length: 300\r\n\r\n{");
            cut.close();
            end(run, "ja");
            assertFalse(
                    String.join("\n", log.getMessages()).contains(token), () -> String.join("\n", log.getMessages()));
        }
    }

    @Test
    void whoSendsSlowlyKeepsFewThreadsAndNobodyLong() throws Exception {
        WorkflowRun run = waiting("ja");
        List<Socket> slow = new ArrayList<>();
        try {
            // One more each time, since the server lets those go that stay silent for too long.
            do {
                Socket socket = connect();
                slow.add(socket);
                send(socket, "Content-Length: 300\r\n\r\n{");
            } while (post(webhook("ja"), new byte[0]) != 503);
            assertEquals(404, post(door(UNKNOWN_TOKEN).toString(), new byte[0]));
            assertFalse(run.getLog(1000).isEmpty());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        while (post(webhook("ja"), call("ja")) != 200) {
            Moment.pass();
        }
        end(run, "ja");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(j.getURL().getHost(), j.getURL().getPort());
        // Shorter than a server's patience with a silent client, which must not be what ends the wait.
        socket.setSoTimeout(20_000);
        String path = URI.create(webhook("ja")).getPath();
        send(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: " + j.getURL().getAuthority()
                        + "\r\nContent-Type: application/json\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Socket socket) throws IOException {
        byte[] begin = socket.getInputStream().readNBytes(20);
        return new String(begin, StandardCharsets.US_ASCII);
    }
}
