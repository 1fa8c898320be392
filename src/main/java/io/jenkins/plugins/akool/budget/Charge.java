package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one submission costs its login, or may cost it.
 *
 * @param account who pays, and in which month
 * @param credits as AKOOL said, else as it was taken to cost; null where nothing shows it
 * @param asked whether AKOOL's answer is still to come
 */
public record Charge(@NonNull Account account, @CheckForNull Double credits, boolean asked) {

    /**
     * What a login may spend of, from the first of a month to the next.
     *
     * @param login id of the credential
     * @param month in UTC
     */
    public record Account(@NonNull String login, @NonNull YearMonth month) {

        static Account of(String login, Instant at) {
            return new Account(login, YearMonth.from(at.atOffset(ZoneOffset.UTC)));
        }
    }

    /** The same, once nobody waits for AKOOL's answer any more. */
    Charge answered() {
        return new Charge(account, credits, false);
    }

    /** Those of all submissions of a translation. */
    static List<Charge> of(Translation t, Budgets budgets) {
        List<Reservation> reserved = t.reserved();
        if (reserved.isEmpty()) {
            return notReserved(t, budgets);
        }
        boolean buys = t.purchase() != null && t.paidBy() == null;
        List<Charge> charges = new ArrayList<>();
        for (Reservation one : reserved) {
            boolean last = charges.size() == reserved.size() - 1;
            Double told = last && buys ? t.credits() : null;
            charges.add(new Charge(
                    Account.of(one.login(), one.leftAt()),
                    told == null ? one.credits() : told,
                    last && t.state() == State.SUBMITTING));
        }
        return List.copyOf(charges);
    }

    /** Of one that was submitted before submissions were written down, or that its owner's record brought back. */
    private static List<Charge> notReserved(Translation t, Budgets budgets) {
        boolean mayBePaid = t.purchase() != null || t.state() == State.SUBMITTING || t.state() == State.UNKNOWN;
        if (!mayBePaid || t.paidBy() != null) {
            return List.of();
        }
        Order order = t.order();
        String login = budgets.login(order);
        Account account = Account.of(login, Objects.requireNonNullElse(t.submittedAt(), order.placedAt()));
        Double told = t.credits();
        return List.of(new Charge(account, told == null ? budgets.estimate(login, order) : told, false));
    }
}
