package io.jenkins.plugins.akool.engine;

import static io.jenkins.plugins.akool.simulator.ReceivedRequest.gaps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Watching what AKOOL does with a paid translation: patient, quiet, and hard to discourage. */
class PollingTest extends EngineScenario {

    private static final Duration LONG = Duration.ofDays(6);

    @Test
    void looksBecomeRarerAndNeverRegular() {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        timeline.advance(Duration.ofMinutes(30));

        List<Duration> gaps =
                gaps(Stream.concat(akool.received(Call.CREATE).stream(), akool.received(Call.STATUS).stream())
                        .toList());
        assertBetween(3200, 4902, gaps.get(0));
        gaps.forEach(gap -> assertBetween(900, 3 * 60_000, gap));
        int half = gaps.size() / 2;
        assertTrue(
                sum(gaps.subList(half, 2 * half))
                                .compareTo(sum(gaps.subList(0, half))
                                        .multipliedBy(3)
                                        .dividedBy(2))
                        > 0,
                gaps::toString);
        assertTrue(gaps.size() > 20 && gaps.size() < 60, gaps.size() + " looks in half an hour");
        assertEquals(gaps.size(), gaps.stream().distinct().count());
    }

    private static void assertBetween(long least, long most, Duration gap) {
        assertTrue(gap.toMillis() >= least && gap.toMillis() <= most, gap::toString);
    }

    private static Duration sum(List<Duration> gaps) {
        return gaps.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void nothingIsWrittenWhileNothingChangesButProgress() throws Exception {
        akool.takes("ja", Duration.ofHours(10));
        Order order = place(LONG, "ja");
        timeline.advance(Duration.ofMinutes(150));
        assertEquals(State.PROCESSING, state(order, "ja"));
        int progress = engine.progress(translation(order, "ja").id()).orElseThrow();
        int changes = told.size();
        Map<Path, List<Object>> before = snapshot();

        timeline.advance(Duration.ofHours(1));

        assertEquals(before, snapshot());
        assertEquals(changes, told.size());
        assertTrue(engine.progress(translation(order, "ja").id()).orElseThrow() > progress);
    }

    @Test
    void whatAkoolTellsAgainIsNotWrittenDown() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        Map<Path, List<Object>> before = snapshot();
        runUntil(State.PROCESSING, order, "ja");
        assertEquals(before, snapshot());
        restartAfter(Duration.ofSeconds(1));
        assertEquals(List.of(State.QUEUED), statesTold("ja"));
        runUntil(State.PROCESSING, order, "ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    /** Each write makes a new file, so its key tells what a coarse modification time does not. */
    private Map<Path, List<Object>> snapshot() throws IOException {
        Map<Path, List<Object>> files = new TreeMap<>();
        for (Path file : journalFiles()) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            files.put(
                    file,
                    List.of(
                            attributes.lastModifiedTime(),
                            String.valueOf(attributes.fileKey()),
                            Files.readString(file)));
        }
        return files;
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("server error", Fault.status(500)),
                Arguments.of("gateway error", Fault.status(502)),
                Arguments.of("gateway error with a code", Fault.code(502, 502, "Bad Gateway")),
                Arguments.of("too many requests", Fault.status(429)),
                Arguments.of("too many requests, with a pause", Fault.status(429, Map.of("Retry-After", "20"))),
                Arguments.of("too often", Fault.code(1005, "Frequent operation")),
                Arguments.of("connection closed", Fault.reset()),
                Arguments.of("answer cut off", Fault.truncate(30)),
                Arguments.of("no JSON", Fault.json("<html>")),
                Arguments.of("nothing", Fault.json("")),
                Arguments.of("a page of a captive portal", Fault.status(200)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatMayPassEndsNothing(String what, Fault fault) throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).always(fault);
        timeline.advance(Duration.ofMinutes(20));
        assertEquals(State.QUEUED, state(order, "ja"));
        akool.clearFaults();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void almostAWeekWithoutAkoolIsWaitedOut() throws Exception {
        Order order = place(Duration.ofDays(8), "ja");
        runUntil(State.QUEUED, order, "ja");
        int before = akool.received().size();
        akool.on(Call.STATUS).always(Fault.status(503));
        timeline.advance(Duration.ofHours(160));
        int asked = akool.received().size() - before;
        assertTrue(asked < 160 * 60 / 3, asked + " requests");
        assertEquals(2, statesTold("ja").size() - 1, statesTold("ja")::toString);
        akool.clearFaults();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    @Test
    void aCredentialThatIsMissingForAWhileEndsNothing() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        Accounts usual = accounts;
        accounts = translation ->
                CompletableFuture.failedFuture(new AkoolException(Remedy.CREDENTIALS, "There is no such credential."));
        timeline.advance(Duration.ofMinutes(20));
        accounts = translation -> {
            throw new IllegalStateException("the store is closed");
        };
        timeline.advance(Duration.ofMinutes(2));
        assertEquals(State.QUEUED, state(order, "ja"));
        accounts = usual;
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void anIdThatAkoolDoesNotKnowYetIsGivenTime() throws Exception {
        akool.on(Call.STATUS).next(Fault.code(1008, "not existing"), Fault.json("{\"code\":1000,\"data\":{}}"));
        Order order = place("ja");
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void anIdThatAkoolNoLongerKnowsIsKeptForAPerson() {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        runUntil(State.PROCESSING, order, "ja");
        String id = translation(order, "ja").akoolId();
        akool.forget(id);
        timeline.advance(Watcher.GRACE);
        assertEquals(State.PROCESSING, state(order, "ja"));
        runUntilSettled(order);

        Translation left = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, left.state());
        assertEquals(id, left.akoolId());
        assertTrue(left.reason().contains("1008"), left.reason());
        assertTrue(Duration.between(START, timeline.now()).compareTo(Duration.ofMinutes(20)) < 0);
    }

    @Test
    void notKnowingAnIdCountsOnlyInARow() {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        runUntil(State.PROCESSING, order, "ja");
        for (int minute = 0; minute < 30; minute += 3) {
            akool.on(Call.STATUS).next(Fault.code(1008, "not existing"));
            timeline.advance(Duration.ofMinutes(3));
        }
        assertEquals(State.PROCESSING, state(order, "ja"));
    }

    @Test
    void anUnknownStatusMeansStillRunning() throws Exception {
        Order order = place("ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS)
                .next(
                        Fault.json("{\"code\":1000,\"data\":{\"video_status\":9}}"),
                        Fault.json("{\"code\":1000,\"data\":{\"_id\":\"x\"}}"),
                        Fault.json("{\"code\":1000,\"data\":{\"video_status\":\"2\",\"progress\":\"50\"}}"));
        String id = translation(order, "ja").id();
        timeline.runUntil(() -> engine.progress(id).orElse(0) == 50);
        assertEquals(State.PROCESSING, state(order, "ja"));
        runUntilSettled(order);
        assertCollected(order, "ja");
    }
}
