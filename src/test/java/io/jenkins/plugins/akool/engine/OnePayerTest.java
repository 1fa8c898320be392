package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.akool.api.AkoolException;
import io.jenkins.plugins.akool.api.Remedy;
import io.jenkins.plugins.akool.client.AkoolClient;
import io.jenkins.plugins.akool.login.ClientLogin;
import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What two orders have in common is paid by one of them. */
class OnePayerTest extends EngineScenario {

    private Order same(String owner, String... languages) {
        return same(owner, new Terms(null, "", TIME_LIMIT, false, null, false, Set.of()), languages);
    }

    private Order same(String owner, Terms terms, String... languages) {
        Order o = order(terms, languages);
        Order named = new Order(o.id(), owner, o.source(), o.languages(), o.settings(), o.terms(), o.placedAt())
                .shared(Map.of("ja", "one video"));
        engine.place(named);
        return named;
    }

    @Test
    void whoComesWhileAnotherIsAtAkoolTakesItsId() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");

        Order second = same("films#2", "ja");
        runUntilSettled(second);
        runUntilSettled(first);

        assertCollected(first, "ja");
        assertCollected(second, "ja");
        assertEquals(1, creates());
        Translation taken = translation(second, "ja");
        assertEquals(translation(first, "ja").akoolId(), taken.akoolId());
        assertEquals("films#1", taken.paidBy());
        assertEquals(0.0, taken.credits());
        assertNull(translation(first, "ja").paidBy());
    }

    @Test
    void whoComesInTheSameMomentWaitsForTheAnswerOfTheOther() throws IOException {
        Order first = same("films#1", "ja");
        Order second = same("films#2", "ja");
        Order third = same("films#3", "ja");
        runUntilSettled(first);
        runUntilSettled(second);
        runUntilSettled(third);

        assertCollected(first, "ja");
        assertCollected(second, "ja");
        assertCollected(third, "ja");
        assertEquals(1, creates());
    }

    @Test
    void languagesThatNobodySharesArePaidAsEver() throws IOException {
        Order first = same("films#1", "ja", "es");
        runUntil(State.PROCESSING, first, "es");
        Order second = same("films#2", "es", "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertCollected(second, "es");
        assertEquals(3, creates());
    }

    @Test
    void whatAnAbortedOrderLeftBehindIsTakenByTheNext() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");
        engine.abort(first.id(), "The build was aborted.");
        runUntil(State.UNCOLLECTED, first, "ja");

        Order second = same("films#2", "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals(1, creates());
        assertEquals(State.UNCOLLECTED, state(first, "ja"));
    }

    @Test
    void whatWasCollectedAMomentAgoIsTakenThoughItIsInTheJournalNoMore() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.COLLECTED, first, "ja");
        engine.acknowledge(translation(first, "ja"));
        timeline.settle();
        assertNull(engine.translation(first.translationId("ja")));

        Order second = same("films#2", "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals(1, creates());
    }

    /** Its video took so long to copy. */
    @Test
    void whatWasCollectedHoursAgoIsTakenThoughItsBuildHasAnotherNameNow() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.COLLECTED, first, "ja");
        engine.acknowledge(translation(first, "ja"));
        timeline.advance(Duration.ofHours(20));
        engine.rename(owner -> owner.equals("films#1") ? "movies#1" : owner);
        loginsOfBuildsThatAreThere("movies#1");

        Order second = same("films#2", "ja");
        runUntil(State.QUEUED, second, "ja");
        assertEquals(1, creates());
        assertEquals("movies#1", translation(second, "ja").paidBy());
    }

    @Test
    void whatADeletedBuildCollectedKeepsNobodyWaiting() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.COLLECTED, first, "ja");
        engine.acknowledge(translation(first, "ja"));
        engine.forgetOwners("films#1"::equals);
        loginsOfBuildsThatAreThere("films#2");

        Order second = same("films#2", "ja");
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(2, creates());
        runUntilSettled(second);
        assertCollected(second, "ja");
    }

    @Test
    void whereAkoolFailedTheFirstTheSecondPaysItself() throws IOException {
        akool.fails("ja", 501312, "Oops");
        Order first = same("films#1", "ja");
        runUntil(State.FAILED, first, "ja");
        akool.succeeds("ja");

        Order second = same("films#2", "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals(2, creates());
        assertNull(translation(second, "ja").paidBy());
    }

    @Test
    void whereItIsUnknownWhetherTheFirstIsPaidTheSecondPaysNothingBeforeAPersonDecides() throws IOException {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        Order first = same("films#1", "ja");
        runUntil(State.UNKNOWN, first, "ja");

        Order second = same("films#2", "ja");
        runUntilSettled(second);

        assertEquals(State.FAILED, state(second, "ja"));
        assertEquals(
                "Not submitted: films#1 asked AKOOL for the same, and the answer was lost, so it may be paid. Its page lets"
                        + " somebody say what became of it; without reuse it is paid in any case.",
                translation(second, "ja").reason());
        assertEquals(1, creates());

        engine.openCases().submitAgain(first.translationId("ja"));
        timeline.settle();
        Order third = same("films#3", "ja");
        runUntilSettled(first);
        runUntilSettled(third);
        assertCollected(first, "ja");
        assertCollected(third, "ja");
        assertEquals(2, creates());
    }

    @Test
    void anotherLoginPaysItself() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");
        AkoolClient theirs = client(akool.apiKey());
        AkoolClient ours = client(new ClientLogin(akool.clientId(), akool.clientSecret()), endpoint());
        accounts = t -> CompletableFuture.completedFuture(t.order().owner().equals("films#1") ? theirs : ours);

        Order second = same("films#2", "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals(2, creates());
        assertNull(translation(second, "ja").paidBy());
    }

    @Test
    void aLimitOfCreditsDoesNotKeepAnOrderFromWhatCostsNothing() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");

        Terms nothing = new Terms(null, "", TIME_LIMIT, false, 0.5, false, Set.of());
        Order second = same("films#2", nothing, "ja");
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals(1, creates());
    }

    @Test
    void inASingleRequestOnlyThoseAreAskedForThatNobodyElsePays() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");

        Terms together = new Terms(null, "", TIME_LIMIT, true, null, false, Set.of());
        Order second = same("films#2", together, "es", "ja", "fr");
        runUntilSettled(second);

        for (String language : second.languages()) {
            assertCollected(second, language);
        }
        assertEquals(2, creates());
        assertEquals("films#1", translation(second, "ja").paidBy());
    }

    @Test
    void whatARestartFoundPlannedTakesTheIdOfOneThatWasAtAkool() throws IOException {
        Order first = same("films#1", "ja");
        runUntil(State.PROCESSING, first, "ja");
        engine.abort(first.id(), "The build was aborted.");
        accounts = t -> new CompletableFuture<>();
        Order second = same("films#2", "ja");
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(State.PLANNED, state(second, "ja"));

        accounts = t -> CompletableFuture.completedFuture(client(akool.apiKey()));
        restartAfter(Duration.ofMinutes(1));
        runUntilSettled(second);

        assertCollected(second, "ja");
        assertEquals("films#1", translation(second, "ja").paidBy());
        assertEquals(1, creates());
    }

    @Test
    void whoWaitsForTheAnswerOfAnotherTakesItsIdThoughTheOtherIsDeletedMeanwhile() throws IOException {
        loginsOfBuildsThatAreThere("films#2", "films#3");
        answers.close();
        Order first = same("films#1", "ja");
        timeline.runUntil(() -> answers.waiting() == 1);
        Order second = same("films#2", "ja");
        timeline.advance(Duration.ofSeconds(5));
        engine.forgetOwners("films#1"::equals);
        timeline.settle();
        answers.open();
        timeline.settle();
        assertNull(state(first, "ja"));
        Order third = same("films#3", "ja");
        runUntilSettled(second);
        runUntilSettled(third);

        assertCollected(second, "ja");
        assertCollected(third, "ja");
        assertEquals(1, creates());
        assertEquals("films#1", translation(second, "ja").paidBy());
    }

    /** As in Jenkins, where the login is found by way of the build; the first needs it once. */
    private void loginsOfBuildsThatAreThere(String... builds) {
        Accounts before = accounts;
        accounts = t -> t.state() == State.PLANNED
                        || List.of(builds).contains(t.order().owner())
                ? before.open(t)
                : CompletableFuture.failedFuture(new AkoolException(Remedy.RETRY_LATER, "The build is not there."));
    }
}
