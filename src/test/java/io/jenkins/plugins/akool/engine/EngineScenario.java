package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.TranslationSettings;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.client.Endpoint;
import io.jenkins.plugins.akool.client.Tokens;
import io.jenkins.plugins.akool.client.Transport;
import io.jenkins.plugins.akool.forecast.PrecedentFile;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.Login;
import io.jenkins.plugins.akool.schedule.VirtualTimeline;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import io.jenkins.plugins.akool.translation.JournalFolder;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An engine over a simulated AKOOL, with virtual time, a real journal and real downloads. */
public abstract class EngineScenario {

    protected static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    protected static final Duration FIRST_LOOK = Duration.ofSeconds(4);
    protected static final Duration TIME_LIMIT = Duration.ofHours(1);

    /**
     * Shared by all, since reading the system's certificates takes long. Each request has a connection of its own: on
     * one that is used again, delayed acknowledgements cost 40 ms a request.
     */
    public static final OkHttpClient PLAIN = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .build();

    @TempDir
    protected Path folder;

    protected final Logs logs = new Logs();

    /** All that the listener was told since the last start of an engine. */
    protected final List<Translation> told = new ArrayList<>();

    /** The sentences with which the engine said since its last start what it waits for. */
    protected final List<String> pauses = new ArrayList<>();

    protected SimulatedAkool akool;
    protected ResultFolder results;
    protected Engine engine;
    protected Accounts accounts;
    protected Budgets budgets = Budgets.NONE;
    protected Spending spending;
    protected String webhookAddress;

    /** Where requests to AKOOL can be stopped between AKOOL's answer and its arrival. */
    protected VirtualTimeline.Gate answers;

    /** Where transfers can be stopped while they are broken off. */
    protected VirtualTimeline.Gate transfers;

    /** Another one for each life of the engine; read by the simulator's threads. */
    protected volatile VirtualTimeline timeline;

    private final Tokens tokens = new Tokens();
    private ExecutorService workers;
    private OkHttpClient http;
    private int orders;

    @BeforeEach
    protected void open() throws IOException {
        timeline = new VirtualTimeline(START);
        akool = SimulatedAkool.builder()
                .clock(() -> timeline.now())
                .duration(Duration.ofMinutes(2))
                .webhooks(false)
                .start();
        accounts = translation -> CompletableFuture.completedFuture(client(akool.apiKey()));
        results = new ResultFolder(folder.resolve("results"));
        startEngine();
    }

    /** Whatever happened in a scenario, nothing of it may have shown a secret. */
    @AfterEach
    protected void close() throws IOException {
        timeline.close();
        workers.shutdownNow();
        awaitWorkers();
        akool.close();
        logs.close();
        StringBuilder shown = new StringBuilder(logs.everything());
        told.forEach(t -> shown.append('\n').append(t.reason()));
        assertFalse(shown.indexOf(SimulatedAkool.SIGNATURE_MARK) >= 0, shown::toString);
        assertFalse(shown.indexOf(SimulatedAkool.API_KEY) >= 0, shown::toString);
        assertFalse(shown.indexOf(folder.toString()) >= 0, shown::toString);
        for (Path file : journalFiles()) {
            assertFalse(Files.readString(file).contains(SimulatedAkool.API_KEY));
        }
    }

    private void startEngine() {
        workers = timeline.workers();
        answers = timeline.new Gate();
        transfers = timeline.new Gate();
        Dispatcher dispatcher = new Dispatcher(workers);
        dispatcher.setMaxRequestsPerHost(64);
        http = PLAIN.newBuilder().dispatcher(dispatcher).build();
        results.use(PLAIN, endpoint(), workers, transfers);
        told.clear();
        pauses.clear();
        spending = new Spending(timeline, budgets);
        engine = new Engine(
                timeline,
                new Random(20260105),
                FIRST_LOOK,
                new JournalFolder(journal()),
                new PrecedentFile(folder.resolve("precedents.json")),
                new CurrentAccounts(() -> accounts),
                spending,
                () -> webhookAddress,
                results,
                new Hearer(told, pauses));
    }

