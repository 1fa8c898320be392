package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is paid is ended by AKOOL's own word on it, or by its time, and by nothing else. */
class PatienceTest extends EngineScenario {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final Duration LONG = Duration.ofHours(12);

    static Stream<Arguments> whatIsNotAkool() {
        return Stream.of(
                Arguments.of("a gateway that knows no such path", Fault.status(404)),
                Arguments.of("a gateway that is gone", Fault.status(410)),
                Arguments.of("a gateway's own envelope", Fault.code(404, 404, "no route")),
                Arguments.of("a redirect to a login page", Fault.status(302, Map.of("Location", "https://sso/"))),
                Arguments.of("a page with a reason", Fault.status(418)),
                Arguments.of("a parameter that AKOOL refuses", Fault.code(1003, "Parameter error")),
                Arguments.of("a proxy that asks for a login", Fault.status(407)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNotAkool")
    void whatStandsBetweenForHoursEndsNothing(String what, Fault fault) throws Exception {
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).always(fault);
        timeline.advance(Duration.ofHours(8));
        assertEquals(State.QUEUED, state(order, "ja"), what);
        akool.clearFaults();
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertEquals(1, creates());
    }

    static Stream<Arguments> whatJenkinsDoes() {
        return Stream.of(
                Arguments.of("a store that throws", (Accounts) t -> {
                    throw new IllegalStateException("the vault is sealed");
                }),
                Arguments.of("a store that fails", failing(new IllegalStateException("the vault is sealed"))),
                Arguments.of("a store whose plugin misses a class", (Accounts) t -> {
                    throw new NoClassDefFoundError("com/example/Vault");
                }),
                Arguments.of(
                        "an endpoint that is none",
                        failing(new AkoolException(Remedy.STOP, "The endpoint must be an http or https address."))),
                Arguments.of("a store that never answers", (Accounts) t -> new CompletableFuture<>()));
    }

    private static Accounts failing(Exception error) {
        return t -> CompletableFuture.failedFuture(error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatJenkinsDoes")
    void whatJenkinsDoesWrongForHoursEndsNothing(String what, Accounts broken) throws Exception {
        Accounts good = accounts;
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        accounts = broken;
        timeline.advance(Duration.ofHours(8));
        assertEquals(State.QUEUED, state(order, "ja"), what);
        accounts = good;
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void akoolsOwnWordThatItKnowsNoSuchIdEndsIt() {
        akool.neverEnds("ja");
        Order order = place(LONG, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).always(Fault.code(1008, "not existing"));
        timeline.advance(Duration.ofMinutes(20));
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("1008"));
    }

    @Test
    void aFirstLookThatFailsAfterADowntimeLongerThanTheLimitIsMadeAgain() throws Exception {
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        akool.on(Call.STATUS).next(Fault.status(503), Fault.reset(), Fault.status(404));
        restartAfter(Duration.ofDays(2));
        runUntilSettled(order);
        assertCollected(order, "ja");
    }

    @Test
    void whatWasDoneInTimeIsCollectedWhateverElseFails() throws Exception {
        akool.takes("ja", LIMIT.minusSeconds(30));
        akool.on(Call.RESULT_VIDEO).next(Fault.status(403), Fault.status(403), Fault.status(403));
        Order order = place(LIMIT, "ja");
        runUntil(State.COLLECTING, order, "ja");
        akool.on(Call.STATUS).next(Fault.status(503), Fault.status(502), Fault.status(404));
        runUntilSettled(order);
        assertTrue(timeline.now().isAfter(order.deadline()));
        assertCollected(order, "ja");
    }

    @Test
    void whatCannotBeReadEndsWithASentenceAllTheSame() {
        Order order = place(LIMIT, "ja");
        runUntil(State.QUEUED, order, "ja");
        accounts = t -> new CompletableFuture<TranslationApi>();
        runUntilSettled(order);
        Translation ended = translation(order, "ja");
        assertEquals(State.UNCOLLECTED, ended.state());
        assertEquals(
                "Its state could not be read within the time limit: Jenkins did not find the login within 30 seconds.",
                ended.reason());
        assertTrue(timeline.now().isBefore(order.deadline().plus(Watcher.LATE).plus(Duration.ofMinutes(10))));
    }

    @Test
    void aStoreThatIsSilentAboutSomeKeepsNobodyElseWaiting() throws Exception {
        Accounts good = accounts;
        List<CompletableFuture<TranslationApi>> hanging = new ArrayList<>();
        accounts = t -> {
            if (t.order().owner().startsWith("silent")) {
                CompletableFuture<TranslationApi> never = new CompletableFuture<>();
                hanging.add(never);
                return never;
            }
            return good.open(t);
        };
        for (int n = 0; n < 20; n++) {
            engine.place(ofOwner("silent #" + n % 4));
        }
        timeline.advance(Duration.ofMinutes(1));
        Order other = place("ja", "es");
        timeline.advance(Duration.ofMinutes(4));
        assertCollected(other, "ja");
        assertCollected(other, "es");
        assertTrue(hanging.size() <= 4 * 4, hanging.size() + " look-ups hang at the same time");
    }

    @Test
    void aSilentStoreCostsNothingForWhatIsNotSubmitted() {
        accounts = t -> new CompletableFuture<>();
        Order order = place(LIMIT, "ja");
        runUntilSettled(order);
        assertEquals(State.FAILED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("within 30 seconds"));
        assertEquals(0, creates());
        assertFalse(timeline.now().isAfter(order.deadline().plusSeconds(60)));
    }

    @Test
    void aStoreThatIsWellAgainIsAskedAsOftenAsEver() throws Exception {
        Order order = place(LONG, "ja", "es", "fr", "de", "it");
        runUntil(State.QUEUED, order, "it");
        Accounts good = accounts;
        accounts = t -> new CompletableFuture<>();
        timeline.advance(Duration.ofHours(2));
        accounts = good;
        timeline.advance(Duration.ofMinutes(25));
        for (String language : order.languages()) {
            assertCollected(order, language);
        }
    }

    private Order ofOwner(String owner) {
        Order o = order(LIMIT, "ja");
        return new Order(o.id(), owner, o.source(), o.languages(), o.settings(), o.terms(), o.placedAt());
    }
}
