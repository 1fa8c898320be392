package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.budget.Verdict;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether what is planned may be paid: by what its batch may cost, and by what its login may spend. Asked just before a
 * request leaves, on the one thread on which all leave, so that no two pass a limit together.
 */
final class PriceCheck {

    private final Ledger ledger;
    private final Spending spending;

    PriceCheck(Ledger ledger, Spending spending) {
        this.ledger = ledger;
        this.spending = spending;
    }

    Verdict verdict(Translation planned) {
        List<Translation> batch = ledger.allOfGroup(planned.order().group());
        String objection = CreditGuard.objection(batch);
        if (objection != null) {
            return new Verdict.TooDear(objection);
        }
        if (CreditGuard.isUnmeasured(batch) && batch.stream().anyMatch(t -> t.state() == State.SUBMITTING)) {
            // One video of the batch has to show what a language costs.
            return new Verdict.Waits(null);
        }
        return spending.verdict(planned.order(), List.of());
    }

    /**
     * What one request asks for, as far as it may be paid together, on its way. The others come after it.
     *
     * @param apart whether one of the others is not to be asked for with it
     * @param webhook hash of the token that it goes out with, null for none
     */
    List<Translation> together(Translation planned, Predicate<Translation> apart, @CheckForNull String webhook) {
        Order order = planned.order();
        boolean all = order.terms().singleRequest() && !CreditGuard.isUnmeasured(ledger.allOfGroup(order.group()));
        List<Translation> leaving = new ArrayList<>();
        List<Reservation> reserved = new ArrayList<>();
        for (Translation t : all ? ledger.toSubmit(order.id()) : List.of(planned)) {
            boolean fits = t.id().equals(planned.id()) || !apart.test(t);
            if (fits && spending.verdict(order, reserved) instanceof Verdict.Affordable affordable) {
                reserved.add(affordable.reservation());
                leaving.add(t.submitting(webhook, affordable.reservation()));
            }
        }
        return leaving;
    }
}
