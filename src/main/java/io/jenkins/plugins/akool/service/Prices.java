package io.jenkins.plugins.akool.service;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import io.jenkins.plugins.akool.access.Budget;
import io.jenkins.plugins.akool.access.Logins;
import io.jenkins.plugins.akool.bookkeeping.ProgressLog;
import io.jenkins.plugins.akool.budget.Spending;
import io.jenkins.plugins.akool.credits.Rates;
import io.jenkins.plugins.akool.options.TranslationOptions;
import io.jenkins.plugins.akool.translation.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** What orders are likely to cost, by what their login paid before: told, and held against the limit, before any is paid. */
final class Prices {

    private final Rates rates;
    private final Spending spending;

    /**
     * What is to be paid of one video.
     *
     * @param each credits for one language, null where nothing shows that
     * @param seconds null where the length is not known; then {@code each} is what the dearest video did cost
     */
    private record Part(
            @CheckForNull Double each,
            int languages,
            @CheckForNull Double seconds) {}

    /** All that is asked for together, which is not nothing. */
    private record Sum(List<Part> parts) {

        boolean isKnown() {
            return parts.stream().allMatch(p -> p.each() != null);
        }

        boolean isMeasured() {
            return parts.stream().allMatch(p -> p.seconds() != null);
        }

        double credits() {
            return parts.stream()
                    .mapToDouble(p -> Objects.requireNonNullElse(p.each(), 0.0) * p.languages())
                    .sum();
        }

        /** What it is that costs this. */
        String what() {
            int languages = parts.stream().mapToInt(Part::languages).sum();
            if (parts.size() == 1) {
                Double seconds = parts.get(0).seconds();
                return seconds == null
                        ? Messages.price_languagesOfAnyLength(languages)
                        : languages == 1
                                ? Messages.price_language(length(seconds))
                                : Messages.price_languages(languages, length(seconds));
            }
            return isMeasured()
                    ? Messages.price_videos(
                            parts.size(),
                            languages,
                            length(parts.stream().mapToDouble(Part::seconds).sum()))
                    : Messages.price_videosOfAnyLength(parts.size(), languages);
        }

        private static String length(double seconds) {
            return ProgressLog.number(Math.round(seconds * 10) / 10.0);
        }
    }

    Prices(Rates rates, Spending spending) {
        this.rates = rates;
        this.spending = spending;
    }

    private Part part(Order order, int languages) {
        String login = Logins.named(order.terms().credentialsId());
        Double each = rates.estimate(login, order.settings().lipsync(), order.seconds());
        return new Part(each, languages, order.seconds());
    }

    private Sum sum(List<Order> orders) {
        return new Sum(orders.stream().map(o -> part(o, o.languages().size())).toList());
    }

    /**
     * For the log: what the orders are likely to cost together, and what the budget of their login has left.
     *
     * @param orders asked for together, at least one
     */
    @NonNull
    List<String> lines(@NonNull TranslationOptions options, @NonNull List<Order> orders) {
        String login = Logins.named(options.getCredentialsId());
        Sum all = sum(orders);
        List<String> lines = new ArrayList<>();
        if (!all.isKnown()) {
            lines.add(Messages.price_unknown());
        } else if (!all.isMeasured()) {
            lines.add(Messages.price_dearest(login, ProgressLog.number(all.credits()), all.what()));
        } else if (options.isReuse()) {
            lines.add(Messages.price_atMost(ProgressLog.number(all.credits()), all.what()));
        } else {
            lines.add(Messages.price_about(ProgressLog.number(all.credits()), all.what()));
        }
        Double budget = Budget.of(login);
        if (budget != null && spending.isKnown()) {
            double left = Math.max(0, budget - spending.spent(login).credits());
            lines.add(Messages.price_budget(
                    login, ProgressLog.number(left), ProgressLog.number(budget), spending.renewal()));
        }
        return lines;
    }

    /** Why orders must not be begun that are likely to cost more than they may; null where they may. */
    @CheckForNull
    String objection(@NonNull TranslationOptions options, @NonNull List<Order> orders) {
        return objection(options, sum(orders));
    }

    /** What the dearest video did cost stops nothing: AKOOL's answer to the first language will show it. */
    @CheckForNull
    private static String objection(TranslationOptions options, Sum all) {
        int most = options.getMaxCredits();
        return most == 0 || !all.isKnown() || !all.isMeasured() || all.credits() <= most
                ? null
                : Messages.price_tooDear(ProgressLog.number(all.credits()), all.what(), ProgressLog.number(most));
    }

    /**
     * To be called once before orders that were asked for together are begun. With {@code reuse} nobody knows yet what there
     * is to pay, so that it is only told, and {@link #checkRest} decides.
     *
     * @param orders with the lengths of their videos as far as these are known
     * @throws CompletionException with an {@link AbortException} where they are likely to cost more than they may; then
     *     nothing is to be submitted
     */
    void check(@NonNull Wish wish, @NonNull List<Order> orders) {
        lines(wish.options(), orders).forEach(wish::log);
        refuse(wish.options().isReuse() ? null : objection(wish.options(), orders));
    }

    /**
     * The same of orders of which earlier builds had some.
     *
     * @param orders that were asked for together, with what is left of them to be paid
     */
    void checkRest(@NonNull Wish wish, @NonNull List<Preparation.Prepared> orders) {
        List<Part> parts = orders.stream()
                .filter(ready -> !ready.left().isEmpty())
                .map(ready -> part(ready.order(), ready.left().size()))
                .toList();
        if (!parts.isEmpty()) {
            refuse(objection(wish.options(), new Sum(parts)));
        }
    }

    private static void refuse(@CheckForNull String objection) {
        if (objection != null) {
            throw new CompletionException(new AbortException(objection));
        }
    }
}
