package io.jenkins.plugins.akool.engine;

import io.jenkins.plugins.akool.translation.Order;
import io.jenkins.plugins.akool.translation.Translation;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Stops an order before it costs more than its step allows. AKOOL tells no price beforehand, only what it holds for a
 * language that it accepted; the languages to go are taken to cost as much each.
 *
 * <p>The first answer decides on the whole order, so that what is counted here may be forgotten at a restart.
 */
final class CreditGuard {

    /** Credits that AKOOL holds for each order that is being submitted, by its id. */
    private final Map<String, Double> held = new HashMap<>();

    /** Whether nothing is known yet of what the order costs, so that one language has to show it. */
    boolean isUnmeasured(Order order) {
        return order.terms().maxCredits() != null && !held.containsKey(order.id());
    }

    /**
     * @param accepted what AKOOL just accepted
     * @param toGo languages of its order that are not submitted
     * @return a sentence on why the order must stop, or null where it may go on
     */
    String objection(Translation accepted, long toGo) {
        Double most = accepted.order().terms().maxCredits();
        String order = accepted.order().id();
        if (most == null || toGo == 0) {
            held.remove(order);
            return null;
        }
        Double cost = accepted.credits();
        if (cost == null) {
            return "Not submitted: AKOOL did not tell what " + accepted.language() + " costs, so that the limit of "
                    + number(most) + " credits cannot be kept.";
        }
        double soFar = held.merge(order, cost, Double::sum);
        return soFar + cost * toGo <= most
                ? null
                : "Not submitted: AKOOL holds " + number(cost) + " credits for " + accepted.language() + ", so with "
                        + toGo + " more the order would pass its limit of " + number(most) + " credits.";
    }

    private static String number(double credits) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(credits);
    }
}
