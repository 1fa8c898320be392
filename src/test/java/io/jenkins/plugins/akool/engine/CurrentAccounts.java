package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.client.TranslationApi;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Accounts that a scenario may exchange while the engine runs. */
record CurrentAccounts(Supplier<Accounts> now) implements Accounts {

    @Override
    public CompletionStage<TranslationApi> open(Translation translation) {
        return now.get().open(translation);
    }

    @Override
    public CompletionStage<Order> addressed(Order order) {
        return now.get().addressed(order);
    }
}
