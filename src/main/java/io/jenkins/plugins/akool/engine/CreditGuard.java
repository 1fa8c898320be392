package io.jenkins.plugins.akool.engine;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.akool.translation.State;
import io.jenkins.plugins.akool.translation.Translation;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops an order before it costs more than its step allows. AKOOL tells no price beforehand, only what it holds for a
 * language that it accepted; the languages to go are taken to cost as much each as the dearest did. One whose outcome is
 * unknown counts as paid. All of it is read from the order's translations, so that a restart forgets nothing.
 */
final class CreditGuard {

    private CreditGuard() {}

    /** Whether the order has a limit and nothing shows yet what it costs, so that one language has to. */
    static boolean isUnmeasured(List<Translation> order) {
        return !order.isEmpty()
                && order.get(0).order().terms().maxCredits() != null
                && dearest(order).isEmpty();
    }

    /**
     * A sentence on why what is planned must not be submitted, or null where it may.
     *
     * @param order all translations of one order
     */
    @CheckForNull
    static String objection(List<Translation> order) {
        long toGo = order.stream().filter(t -> t.state() == State.PLANNED).count();
        Double most = order.isEmpty() ? null : order.get(0).order().terms().maxCredits();
        if (most == null || toGo == 0) {
            return null;
        }
        Translation untold =
                order.stream().filter(CreditGuard::isUntold).findFirst().orElse(null);
        Optional<Translation> dearest = dearest(order);
        if (dearest.isEmpty()) {
            return untold == null
                    ? null
                    : Failures.sentence(
                            untold.akoolId() == null ? "priceUnknown" : "priceUntold", untold.language(), number(most));
        }
        double each = credits(dearest.get());
        double spent = order.stream()
                .mapToDouble(t -> (isUntold(t) ? each : credits(t)) + (t.doubtful() && t.credits() != null ? each : 0))
                .sum();
        return spent + each * toGo <= most
                ? null
                : Failures.sentence(
                        "priceTooHigh", number(each), dearest.get().language(), String.valueOf(toGo), number(most));
    }

    private static Optional<Translation> dearest(List<Translation> order) {
        return order.stream()
                .filter(t -> t.paidBy() == null && t.credits() != null)
                .max(Comparator.comparing(CreditGuard::credits));
    }

    private static double credits(Translation t) {
        return Objects.requireNonNullElse(t.credits(), 0.0);
    }

    /** Whether it was paid or may have been, and nobody knows how much. */
    private static boolean isUntold(Translation t) {
        boolean paid =
                t.akoolId() != null || t.state() == State.UNKNOWN || t.state() == State.SUBMITTING || t.doubtful();
        return paid && t.credits() == null;
    }

    private static String number(double credits) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(credits);
    }
}
