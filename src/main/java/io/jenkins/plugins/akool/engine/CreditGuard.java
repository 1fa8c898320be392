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
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Stops a batch of orders before it costs more than its step allows. AKOOL tells no price beforehand, only what it holds for
 * a language that it accepted; what is to go is taken to cost as much for each second of its video as the dearest did, and
 * as much as the dearest where no length is known. One whose outcome is unknown counts as paid. All of it is read from the
 * batch's translations, so that a restart forgets nothing.
 */
final class CreditGuard {

    /** Credits that a sum of products may be off. */
    private static final double ROUNDING = 1e-6;

    private CreditGuard() {}

    /** Whether the batch has a limit and nothing shows yet what it costs, so that one language has to. */
    static boolean isUnmeasured(List<Translation> batch) {
        return !batch.isEmpty()
                && batch.get(0).order().terms().maxCredits() != null
                && dearest(batch).isEmpty();
    }

    /**
     * A sentence on why what is planned must not be submitted, or null where it may.
     *
     * @param batch all translations of the orders that were asked for together
     */
    @CheckForNull
    static String objection(List<Translation> batch) {
        List<Translation> toGo =
                batch.stream().filter(t -> t.state() == State.PLANNED).toList();
        Double most = batch.isEmpty() ? null : batch.get(0).order().terms().maxCredits();
        if (most == null || toGo.isEmpty()) {
            return null;
        }
        Optional<Translation> dearest = dearest(batch);
        if (dearest.isEmpty()) {
            // One on its way may still tell; until then nothing else leaves.
            Translation untold = batch.stream()
                    .filter(t -> isUntold(t) && t.state() != State.SUBMITTING)
                    .findFirst()
                    .orElse(null);
            return untold == null
                    ? null
                    : Failures.sentence(
                            untold.akoolId() == null ? "priceUnknown" : "priceUntold", untold.language(), number(most));
        }
        ToDoubleFunction<Translation> price = price(batch, credits(dearest.get()));
        double spent = batch.stream()
                .mapToDouble(t -> (isUntold(t) ? price.applyAsDouble(t) : credits(t))
                        + (t.doubtful() && t.credits() != null ? price.applyAsDouble(t) : 0))
                .sum();
        return spent + toGo.stream().mapToDouble(price).sum() <= most + ROUNDING
                ? null
                : Failures.sentence(
                        "priceTooHigh",
                        number(credits(dearest.get())),
                        dearest.get().language(),
                        String.valueOf(toGo.size()),
                        number(most));
    }

    /**
     * What one would cost.
     *
     * @param dearest what the dearest did
     */
    private static ToDoubleFunction<Translation> price(List<Translation> batch, double dearest) {
        OptionalDouble eachSecond = batch.stream()
                .filter(t -> isTold(t) && seconds(t) > 0)
                .mapToDouble(t -> credits(t) / seconds(t))
                .max();
        return t -> eachSecond.isPresent() && seconds(t) > 0 ? eachSecond.getAsDouble() * seconds(t) : dearest;
    }

    /** Length of the video as it was seen or as AKOOL told it, 0 where neither is known. */
    private static double seconds(Translation t) {
        Double seen = t.order().seconds();
        return Objects.requireNonNullElse(seen == null ? t.durationSeconds() : seen, 0.0);
    }

    private static Optional<Translation> dearest(List<Translation> batch) {
        return batch.stream().filter(CreditGuard::isTold).max(Comparator.comparing(CreditGuard::credits));
    }

    /** Whether it shows what a language costs. One that an earlier build paid, or that AKOOL charged nothing for, does not. */
    private static boolean isTold(Translation t) {
        return t.paidBy() == null && credits(t) > 0;
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
