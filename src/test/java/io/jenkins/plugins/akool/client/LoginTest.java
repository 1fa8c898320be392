package io.jenkins.plugins.akool.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.api.Language;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.api.Submission;
import io.jenkins.plugins.akool.login.ApiKey;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.simulator.ReceivedRequest;
import io.jenkins.plugins.akool.simulator.SimulatedAkool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key or token: what is sent, when a token is fetched, and that nothing is paid twice for it. */
class LoginTest extends AkoolScenario {

    private int asked(Call call) {
        return akool.received(call).size();
    }

    private List<CompletableFuture<List<Language>>> together(int many) {
        return IntStream.range(0, many).mapToObj(i -> withToken().languages()).toList();
    }

    /** Holds for all that any of these tests sends. */
    @AfterEach
    void eachRequestHasOneLoginAtMost() {
        for (ReceivedRequest request : akool.received()) {
            boolean key = request.header("x-api-key").isPresent();
            boolean token = request.header("Authorization").isPresent();
            boolean fetchesToken = request.call().equals(Optional.of(Call.TOKEN));
            assertEquals(fetchesToken ? 0 : 1, (key ? 1 : 0) + (token ? 1 : 0), request.path());
            assertTrue(fetchesToken || !request.toString().contains(SECRET), request.path());
        }
    }

    @Test
    void aKeyNeedsNoToken() throws Exception {
        get(withKey().languages());
        assertEquals(0, asked(Call.TOKEN));
        assertEquals(
                List.of(akool.apiKey()),
                akool.received(Call.LANGUAGES).get(0).headers().get("x-api-key"));
    }

    @Test
    void oneTokenServesManyClients() throws Exception {
        for (int i = 0; i < 3; i++) {
            get(withToken().languages());
        }
        get(withToken().create(request("ja")));
        assertEquals(1, asked(Call.TOKEN));
        ReceivedRequest fetched = akool.received(Call.TOKEN).get(0);
        assertEquals(
                "{\"clientId\":\"" + SimulatedAkool.CLIENT_ID + "\",\"clientSecret\":\"" + SECRET + "\"}",
                fetched.body());
        assertTrue(akool.received(Call.CREATE)
                .get(0)
                .header("Authorization")
                .orElseThrow()
                .matches("Bearer [^ ]+"));
    }

    @Test
    void thoseWhoComeTogetherShareOneTokenRequest() throws Exception {
        akool.on(Call.TOKEN).next(Fault.delay(Duration.ofMillis(300)));
        for (CompletableFuture<?> answer : together(12)) {
            get(answer);
        }
        assertEquals(1, asked(Call.TOKEN));
    }

    @Test
    void thoseWhoGiveUpDoNotTakeTheTokenFromTheOthers() throws Exception {
        akool.on(Call.TOKEN).next(Fault.delay(Duration.ofMillis(300)));
        Account account = withToken().account();
        List<CompletableFuture<List<Language>>> answers = together(3);
        tokens.get(account, () -> CompletableFuture.failedFuture(new AssertionError("a second request")))
                .cancel(true);
        answers.get(0).cancel(true);
        get(answers.get(1));
        get(answers.get(2));
        assertEquals(1, asked(Call.TOKEN));
    }

    @Test
    void anExpiredTokenIsRenewedAndNobodyNotices() throws Exception {
        restart(SimulatedAkool.builder().tokenLife(Duration.ofHours(1)));
        get(withToken().create(request("ja")));
        now = now.plus(Duration.ofHours(2));
        Submission second = get(withToken().create(request("ja")));
        assertTrue(second.outcomes().get("ja") instanceof Submission.Accepted, second.toString());
        assertEquals(2, asked(Call.TOKEN));
        assertEquals(3, asked(Call.CREATE));
        assertEquals(2, akool.createCount());
        assertEquals(992, akool.credit());
        get(withToken().languages());
        assertEquals(2, asked(Call.TOKEN));
    }

    @Test
    void manyWhoseTokenWasRevokedShareOneRenewal() throws Exception {
        get(withToken().languages());
        akool.revokeTokens();
        for (CompletableFuture<?> answer : together(12)) {
            get(answer);
        }
        assertEquals(2, asked(Call.TOKEN));
    }

    /** Answers to a token's last requests arrive one by one, long after the first of them led to its renewal. */
    @Test
    void aTokenThatAnotherHasRenewedIsNotRenewedAgain() throws Exception {
        Account account = withToken().account();
        assertEquals("old", get(tokens.get(account, () -> CompletableFuture.completedFuture("old"))));
        tokens.refused(account, "old");
        CompletableFuture<String> renewal = new CompletableFuture<>();
        CompletableFuture<String> first = tokens.get(account, () -> renewal);
        tokens.refused(account, "old");
        CompletableFuture<String> second = tokens.get(account, () -> CompletableFuture.completedFuture("wasted"));
        renewal.complete("new");
        tokens.refused(account, "old");
        assertEquals("new", get(tokens.get(account, () -> CompletableFuture.completedFuture("wasted"))));
        assertEquals("new", get(first));
        assertEquals("new", get(second));
    }

    @Test
    void aBare401IsRenewedToo() throws Exception {
        akool.on(Call.LANGUAGES).next(Fault.status(401));
        akool.on(Call.CREATE).next(Fault.status(401));
        get(withToken().languages());
        get(withToken().create(request("ja")));
        assertEquals(3, asked(Call.TOKEN));
        assertEquals(1, akool.createCount());
    }

