package io.jenkins.plugins.akool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.akool.simulator.Call;
import io.jenkins.plugins.akool.simulator.Fault;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A login does not spend more in a month than it may. */
class BudgetTest extends BudgetScenario {

    @Test
    void fiftyOrdersAtOnceDoNotPassItTogether() {
        limit(22);
        List<Order> orders = orders(50, "ja");
        orders.forEach(this::runUntilSettled);
        assertEquals(5, creates());
        assertEquals(5, count(orders, State.COLLECTED));
        assertEquals(
                Set.of(
                        "Not submitted: it would cost about 4 credits, and the login the-default has 2 left of its budget"
                                + " of 22 credits for 2026-01. The budget renews on 2026-02-01 (UTC)."),
                reasons(orders, State.FAILED));
    }

    @Test
    void languagesOfOneOrderAreSubmittedAsLongAsItLasts() throws Exception {
        limit(10);
        Order order = orders(1, "ja", "es", "fr").get(0);
        runUntilSettled(order);
        assertCollected(order, "ja");
        assertCollected(order, "es");
        assertEquals(State.FAILED, state(order, "fr"));
        assertEquals(2, creates());
    }

    @Test
    void oneRequestAsksForAsManyAsFit() {
        limit(10);
        Order order = order(new Terms(null, "", TIME_LIMIT, true, null, false, Set.of()), "ja", "es", "fr");
        engine.place(order);
        runUntilSettled(order);
        assertEquals(1, creates());
        assertEquals(2, akool.createCount());
        assertEquals(State.FAILED, state(order, "fr"));
    }

    @Test
    void aLostAnswerIsSpentAndAPersonMaySpendItAgain() {
        limit(12);
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.lostAnswer(), Fault.lostAnswer());
        Order order = orders(1, "ja").get(0);
        runUntilSettled(order);
        assertEquals(4, spent());
        engine.openCases().submitAgain(translation(order, "ja").id());
        timeline.advance(Duration.ofMinutes(10));
        assertEquals(State.UNKNOWN, state(order, "ja"));
        assertEquals(8, spent());
        restartAfter(Duration.ofMinutes(1));
        assertEquals(8, spent());
        List<Order> others = orders(2, "es");
        others.forEach(this::runUntilSettled);
        assertEquals(3, creates());
        engine.openCases().leave(translation(order, "ja").id(), "Left at that.");
        settleAndForget(List.of(order));
        assertEquals(12, spent());
    }

    @Test
    void whatAkoolDidNotTakeIsNotSpent() {
        limit(4);
        akool.on(Call.CREATE).forLanguage("ja").next(Fault.status(429), Fault.code(200, 1003, "Parameter error."));
        Order refused = orders(1, "ja").get(0);
        runUntilSettled(refused);
        assertEquals(State.FAILED, state(refused, "ja"));
        assertEquals(0, spent());
        Order other = orders(1, "es").get(0);
        runUntilSettled(other);
        assertEquals(State.COLLECTED, state(other, "es"));
    }

    @Test
    void whatIsOnlyOnItsWayIsNotSpentYet() throws Exception {
        limit(4);
        akool.on(Call.CREATE).next(Fault.code(1003, "Parameter error"));
        answers.close();
        Order first = place("ja");
        timeline.runUntil(() -> answers.waiting() == 1);
        Order second = place("es");
        timeline.advance(Duration.ofSeconds(5));
        assertEquals(1, creates());
        answers.open();
        runUntilSettled(first);
        runUntilSettled(second);
        assertEquals(State.FAILED, state(first, "ja"));
        assertCollected(second, "es");
    }

    @Test
    void whatFailedAtAkoolIsSpent() {
        limit(4);
        akool.fails("ja", 501312, "No voice was found.");
        Order failed = orders(1, "ja").get(0);
        runUntilSettled(failed);
        settleAndForget(List.of(failed));
        Order other = orders(1, "es").get(0);
        runUntilSettled(other);
        assertEquals(1, creates());
    }

    @Test
    void whatAkoolHoldsCountsOverWhatWasExpected() {
        limit(10);
        kept.price = 3.0;
        for (String language : List.of("ja", "es", "fr")) {
            runUntilSettled(orders(1, language).get(0));
        }
        assertEquals(2, creates(), "4 credits were held for each, so that another 3 are too many");
        assertEquals(8, spent());
    }

    @Test
    void eachLoginHasItsOwn() {
        limit(4);
        kept.limits.put("another", 8.0);
        List<Order> first = orders(3, "ja");
        List<Order> second = Stream.generate(
                        () -> order(new Terms("another", "", TIME_LIMIT, false, null, false, Set.of()), "ja"))
                .limit(3)
                .toList();
        second.forEach(engine::place);
        first.forEach(this::runUntilSettled);
        second.forEach(this::runUntilSettled);
        assertEquals(1, count(first, State.COLLECTED));
        assertEquals(2, count(second, State.COLLECTED));
    }

    @Test
    void whileNothingShowsThePriceOneAtATimeIsSubmitted() {
        limit(20);
        kept.price = null;
        answers.close();
        List<Order> orders = orders(50, "ja");
        timeline.runUntil(() -> answers.waiting() == 1);
        timeline.advance(Duration.ofSeconds(30));
        assertEquals(1, creates());
        kept.price = 4.0;
        answers.open();
        orders.forEach(this::runUntilSettled);
        assertEquals(5, creates());
    }

    @Test
    void whereTheFirstAnswerIsLostNothingElseIsSubmittedUntilThePriceIsKnown() {
        limit(20);
        kept.price = null;
        akool.on(Call.CREATE).next(Fault.lostAnswer());
        List<Order> orders = orders(3, "ja");
        orders.forEach(this::runUntilSettled);
        assertEquals(1, creates());
        assertEquals(
                Set.of("Not submitted: nothing shows yet what it costs, and the login the-default has paid, or may have"
                        + " paid, for another one at a price that AKOOL did not tell, so that its budget of 20 credits for"
                        + " 2026-01 cannot be kept."),
                reasons(orders, State.FAILED));
        engine.openCases().adopt(translation(orders.get(0), "ja").id(), akool.newestId("ja"));
        runUntilSettled(orders.get(0));
        kept.price = 4.0;
        List<Order> others = orders(5, "es");
        others.forEach(this::runUntilSettled);
        assertEquals(5, creates());
    }

    @Test
    void aResultThatAnotherOrderPaidForCostsNothing() {
        limit(4);
        List<Order> same = Stream.generate(() -> order(TIME_LIMIT, "ja").shared(Map.of("ja", "the same")))
                .limit(3)
                .toList();
        same.forEach(engine::place);
        same.forEach(this::runUntilSettled);
        assertEquals(3, count(same, State.COLLECTED));
        assertEquals(4, spent());
        settleAndForget(same);
        assertEquals(4, spent());
    }
}
