package io.jenkins.plugins.akool.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.akool.credits.CreditSum;
import java.text.NumberFormat;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What one job cost in one month with one login. */
@ExportedBean(defaultVisibility = 2)
public final class ShownCredits {

    private final CreditSum sum;
    private final boolean visible;

    ShownCredits(CreditSum sum, Readers readers) {
        this.sum = sum;
        visible = sum.job().isEmpty() || readers.maySee(sum.job());
    }

    /** Year and month in UTC, as in {@code 2026-11}. */
    @Exported
    @NonNull
    public String getMonth() {
        return sum.month().toString();
    }

    /** Full name of the job as it was then; null where this person may not see it, empty for the rest of a long month. */
    @Exported
    @CheckForNull
    public String getJob() {
        return visible ? sum.job() : null;
    }

    /** Id of the credential that paid, empty where none was named; null where this person may not see the job. */
    @Exported
    @CheckForNull
    public String getLogin() {
        return visible ? sum.login() : null;
    }

    /** How many translations AKOOL was done with. */
    @Exported
    public int getTranslations() {
        return sum.translations();
    }

    /** Of how many of them AKOOL told no credits. */
    @Exported
    public int getUntold() {
        return sum.untold();
    }

    /** What AKOOL charged for the others. */
    @Exported
    public double getCredits() {
        return sum.credits();
    }

    /** The credits as a person reads them. */
    @NonNull
    public String getAmount() {
        return NumberFormat.getNumberInstance(LocaleProvider.getLocale()).format(sum.credits());
    }
}
