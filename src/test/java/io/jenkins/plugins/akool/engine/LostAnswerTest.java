package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A submission that may have been paid without anybody knowing its id must never be sent again by itself. */
class LostAnswerTest extends EngineScenario {

    @Test
    void isNeverSentAgainHoweverLongAndHoweverOftenJenkinsRestarts() throws Exception {
        akool.on(Call.CREATE).forLanguage("es").next(Fault.lostAnswer());
        Order order = place("ja", "es", "fr");
        runUntilSettled(order);

        assertEquals(State.UNKNOWN, state(order, "es"));
        assertCollected(order, "ja");
        assertCollected(order, "fr");
        for (int restart = 0; restart < 3; restart++) {
            timeline.advance(Duration.ofDays(1));
            restartAfter(Duration.ofDays(2));
            engine.place(order);
        }
        assertEquals(State.UNKNOWN, state(order, "es"));
        assertEquals(3, creates());
        assertEquals(3, akool.createCount());
    }

    @Test
    void anErrorThatNobodyForesawMayHavePaid() {
        Accounts good = accounts;
        accounts = t -> good.open(t).thenApply(LostAnswerTest::withoutThreads);
        Order order = place("ja", "es");
        runUntilSettled(order);
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(State.UNKNOWN, state(order, "es"));
    }

    /** A client that breaks as it creates something. */
    private static TranslationApi withoutThreads(TranslationApi client) {
        return (TranslationApi) Proxy.newProxyInstance(
                TranslationApi.class.getClassLoader(), new Class<?>[] {TranslationApi.class}, (proxy, method, args) -> {
                    if (method.getName().equals("create")) {
                        throw new IllegalStateException("no thread for it");
                    }
                    return method.invoke(client, args);
                });
    }

    static Stream<Arguments> unclear() {
        return Stream.of(
                Arguments.of("connection closed before the answer, paid", Fault.lostAnswer()),
                Arguments.of("connection closed before the answer, not paid", Fault.reset()),
                Arguments.of("gateway error, paid", Fault.processedThen(502)),
                Arguments.of("gateway timeout, paid", Fault.processedThen(504)),
                Arguments.of("server error, not paid", Fault.status(500)),
                Arguments.of("gateway error with a code of the gateway's", Fault.code(502, 502, "Bad Gateway")),
                Arguments.of("server error with a negative code", Fault.code(500, -1, "Internal error")),
                Arguments.of("request timeout", Fault.status(408)),
                Arguments.of("answer cut off in the middle, paid", Fault.truncate(40)),
                Arguments.of("a page of a captive portal", Fault.status(200)),
                Arguments.of("no JSON", Fault.json("{\"code\":1000,\"data\":{\"_id\":")),
                Arguments.of(
                        "bytes that no character set has", Fault.body("x/y", new byte[] {0, 0, 0, '{', 1, 1, 1, 1})),
                Arguments.of("success without an id", Fault.json("{\"code\":1000,\"data\":{}}")),
                Arguments.of("an empty object", Fault.json("{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unclear")
    void isUnknown(String what, Fault fault) throws Exception {
        akool.on(Call.CREATE).forLanguage("ja").next(fault);
        Order order = place("ja", "es");
        runUntilSettled(order);
        timeline.advance(Duration.ofDays(7));

        Translation lost = translation(order, "ja");
        assertEquals(State.UNKNOWN, lost.state(), lost.reason());
        assertTrue(lost.reason().contains("may have charged"), lost.reason());
        assertCollected(order, "es");
        assertEquals(2, creates());
    }

    @Test
    void unreadableJournalEntryIsNotSentAgainWhenTheOrderIsPlacedAgain() throws Exception {
        akool.neverEnds("ja");
        Order order = place("ja");
        runUntil(State.PROCESSING, order, "ja");
        Files.writeString(journalFiles().get(0), "{");
        restartAfter(Duration.ofMinutes(1));
        engine.place(order);
        timeline.advance(Duration.ofHours(1));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(1, creates());
    }

    @Test
    void redirectIsNotFollowedWithTheKeyAndCountsAsRefused() {
        akool.on(Call.CREATE).next(Fault.redirect(307, akool.endpoint() + "/elsewhere"));
        Order order = place("ja");
        runUntilSettled(order);
        assertEquals(State.FAILED, state(order, "ja"));
        assertTrue(translation(order, "ja").reason().contains("redirects"));
        assertEquals(1, akool.received().size());
    }
}
