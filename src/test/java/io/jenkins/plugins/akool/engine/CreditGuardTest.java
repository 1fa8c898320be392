package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Purchase;
import io.jenkins.plugins.akool.translation.Recorded;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order may not cost more than its step allows. The simulated AKOOL holds four credits for each language. */
class CreditGuardTest extends EngineScenario {

    @ParameterizedTest
    @CsvSource({"16, 4", "15.9, 1", "4, 1", "1, 1"})
    void stopsAfterTheFirstLanguageOrNotAtAll(double most, int submitted) throws Exception {
        Order order = place(most, false);
        runUntilSettled(order);
        assertEquals(submitted, creates());
        assertCollected(order, "ja");
        assertEquals(submitted == 4 ? State.COLLECTED : State.FAILED, state(order, "de"));
    }

    @Test
    void saysWhatItWouldHaveCost() {
        Order order = place(10, false);
        runUntilSettled(order);
        assertEquals(
                "Not submitted: AKOOL holds 4 credits for ja, so with 3 more the order would pass its limit of 10"
                        + " credits.",
                translation(order, "es").reason());
    }

    @Test
    void oneRequestForAllIsPrecededByOneForTheFirst() {
        Order dear = place(10, true);
        runUntilSettled(dear);
        assertEquals(1, creates());
        Order cheap = place(16, true);
        runUntilSettled(cheap);
        assertEquals(3, creates());
        assertEquals(5, akool.createCount());
    }

    @Test
    void aPriceThatIsNotToldStopsTheRest() {
        akool.on(Call.CREATE).next(Fault.json("{\"code\":1000,\"data\":{\"_id\":\"6500\",\"language\":\"ja\"}}"));
        Order order = place(100, false);
        runUntil(State.FAILED, order, "es");
        assertEquals(1, creates());
        assertEquals(
                "Not submitted: AKOOL did not tell what ja costs, so that the limit of 100 credits cannot be kept.",
                translation(order, "es").reason());
    }

    @Test
    void aRestartInBetweenMeasuresAnew() throws Exception {
        akool.on(Call.CREATE).forLanguage("es").next(Fault.status(429));
        Order order = place(16, false);
        timeline.runUntil(() -> creates() == 2 && state(order, "es") == State.PLANNED);
        restartAfter(Duration.ofSeconds(1));
        runUntilSettled(order);
        assertCollected(order, "de");
        assertEquals(4, akool.createCount());
    }