    /** Returns when no transfer is left that could still write; interrupts none. */
    protected void awaitWorkers() {
        workers.shutdown();
        try {
            assertTrue(workers.awaitTermination(10, TimeUnit.SECONDS), "A request or transfer does not end");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    protected AkoolClient client(String key) {
        return client(new ApiKey(key), endpoint());
    }

    protected AkoolClient client(Login login, Endpoint endpoint) {
        OkHttpClient gated = http.newBuilder()
                .addInterceptor(chain -> {
                    Response answer = chain.proceed(chain.request());
                    try {
                        answers.pass();
                    } catch (InterruptedException e) {
                        throw new InterruptedIOException("test is over");
                    }
                    return answer;
                })
                .build();
        return new AkoolClient(new Transport(gated), endpoint, login, tokens);
    }

    protected Endpoint endpoint() {
        return Endpoint.of(akool.endpoint().toString());
    }

    /** Kills the engine where it stands, and starts another on the same journal after a while; all steps come back. */
    protected void restartAfter(Duration down) {
        restartWithoutStepsAfter(down);
        engine.translations().forEach(t -> engine.release(t.id()));
        timeline.settle();
    }

    /** The same, and nobody comes back. */
    protected void restartWithoutStepsAfter(Duration down) {
        answers.open();
        transfers.open();
        VirtualTimeline killed = timeline;
        killed.close();
        workers.shutdownNow();
        awaitWorkers();
        timeline = new VirtualTimeline(killed.now().plus(down));
        startEngine();
        engine.resume();
        timeline.settle();
    }

    protected Order order(Duration timeLimit, String... languages) {
        return order(new Terms(null, "", timeLimit, false, null, false, Set.of()), languages);
    }

    /** With a folder of its own, whatever the terms say. */
    protected Order order(Terms terms, String... languages) {
        String id = "order-" + ++orders;
        return new Order(
                id,
                "a build",
                akool.sourceUrl() + "?Signature=" + SimulatedAkool.SIGNATURE_MARK,
                List.of(languages),
                TranslationSettings.defaults(),
                new Terms(
                        terms.credentialsId(),
                        id + "/",
                        terms.timeLimit(),
                        terms.singleRequest(),
                        terms.maxCredits(),
                        terms.unattended(),
                        terms.extras(),
                        terms.batch()),
                timeline.now());
    }

    /** Only gives the order to the engine; nothing of it runs before time does. */
    protected Order place(Duration timeLimit, String... languages) {
        Order order = order(timeLimit, languages);
        engine.place(order);
        return order;
    }

    protected Order place(String... languages) {
        return place(TIME_LIMIT, languages);
    }

    private Optional<Translation> find(Order order, String language) {
        return engine.translations(order.id()).stream()
                .filter(t -> t.language().equals(language))
                .findFirst();
    }

    protected Translation translation(Order order, String language) {
        return find(order, language).orElseThrow(() -> new AssertionError("The engine knows nothing of " + language));
    }

    protected State state(Order order, String language) {
        return find(order, language).map(Translation::state).orElse(null);
    }

    protected void runUntil(State state, Order order, String language) {
        timeline.runUntil(() -> state(order, language) == state);
    }

    protected void runUntilSettled(Order order) {
        timeline.runUntil(() ->
                engine.translations(order.id()).size() == order.languages().size()
                        && engine.translations(order.id()).stream()
                                .allMatch(t -> t.state().settled()));
    }

    /** Collected, and to the byte what AKOOL made. */
    protected void assertCollected(Order order, String language) throws IOException {
        Translation t = translation(order, language);
        assertEquals(State.COLLECTED, t.state(), t.reason());
        assertArrayEquals(akool.resultBytes(t.akoolId()), results.bytes(t));
        assertEquals(akool.resultLength(t.akoolId()), t.bytes());
    }

    protected List<State> statesTold(String language) {
        return told.stream()
                .filter(t -> t.language().equals(language))
                .map(Translation::state)
                .toList();
    }

    protected int creates() {
        return akool.received(Call.CREATE).size();
    }

    protected Path journal() {
        return folder.resolve("journal");
    }

    protected List<Path> journalFiles() throws IOException {
        if (!Files.isDirectory(journal())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal())) {
            return files.sorted().toList();
        }
    }
}
