package io.jenkins.plugins.akool.bookkeeping;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.access.PluginFolders;
import io.jenkins.plugins.akool.budget.Budgets;
import io.jenkins.plugins.akool.budget.Spent;
import io.jenkins.plugins.akool.credits.BudgetFile;
import io.jenkins.plugins.akool.credits.Rates;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.Translation;
import java.io.IOException;
import java.util.List;

/** Budgets as the global configuration has them, and what this Jenkins has seen of prices. */
public final class LoginBudgets implements Budgets {

    private final BudgetFile file =
            new BudgetFile(PluginFolders::budget, () -> !Budget.logins().isEmpty());

    private final Rates rates;

    public LoginBudgets(@NonNull Rates rates) {
        this.rates = rates;
    }

    @Override
    public String login(Order order) {
        return Logins.named(order.terms().credentialsId());
    }

    /** Id of the credential that paid, or that would pay now; empty where none was named. */
    static String login(Translation t) {
        List<Reservation> reserved = t.reserved();
        return reserved.isEmpty()
                ? Logins.named(t.order().terms().credentialsId())
                : reserved.get(reserved.size() - 1).login();
    }

    @Override
    public Double limit(String login) {
        return Budget.of(login);
    }

    @Override
    public Double estimate(String login, Order order) {
        return rates.estimate(login, order.settings().lipsync(), order.seconds());
    }

    @Override
    public Spent load() throws IOException {
        return file.load();
    }

    @Override
    public void save(Spent spent) throws IOException {
        file.save(spent);
    }
}
