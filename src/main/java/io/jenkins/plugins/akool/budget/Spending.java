package io.jenkins.plugins.akool.budget;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.api.Wording;
import io.jenkins.plugins.akool.budget.Charge.Account;
import io.jenkins.plugins.akool.schedule.Timeline;
import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Reservation;
import io.jenkins.plugins.akool.translation.Translation;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each login spent in each month: with what the engine has, from when its request leaves, and with what it has no more,
 * as a file says. A translation is in one of the two sums, whichever of journal and file a crash leaves it in; where it is
 * in both, what the journal says counts. Changed on the timeline's thread.
 */
public final class Spending {

    /** Credits that a sum of products may be off. */
    private static final double ROUNDING = 1e-6;

    private final Timeline timeline;
    private final Budgets budgets;

    /** Of what the engine has and what costs something, by the translation's id. */
    private final Map<String, List<Charge>> charges = new HashMap<>();

    private final Totals present = new Totals();
    private final Gone gone;

    public Spending(@NonNull Timeline timeline, @NonNull Budgets budgets) {
        this.timeline = timeline;
        this.budgets = budgets;
        gone = new Gone(timeline, budgets, charges::containsKey);
    }

    /** To be called once the engine has read its journal. */
    public void journalRead() {
        gone.isLoaded();
    }

    /** Whether what was spent is known; on any thread. */
    public boolean isKnown() {
        return gone.isKnown();
    }

    /** What a login spent in this month, or may have spent; on any thread. */
    @NonNull
    public Total spent(@NonNull String login) {
        return sum(Account.of(login, timeline.now()));
    }

    private Total sum(Account account) {
        return present.of(account).plus(gone.of(account));
    }

    /** The day on which all budgets are whole again, UTC; on any thread. */
    @NonNull
    public LocalDate renewal() {
        return Account.of("", timeline.now()).month().plusMonths(1).atDay(1);
    }

    /**
     * Whether one language of the order may be submitted now.
     *
     * @param before what leaves together with it
     */
    @NonNull
    public Verdict verdict(@NonNull Order order, @NonNull List<Reservation> before) {
        String login = budgets.login(order);
        Double limit = budgets.limit(login);
        Double price = budgets.estimate(login, order);
        Reservation one = new Reservation(login, timeline.now(), price);
        if (limit == null) {
            return new Verdict.Affordable(one);
        }
        if (!gone.isLoaded()) {
            return new Verdict.Later(sentence("unreadable", login));
        }
        Account account = Account.of(login, one.leftAt());
        Total spent = before.stream()
                .map(r -> Total.of(new Charge(account, r.credits(), true)))
                .reduce(sum(account), Total::plus);
        if (spent.asked() > 0) {
            return new Verdict.Waits(login);
        }
        String month = account.month().toString();
        if (price == null && present.of(account).unpriced() > 0) {
            return new Verdict.TooDear(sentence("priceUnknown", login, number(limit), month));
        }
        double each = price == null ? 0 : price;
        double rest = limit - spent.credits() - spent.unpriced() * each;
        if (isEnough(rest, price)) {
            return new Verdict.Affordable(one);
        }
        if (isEnough(rest + spent.revocable(), price)) {
            return new Verdict.Waits(login);
        }
        String left = number(Math.max(0, rest));
        return new Verdict.TooDear(
                price == null
                        ? sentence(
                                "usedUp", login, number(limit), month, renewal().toString())
                        : sentence(
                                "tooDear",
                                number(price),
                                login,
                                left,
                                number(limit),
                                month,
                                renewal().toString()));
    }

    private static boolean isEnough(double rest, @CheckForNull Double price) {
        return price == null ? rest > ROUNDING : rest + ROUNDING >= price;
    }

    /** Takes note of how a translation stands that the engine has. */
    public void changed(@NonNull Translation t) {
        List<Charge> before = gone.of(t.id());
        // Its owner's record, which may bring it back, tells less than what was written down when it left.
        List<Charge> now = before != null && t.reserved().isEmpty() ? before : Charge.of(t, budgets);
        gone.isBack(t.id());
        List<Charge> known = now.isEmpty() ? charges.remove(t.id()) : charges.put(t.id(), now);
        if (known != null) {
            present.subtract(known);
        }
        present.add(now);
    }

    /**
     * The engine has it no more. Where its login has a budget, it leaves the journal only once it is written down what it
     * cost; where it has none, that is written down soon.
     */
    public void left(@NonNull Translation t, @NonNull Departure departure) {
        List<Charge> last = charges.remove(t.id());
        if (last == null) {
            departure.leave();
            return;
        }
        present.subtract(last);
        boolean limited = last.stream().anyMatch(c -> budgets.limit(c.account().login()) != null);
        gone.add(t.id(), last.stream().map(Charge::answered).toList(), t.openUntil(), departure, limited);
    }

    private static String number(double credits) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(credits);
    }

    private static String sentence(String key, String... values) {
        return Wording.sentence(Spending.class, key, values);
    }
}