    @Test
    void aTokenIsRenewedOnceAndNotTwice() {
        akool.on(Call.STATUS).always(Fault.code(1101, "no"));
        akool.on(Call.CREATE).always(Fault.code(1101, "no"));
        assertEquals(Remedy.CREDENTIALS, failure(withToken().status("i")).remedy());
        assertEquals(2, asked(Call.STATUS));
        assertEquals(2, asked(Call.TOKEN));
        assertEquals(
                Remedy.CREDENTIALS, failure(withToken().create(request("ja"))).remedy());
        assertEquals(2, asked(Call.CREATE));
        assertEquals(3, asked(Call.TOKEN));
        assertEquals(0, akool.createCount());
    }

    @Test
    void aKeyThatIsRefusedIsNotSentAgain() {
        akool.on(Call.CREATE).next(Fault.code(401, 1101, "no"));
        assertEquals(
                Remedy.CREDENTIALS, failure(withKey().create(request("ja"))).remedy());
        assertEquals(1, asked(Call.CREATE));
    }

    static Stream<Arguments> notRefused() {
        return Stream.of(
                Arguments.of("processed, answer lost", Fault.lostAnswer(), 1),
                Arguments.of("processed, then 502", Fault.processedThen(502), 1),
                Arguments.of("1101 with an id", Fault.json("{\"code\":1101,\"data\":{\"_id\":\"x\"}}"), 0),
                Arguments.of("1101 with results", Fault.json("{\"code\":1101,\"all_results\":[]}"), 0),
                Arguments.of("1101 of a broken server", Fault.code(500, 1101, "?"), 0),
                Arguments.of("1102", Fault.code(1102, "?"), 0),
                Arguments.of("1009 in 401", Fault.code(401, 1009, "?"), 0),
                Arguments.of("403", Fault.status(403), 0));
    }

    /** What is not plainly "your token is not accepted, nothing was done" is never sent a second time. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("notRefused")
    void nothingElseMakesABillingRequestGoOutAgain(String what, Fault fault, int billed) {
        akool.on(Call.CREATE).next(fault);
        failure(withToken().create(request("ja")));
        assertEquals(1, asked(Call.CREATE));
        assertEquals(billed, akool.createCount());
    }

    @Test
    void aWrongSecretIsAWrongCredentialAndIsAskedAgainNextTime() throws Exception {
        AkoolClient wrong = client(new ClientLogin(akool.clientId(), "wrong"));
        assertEquals(Remedy.CREDENTIALS, failure(wrong.create(request("ja"))).remedy());
        assertEquals(0, asked(Call.CREATE));
        akool.on(Call.TOKEN).next(Fault.status(503));
        assertEquals(Remedy.RETRY_LATER, failure(withToken().languages()).remedy());
        get(withToken().languages());
        assertEquals(3, asked(Call.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":1000}",
                "{\"code\":1000,\"token\":null}",
                "{\"code\":1000,\"token\":\" \"}",
                "{\"code\":1000,\"token\":\"a\\r\\nX-Other: b\"}",
                "{\"code\":1000,\"token\":\"schlüssel\"}",
                "{\"code\":1000,\"token\":[\"a\"]}",
                "<html>"
            })
    void anAnswerWithoutATokenIsNotUsed(String body) {
        akool.on(Call.TOKEN).next(Fault.json(body));
        assertEquals(
                Remedy.RETRY_LATER, failure(withToken().create(request("ja"))).remedy());
        assertEquals(0, asked(Call.CREATE));
    }

    @Test
    void eachLoginAndEndpointHasItsOwnToken() throws Exception {
        get(withToken().languages());
        failure(client(new ClientLogin(akool.clientId(), "another-secret")).languages());
        failure(client(new ClientLogin("another-client", SECRET)).languages());
        assertEquals(3, asked(Call.TOKEN));
        SimulatedAkool first = akool;
        akool = null;
        restart(SimulatedAkool.builder());
        try {
            get(withToken().languages());
            assertEquals(1, asked(Call.TOKEN));
        } finally {
            first.close();
        }
    }

    @Test
    void noMoreThanAHundredTokensAreKept() throws Exception {
        Endpoint endpoint = Endpoint.of("https://x");
        for (int i = 0; i <= 100; i++) {
            String token = "t" + i;
            Account account = Account.of(endpoint, new ClientLogin("c" + i, "s"));
            get(tokens.get(account, () -> CompletableFuture.completedFuture(token)));
        }
        for (int i : new int[] {100, 1, 0}) {
            Account account = Account.of(endpoint, new ClientLogin("c" + i, "s"));
            String kept = get(tokens.get(account, () -> CompletableFuture.completedFuture("new")));
            assertEquals(i == 0 ? "new" : "t" + i, kept);
        }
    }

    @Test
    void loginsDoNotPrintThemselvesAndAreNotMixedUp() {
        ClientLogin login = new ClientLogin("the-id", "the-secret");
        Endpoint endpoint = Endpoint.of("https://x");
        assertEquals("ClientLogin[****]", login.toString());
        assertFalse(Account.of(endpoint, login).toString().contains("the-"));
        assertEquals(Account.of(endpoint, login), Account.of(endpoint, new ClientLogin("the-id", "the-secret")));
        assertNotEquals(
                Account.of(endpoint, new ClientLogin("ab", "c")), Account.of(endpoint, new ClientLogin("a", "bc")));
        assertNotEquals(Account.of(endpoint, new ApiKey("k")), Account.of(Endpoint.of("https://y"), new ApiKey("k")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "ä"})
    void whatAkoolCannotHaveGivenOutIsNoLogin(String value) {
        assertThrows(IllegalArgumentException.class, () -> new ClientLogin(value, "secret"));
        assertThrows(IllegalArgumentException.class, () -> new ClientLogin("id", value));
    }
}
