package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.budget.Total;
import io.jenkins.plugins.akool.credits.CreditSum;
import io.jenkins.plugins.akool.engine.Engine;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** What an administrator sees of a controller: all of it from memory, no build is loaded for it. */
public final class Overview {

    private final EngineLife life;

    Overview(EngineLife life) {
        this.life = life;
    }

    /** All that the engine has, which is what is not done, in no order. */
    @NonNull
    public List<Translation> translations() {
        Engine engine = life.engine();
        return engine == null ? List.of() : engine.translations();
    }

    /** Whether its build cannot be loaded, or there is none. */
    public boolean isWithoutBuild(@NonNull Translation t) {
        return life.recorder().isLost(t.order().id());
    }

    /** How many changes the journal's disk refuses, so that they are in memory only. */
    public int unsaved() {
        Engine engine = life.engine();
        return engine == null ? 0 : engine.unsaved();
    }

    /** Whether the journal could not be read, so that nothing is submitted. */
    public boolean isJournalUnreadable() {
        CompletionStage<Void> resumed = life.resumed();
        return resumed != null && resumed.toCompletableFuture().isCompletedExceptionally();
    }

    /** What AKOOL said when it refused a login that it has not accepted since, by the credential's id. */
    @NonNull
    public Map<String, String> refusedLogins() {
        return life.refused().all();
    }

    /** What AKOOL charged, see {@link io.jenkins.plugins.akool.credits.CreditBook}; the oldest month first. */
    @NonNull
    public List<CreditSum> credits() {
        return life.credits().sums();
    }

    /** From when on credits are counted. */
    @NonNull
    public Instant creditsSince() {
        return life.credits().since();
    }

    /**
     * What a login may spend in a month.
     *
     * @param login id of the credential
     * @param credits that it may spend
     * @param spent what it spent in this month, null where that cannot be read now
     * @param renewal the day on which it may spend all of it again, UTC
     */
    public record LoginBudget(
            @NonNull String login,
            double credits,
            @CheckForNull Total spent,
            @NonNull LocalDate renewal) {}

    /** Of each login that has a budget. */
    @NonNull
    public List<LoginBudget> budgets() {
        Spending spending = life.spending();
        return Budget.logins().stream()
                .map(login -> new LoginBudget(
                        login,
                        Objects.requireNonNullElse(Budget.of(login), 0.0),
                        spending.isKnown() ? spending.spent(login) : null,
                        spending.renewal()))
                .toList();
    }

    /** As the engine's clock tells. */
    @NonNull
    public Instant now() {
        return life.now();
    }
}
