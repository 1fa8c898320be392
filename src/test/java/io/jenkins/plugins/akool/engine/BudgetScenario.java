package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Orders of a login that may spend so much in a month. The simulated AKOOL holds four credits for each language. */
abstract class BudgetScenario extends EngineScenario {

    final KeptBudgets kept = new KeptBudgets();

    @Override
    @BeforeEach
    protected void open() throws IOException {
        budgets = kept;
        kept.price = 4.0;
        super.open();
    }

    void limit(double credits) {
        kept.limits.put("the-default", credits);
    }

    double spent() {
        return spending.spent("the-default").credits();
    }

    List<Order> orders(int count, String... languages) {
        List<Order> orders =
                Stream.generate(() -> order(TIME_LIMIT, languages)).limit(count).toList();
        orders.forEach(engine::place);
        return orders;
    }

    void settleAndForget(List<Order> orders) {
        orders.forEach(this::runUntilSettled);
        orders.stream().flatMap(o -> engine.translations(o.id()).stream()).forEach(engine::acknowledge);
        timeline.settle();
    }

    long count(List<Order> orders, State state) {
        return orders.stream()
                .flatMap(o -> engine.translations(o.id()).stream())
                .filter(t -> t.state() == state)
                .count();
    }

    Set<String> reasons(List<Order> orders, State state) {
        return orders.stream()
                .flatMap(o -> engine.translations(o.id()).stream())
                .filter(t -> t.state() == state)
                .map(Translation::reason)
                .collect(Collectors.toSet());
    }
}
