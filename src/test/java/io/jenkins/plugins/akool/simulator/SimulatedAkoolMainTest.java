package io.jenkins.plugins.akool.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as a process of its own, flag by flag. */
class SimulatedAkoolMainTest extends SimulatorScenario {
    private static final String LIST = "/api/open/v3/language/list";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void run(String... flags) throws Exception {
        akool.close();
        akool = SimulatedAkoolMain.start(List.of(flags), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Duration duration() throws Exception {
        create("ja");
        JsonNode job = get("/_simulator/jobs").get(0);
        return Duration.between(
                Instant.parse(job.path("created").asText()),
                Instant.parse(job.path("ends").asText()));
    }

    @Test
    void withoutFlagsItIsStrictAndSaysHowItIsReached() throws Exception {
        run();
        assertEquals(
                List.of(
                        "Simulated AKOOL listens at " + akool.endpoint(),
                        "Its API key is " + SimulatedAkool.API_KEY + ", its client id " + SimulatedAkool.CLIENT_ID),
                said().lines().toList());
        assertEquals(Duration.ofSeconds(15), duration());
        assertEquals(1003, createFrom("http://nobody.invalid/x.mp4"));
        assertEquals(1000, create("af-ZA").path("code").asInt());
        assertEquals(
                200,
                send(HttpRequest.newBuilder(akool.endpoint().resolve(LIST))).statusCode());
    }

    private int createFrom(String url) throws Exception {
        return post(CREATE, order("ja").put("url", url).toString()).path("code").asInt();
    }

    @Test
    void thePortIsTheOneThatIsAsked() throws Exception {
        int port = freePort();
        run("--port", String.valueOf(port));
        assertEquals(port, akool.endpoint().getPort());
    }

    @Test
    void translationsTakeTheSecondsThatAreAsked() throws Exception {
        run("--seconds", "7");
        assertEquals(Duration.ofSeconds(7), duration());
    }

    @Test
    void theLoginIsTheOneThatIsAsked() throws Exception {
        run("--client-id", "studio", "--client-secret", "secret-of-16-byt");
        assertTrue(said().contains("Its API key is secret-of-16-byt, its client id studio\n"), said());
        assertEquals(1000, bought("studio", "secret-of-16-byt"));
        assertEquals(1101, bought("studio", SimulatedAkool.API_KEY));
        assertEquals(1101, bought(SimulatedAkool.CLIENT_ID, "secret-of-16-byt"));
        assertEquals(1000, get(LIST).path("code").asInt());
        run("--client-secret", "secret-of-16-byt", "--client-id", "studio");
        assertEquals(1000, bought("studio", "secret-of-16-byt"));
    }

    private int bought(String id, String secret) throws Exception {
        String login =
                Json.object().put("clientId", id).put("clientSecret", secret).toString();
        return post("/api/open/v3/getToken", login).path("code").asInt();
    }

    @Test
    void lenientItTakesADeadSource() throws Exception {
        run("--lenient");
        assertEquals(1000, createFrom("http://nobody.invalid/x.mp4"));
    }

    @Test
    void voicesCanBeRequired() throws Exception {
        run("--voices-required");
        assertEquals(1003, create("af-ZA").path("code").asInt());
    }

    @Test
    void loginsCanBeRefusedWithHttp401() throws Exception {
        run("--http-401");
        assertEquals(
                401,
                send(HttpRequest.newBuilder(akool.endpoint().resolve(LIST))).statusCode());
    }

    @Test
    void webhooksAreSentUnlessTheyAreNotWanted() throws Exception {
        run("--no-webhooks");
        assertFalse(sendsWebhooks());
        try (MockWebServer receiver = new MockWebServer()) {
            receiver.start();
            receiver.enqueue(new MockResponse.Builder().build());
            run("--seconds", "0");
            assertTrue(sendsWebhooks());
            String hook = receiver.url("/x").toString();
            post(CREATE, order("ja").put("webhookUrl", hook).toString());
            RecordedRequest sent = receiver.takeRequest(15, TimeUnit.SECONDS);
            assertNotNull(sent);
            assertEquals("/x", sent.getTarget());
        }
    }

    /** Without a thread for it none will ever be sent. */
    private boolean sendsWebhooks() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("webhooks of " + akool.endpoint()));
    }

    @Test
    void aSecretThatCannotSealIsSaid() throws Exception {
        String none = "It sends no webhooks: AES needs a client secret of 16, 24 or 32 bytes\n";
        run("--client-secret", "short");
        assertTrue(said().endsWith(none), said());
        out.reset();
        run("--client-secret", "short", "--no-webhooks");
        assertFalse(said().contains(none), said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--prot 8080           | There is no flag '--prot'.",
                "8080                  | There is no flag '8080'.",
                "--lenient yes         | There is no flag 'yes'.",
                "--port                | --port needs a value.",
                "--port x              | --port needs a number from 0 to 65535, not 'x'.",
                "--port 65536          | --port needs a number from 0 to 65535, not '65536'.",
                "--seconds -1          | --seconds needs a number from 0 to 2147483647, not '-1'.",
                "--client-id ~         | --client-id needs a text that is not empty.",
                "--client-secret ~     | --client-secret needs a text that is not empty.",
            })
    void aWrongFlagIsNamed(String flags, String sentence) {
        List<String> args =
                Arrays.stream(flags.split(" ")).map(arg -> arg.replace("~", "")).toList();
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> SimulatedAkoolMain.start(args, System.out))
                        .getMessage());
    }

    @Test
    void theProcessSaysWhatIsWrongAndListsItsFlags() throws Exception {
        assertEquals("2\nThere is no flag '--prot'.\n" + SimulatedAkoolMain.help(), process("--prot", "8080"));
        assertEquals("0\n" + SimulatedAkoolMain.help(), process("--lenient", "--help"));
        String busy = process("--port", String.valueOf(akool.endpoint().getPort()));
        assertTrue(busy.startsWith("1\nThe simulated AKOOL cannot listen: "), busy);
        assertEquals(2, busy.lines().count(), busy);
    }

    /** Exit code and all output of a run that ends by itself. */
    private static String process(String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SimulatedAkoolMain.class.getName()));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + output;
    }

    @Test
    void theDocumentsListTheFlagsThatThereAre() throws Exception {
        Set<String> flags = Arrays.stream(Flag.values())
                .map(flag -> (flag.name + " " + flag.value).strip())
                .collect(Collectors.toCollection(TreeSet::new));
        flags.add("--help");
        assertEquals(
                flags,
                Pattern.compile("^\\| `(--[^`]*)`", Pattern.MULTILINE)
                        .matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