    @Test
    void anAnswerThatWasLostCountsAsSpent() {
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.lostAnswer());
        Order order = place(12, false);
        runUntilSettled(order);
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertTrue(akool.createCount() * 4 <= 12, akool.createCount() + " languages at 4 credits each");
        assertTrue(translation(order, "fr").reason().startsWith("Not submitted: what became of ja is unknown"));
    }

    @Test
    void anAnswerThatIsLostLaterCountsAtThePriceOfTheOthers() {
        akool.on(Call.CREATE).forLanguage("es").next(Fault.lostAnswer());
        Order order = place(12, false);
        runUntilSettled(order);
        assertTrue(akool.createCount() * 4 <= 12, akool.createCount() + " languages at 4 credits each");
    }

    @Test
    void videosOfOneBatchHaveOneLimit() {
        List<Order> batch = batch(23);
        batch.forEach(this::runUntilSettled);
        assertEquals(1, creates());
        assertEquals(
                "Not submitted: AKOOL holds 4 credits for ja, so with 5 more the order would pass its limit of 23"
                        + " credits.",
                translation(batch.get(2), "es").reason());
    }

    @Test
    void longerVideosOfABatchAreTakenToCostMore() {
        List<Order> batch = Stream.of(10.0, 20.0, 10.0)
                .map(seconds -> order(limited(15), "ja").lasting(seconds))
                .toList();
        batch.forEach(engine::place);
        batch.forEach(this::runUntilSettled);
        assertEquals(1, creates(), "4, 8 and 4 credits pass the limit");
    }

    @Test
    void videosOfOneBatchThatFitAreAllPaid() {
        List<Order> batch = batch(24);
        batch.forEach(this::runUntilSettled);
        assertEquals(6, creates());
    }

    @ParameterizedTest
    @CsvSource({"24, 6", "23, 1"})
    void videosOfOneBatchWaitForTheFirstAnswerHoweverLateItIs(double most, int submitted) {
        answers.close();
        List<Order> batch = batch(most);
        timeline.runUntil(() -> answers.waiting() == 1);
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(1, creates());
        answers.open();
        batch.forEach(this::runUntilSettled);
        assertEquals(submitted, creates());
    }

    @Test
    void videosOfOneBatchDoNotWaitForAnAnswerThatIsLost() {
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        answers.close();
        List<Order> batch = batch(24);
        timeline.advance(Duration.ofSeconds(5));
        answers.open();
        batch.forEach(this::runUntilSettled);
        assertEquals(1, creates());
        assertTrue(translation(batch.get(2), "es").reason().startsWith("Not submitted: what became of ja is unknown"));
    }

    @Test
    void whatAnEarlierBuildPaidShowsNoPrice() {
        Terms together = new Terms(null, "", TIME_LIMIT, true, 5.0, false, Set.of()).in("batch");
        Order reused = order(together, "ja");
        Purchase free = new Purchase("6501", reused.placedAt(), reused.placedAt(), 10.0, 0.0, null);
        Translation earlier = Translation.recorded(reused, "ja", State.COLLECTED, free, null, null);
        Order changed = order(together, "ja", "es");
        engine.reconcile(changed, new Recorded(true, Map.of(), List.of(earlier)), changed.languages());
        runUntilSettled(changed);
        assertEquals(1, akool.createCount(), "two languages at 4 credits each pass the limit of 5");
    }

    /** The other one was recorded, and is in the journal no more, while this one's file was copied. */
    @Test
    void whatEndedWhileAnotherWasPreparedIsSpent() {
        Order first = order(limited(5), "ja");
        Order second = order(limited(5), "ja");
        engine.place(first);
        runUntil(State.QUEUED, first, "ja");
        Recorded before = new Recorded(true, Map.of(), List.of(translation(first, "ja")));
        runUntilSettled(first);
        engine.acknowledge(translation(first, "ja"));
        timeline.settle();
        engine.reconcile(second, before, second.languages());
        runUntilSettled(second);
        assertEquals(1, akool.createCount(), "two at 4 credits pass the limit of 5");
    }

    @Test
    void whatAPersonForgetsIsSpentAllTheSame() {
        akool.on(Call.CREATE).forLanguage("es").next(Fault.status(429, Map.of("Retry-After", "120")));
        Order first = givenUp(order(limited(9), "ja"));
        Order second = order(limited(9), "es");
        Order third = order(limited(9), "fr");
        engine.place(second);
        timeline.advance(Duration.ofSeconds(20));
        assertEquals(State.PLANNED, state(second, "es"));
        engine.forget(first.translationId("ja"));
        timeline.settle();
        runUntil(State.QUEUED, second, "es");
        engine.place(third);
        runUntilSettled(third);
        assertEquals(2, akool.createCount(), "three at 4 credits pass the limit of 9");
    }

    @Test
    void whatIsTakenUpFromARecordIsSpentOnce() throws Exception {
        Order first = givenUp(order(limited(9), "ja"));
        Order second = order(limited(9), "es");
        Translation given = translation(first, "ja");
        engine.forget(given.id());
        timeline.settle();
        akool.on(Call.CREATE).forLanguage("es").next(Fault.status(429));
        engine.reconcile(second, new Recorded(true, Map.of(), List.of(given)), second.languages());
        timeline.settle();
        engine.reconcile(first, new Recorded(true, Map.of("ja", given), List.of()), List.of());
        runUntilSettled(second);
        assertCollected(second, "es");
    }

    private Terms limited(double maxCredits) {
        return new Terms(null, "", TIME_LIMIT, false, maxCredits, false, Set.of()).in("batch");
    }

    private Order givenUp(Order order) {
        engine.place(order);
        runUntil(State.QUEUED, order, "ja");
        engine.abort(order.id(), "Aborted.");
        timeline.settle();
        assertEquals(State.UNCOLLECTED, state(order, "ja"));
        return order;
    }

    private List<Order> batch(double maxCredits) {
        List<Order> orders = Stream.generate(() -> order(limited(maxCredits), "ja", "es"))
                .limit(3)
                .toList();
        orders.forEach(engine::place);
        return orders;
    }

    private Order place(double maxCredits, boolean singleRequest) {
        Order order = order(
                new Terms(null, "", TIME_LIMIT, singleRequest, maxCredits, false, Set.of()), "ja", "es", "fr", "de");
        engine.place(order);
        return order;
    }
}
