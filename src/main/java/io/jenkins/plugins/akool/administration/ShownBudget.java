package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.budget.Total;
import io.jenkins.plugins.akool.service.Overview;
import java.text.NumberFormat;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What one login may spend in this month, and what it has left. */
@ExportedBean(defaultVisibility = 2)
public final class ShownBudget {

    private final Overview.LoginBudget budget;

    ShownBudget(Overview.LoginBudget budget) {
        this.budget = budget;
    }

    /** Id of the credential. */
    @Exported
    @NonNull
    public String getLogin() {
        return budget.login();
    }

    /** Credits that it may spend in a month. */
    @Exported
    public double getCredits() {
        return budget.credits();
    }

    /** Credits that it spent in this month, or may have spent; null where that cannot be read now. */
    @Exported
    @CheckForNull
    public Double getSpent() {
        Total spent = budget.spent();
        return spent == null ? null : spent.credits();
    }

    /** How many translations it paid for, or may have paid for, of which nothing shows what they cost. */
    @Exported
    public int getUnpriced() {
        Total spent = budget.spent();
        return spent == null ? 0 : spent.unpriced();
    }

    /** Credits that it may still spend in this month; null where that is not known. */
    @Exported
    @CheckForNull
    public Double getLeft() {
        Double spent = getSpent();
        return spent == null ? null : Math.max(0, getCredits() - spent);
    }

    /** The day on which it renews, UTC, as in {@code 2026-12-01}. */
    @Exported
    @NonNull
    public String getRenewsOn() {
        return budget.renewal().toString();
    }

    /** What it may spend, as a person reads it. */
    @NonNull
    public String getAmount() {
        return amount(getCredits());
    }

    /** What it spent, as a person reads it. */
    @NonNull
    public String getSpentAmount() {
        return amount(getSpent());
    }

    /** What it has left, as a person reads it. */
    @NonNull
    public String getLeftAmount() {
        return amount(getLeft());
    }

    private static String amount(@CheckForNull Double credits) {
        return credits == null
                ? "?"
                : NumberFormat.getNumberInstance(LocaleProvider.getLocale()).format(credits);
    }
}
