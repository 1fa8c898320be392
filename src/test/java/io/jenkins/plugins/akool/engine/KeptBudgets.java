package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spent;
import io.jenkins.plugins.akool.translation.Order;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Budgets as an administrator set them, with a file that a scenario may break. It outlives the engine. */
final class KeptBudgets implements Budgets {

    /** By login. */
    final Map<String, Double> limits = new HashMap<>();

    /** Credits, null while nothing shows them. */
    @CheckForNull
    Double price;

    boolean readable = true;

    boolean writable = true;

    Spent file = Spent.NOTHING;

    int saves;

    @Override
    public String login(Order order) {
        String named = order.terms().credentialsId();
        return named == null ? "the-default" : named;
    }

    @Override
    public Double limit(String login) {
        return limits.get(login);
    }

    @Override
    public Double estimate(String login, Order order) {
        return price;
    }

    @Override
    public Spent load() throws IOException {
        if (!readable) {
            throw new IOException("Permission denied");
        }
        return file;
    }

    @Override
    public void save(Spent spent) throws IOException {
        if (!writable) {
            throw new IOException("No space left on device");
        }
        file = spent;
        saves++;
    }
}
